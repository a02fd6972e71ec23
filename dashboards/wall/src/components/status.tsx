import type { Status as StatusName } from '../live/standing.ts'
import { Glyph } from './glyph.tsx'
import { statusWord } from './words.ts'

/** Glyph and word. `plate` sets them on a filled ground: the strongest mark on the wall. */
export const Status = ({ status, plate = false }: { status: StatusName; plate?: boolean }) => (
  <span class={plate ? 'status plate' : 'status'} data-status={status}>
    <Glyph status={status} />
    <span>{statusWord(status)}</span>
  </span>
)
