import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

interface Props {
  readonly title: string
  readonly children: ComponentChildren
  /** Beside the title: a count, a link, a button. */
  readonly aside?: ComponentChildren
  readonly id?: string
  readonly level?: 2 | 3
}

/** A part of a page under its own heading, named for screen readers. */
export const Section = ({ title, children, aside, id, level = 2 }: Props) => {
  const headingId = useId()
  const Heading = `h${level}` as const
  return (
    <section class="section" id={id} aria-labelledby={headingId}>
      <header class="section-header">
        <Heading id={headingId}>{title}</Heading>
        {aside}
      </header>
      {children}
    </section>
  )
}
