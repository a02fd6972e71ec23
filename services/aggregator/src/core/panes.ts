import { createPane, type Pane } from './pane.ts'
import { PANE_MS } from './time.ts'

/** Slots of a brand's ring: 85 minutes, for the long window, its revisions and the future bound. A power of two. */
export const PANE_SLOTS = 512

/** A brand's recent panes, by start. Old ones give way as slots come round. */
export type Panes = (Pane | undefined)[]

export const createPanes = (): Panes => new Array<Pane | undefined>(PANE_SLOTS).fill(undefined)

export const paneSlot = (startMs: number): number => (startMs / PANE_MS) % PANE_SLOTS

export const paneAt = (panes: Panes, startMs: number): Pane | undefined => {
  const pane = panes[(startMs / PANE_MS) % PANE_SLOTS]
  return pane !== undefined && pane.startMs === startMs ? pane : undefined
}

/** The panes of [fromMs, toMs) that there are. */
export const panesBetween = (panes: Panes, fromMs: number, toMs: number): Pane[] => {
  const found: Pane[] = []
  for (let at = fromMs; at < toMs; at += PANE_MS) {
    const pane = paneAt(panes, at)
    if (pane !== undefined) found.push(pane)
  }
  return found
}

export const ensurePane = (panes: Panes, startMs: number): Pane => {
  const slot = (startMs / PANE_MS) % PANE_SLOTS
  const pane = panes[slot]
  if (pane !== undefined && pane.startMs === startMs) return pane
  const fresh = createPane(startMs)
  panes[slot] = fresh
  return fresh
}
