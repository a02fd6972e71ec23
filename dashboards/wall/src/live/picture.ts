import { type Standing, standingOf } from './standing.ts'
import type { LiveState } from './state.ts'

/** What is to be seen at one moment: the state with all ages worked out. */
export interface Picture {
  readonly live: LiveState
  /** The server's time now: its last word plus what passed here since. Ages use it; the clock on the wall does not. */
  readonly nowMs: number
  readonly standings: readonly Standing[]
  /** Set when nothing was heard for `LOST_MS`. `sinceMs` is the server's time of its last message, absent before any. */
  readonly lost?: { readonly sinceMs?: number; readonly forMs: number }
}

export const LOST_MS = 3_000

export const pictureOf = (live: LiveState, localMs: number): Picture => {
  const silentMs = Math.max(0, localMs - live.heardAtMs)
  const nowMs = live.serverTimeMs + silentMs
  const standings = live.brands.map(brand => standingOf(brand, live.sources, nowMs))
  if (silentMs <= LOST_MS) return { live, nowMs, standings }
  const lost = live.serverTimeMs > 0 ? { sinceMs: live.serverTimeMs, forMs: silentMs } : { forMs: silentMs }
  return { live, nowMs, standings, lost }
}

/** A calm moment: nobody needs the picture right now. */
export const isCalm = ({ standings, lost }: Picture): boolean =>
  lost === undefined && standings.every(({ brand }) => brand.phase === 'calm' || brand.phase === 'review')
