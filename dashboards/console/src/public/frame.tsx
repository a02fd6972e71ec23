import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Glyph } from '../components/glyph.tsx'
import { t } from './words.ts'

interface Props {
  readonly children: ComponentChildren
  /** What one thumb reaches: the one thing to do here. */
  readonly foot?: ComponentChildren
}

/** One column, the one thing to do at its foot. */
export const Frame = ({ children, foot }: Props) => (
  <div class="frame">
    <header class="top">{t('public.name')}</header>
    <main>{children}</main>
    {foot ? <footer class="foot">{foot}</footer> : null}
  </div>
)

/** The heading of what the page has become; it takes the focus, so that a screen reader says so. */
export const Turn = ({
  children,
  first = false,
}: {
  readonly children: ComponentChildren
  readonly first?: boolean
}) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!first) heading.current?.focus()
  }, [first])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}

/** What is wrong with a field; its place is there before, so that it is spoken when it comes. */
export const FieldProblem = ({ id, text }: { readonly id: string; readonly text: string }) => (
  <p class="field-problem" id={id} role="alert">
    {text === '' ? null : (
      <>
        <Glyph name="warning" /> {text}
      </>
    )}
  </p>
)
