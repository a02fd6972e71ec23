import type { ComponentChildren } from 'preact'

interface Props {
  readonly items: readonly (ComponentChildren | undefined)[]
  readonly kind?: string
  readonly lines?: number
}

/** Items on one line, or on `lines`; those that do not fit whole are left out, last first. */
export const Line = ({ items, kind = '', lines = 1 }: Props) => (
  <div class={`line ${kind}`} style={lines > 1 ? { '--lines': lines } : undefined}>
    {items
      .filter(item => item !== undefined && item !== false)
      .map((item, index) => (
        <span key={index}>{item}</span>
      ))}
  </div>
)
