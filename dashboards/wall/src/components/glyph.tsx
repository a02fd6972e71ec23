import type { Status } from '../live/standing.ts'

/** One shape per status, told apart without colour. Always beside its word, so it is hidden from screen readers. */
export const Glyph = ({ status }: { status: Status | 'live' | 'down' }) => (
  <svg class="glyph" data-status={status} viewBox="0 0 16 16" aria-hidden="true">
    {SHAPES[status]}
  </svg>
)

const SHAPES: Record<Status | 'live' | 'down', preact.JSX.Element> = {
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
  stale: <path d="M1.5 9.5 9.5 1.5M2.5 14.5l12-12M8 15l7-7" />,
  blind: <circle cx="8" cy="8" r="5.8" stroke-dasharray="2.2 2.35" />,
  nodata: <path d="M8 7.9v.2M2.9 7.9v.2M13.1 7.9v.2" stroke-width="2.6" />,
  live: <circle class="solid" cx="8" cy="8" r="3.6" />,
  down: <path d="m3.5 3.5 9 9m0-9-9 9" />,
}
