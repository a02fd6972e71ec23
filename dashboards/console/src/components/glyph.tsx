import type { JSX } from 'preact'

export type GlyphName = keyof typeof SHAPES

/** One shape per meaning, told apart without colour. Always beside its word, so it is hidden from screen readers. */
export const Glyph = ({ name }: { readonly name: GlyphName }) => (
  <svg class="glyph" data-glyph={name} viewBox="0 0 16 16" aria-hidden="true">
    {SHAPES[name]}
  </svg>
)

const SHAPES = {
  calm: <path d="M2.5 8h11" />,
  watch: <circle cx="8" cy="8" r="5.4" />,
  suspected: <path class="solid" d="M8 2.2 14.6 13.6H1.4Z" />,
  active: (
    <>
      <rect x="1" y="1" width="14" height="14" />
      <path class="solid" d="M8 4.4 12 11.6H4Z" />
    </>
  ),
  recovering: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path class="solid" d="M8 8V2.2A5.8 5.8 0 0 1 13.8 8Z" />
    </>
  ),
  review: <path d="m2.8 8.6 3.6 3.8 6.8-8.6" />,
  closed: <path d="m2.8 8.6 3.6 3.8 6.8-8.6" />,
  declined: <path d="m3.5 3.5 9 9m0-9-9 9" />,
  done: <path d="m2.8 8.6 3.6 3.8 6.8-8.6" />,
  open: <circle cx="8" cy="8" r="5.4" />,
  taken: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <circle class="solid" cx="8" cy="8" r="2" />
    </>
  ),
  blocked: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M4.2 11.8 11.8 4.2" />
    </>
  ),
  late: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M8 4.6V8l2.6 1.8" />
    </>
  ),
  held: <path class="solid" d="M4 3h2.6v10H4ZM9.4 3H12v10H9.4Z" />,
  blind: <circle cx="8" cy="8" r="5.8" stroke-dasharray="2.2 2.35" />,
  stale: <path d="M1.5 9.5 9.5 1.5M2.5 14.5l12-12M8 15l7-7" />,
  warning: <path d="M8 2.2 14.6 13.6H1.4ZM8 6.4v3.4M8 11.6v.4" />,
  live: <circle class="solid" cx="8" cy="8" r="3.6" />,
  inbox: <path d="M2 9.5 4 3h8l2 6.5V13H2Zm0 0h3.6l.8 1.6h3.2l.8-1.6H14" />,
  list: <path d="M2.5 4h11M2.5 8h11M2.5 12h11" />,
  grid: <path d="M2.5 2.5h4.4v4.4H2.5ZM9.1 2.5h4.4v4.4H9.1ZM2.5 9.1h4.4v4.4H2.5ZM9.1 9.1h4.4v4.4H9.1Z" />,
  more: <path d="M3.2 8h.1M8 8h.1M12.8 8h.1" stroke-width="2.6" />,
  duty: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M8 4.4V8h3" />
    </>
  ),
  people: (
    <path d="M6 7.4a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM1.6 13.4c0-2.5 1.9-4 4.4-4s4.4 1.5 4.4 4M11 7.2a2.2 2.2 0 0 0 0-4.3M12.2 9.6c1.4.6 2.2 1.9 2.2 3.8" />
  ),
  book: <path d="M3 2.6h8.4c.9 0 1.6.7 1.6 1.6v9.2H4.6A1.6 1.6 0 0 1 3 11.8Zm0 9.2c0-.9.7-1.6 1.6-1.6H13" />,
  mail: <path d="M1.8 3.6h12.4v8.8H1.8Zm0 .6L8 8.8l6.2-4.6" />,
  settings: <path d="M2 4.6h6.5M12.5 4.6H14M10.5 2.9v3.4M2 11.4h1.5M7.5 11.4H14M5.5 9.7v3.4" />,
} satisfies Record<string, JSX.Element>
