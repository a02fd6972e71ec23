import type { ComponentChildren } from 'preact'

/** Items on one line; those that do not fit whole are left out, last first. */
export const Line = ({ items, kind = '' }: { items: readonly (ComponentChildren | undefined)[]; kind?: string }) => (
  <div class={`line ${kind}`}>
    {items
      .filter(item => item !== undefined && item !== false)
      .map((item, index) => (
        <span key={index}>{item}</span>
      ))}
  </div>
)
