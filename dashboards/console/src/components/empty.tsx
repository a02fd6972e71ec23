import type { ComponentChildren } from 'preact'

interface Props {
  readonly title: string
  readonly text: string
  /** What to type to get further. */
  readonly command?: string
  readonly children?: ComponentChildren
}

/** Says why nothing is here, and what would bring something. */
export const Empty = ({ title, text, command, children }: Props) => (
  <div class="empty">
    <p class="empty-title">{title}</p>
    <p>{text}</p>
    {command === undefined ? null : <code>{command}</code>}
    {children}
  </div>
)
