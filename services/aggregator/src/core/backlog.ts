import { SIGNAL_SAMPLES } from './about.ts'
import type { Pane } from './pane.ts'
import { type Panes, paneAt } from './panes.ts'
import { mergeLowest, type Sample } from './sample.ts'
import { addPaneSums, createSlidingWindow, type SlidingWindow } from './sliding.ts'
import { PANE_MS } from './time.ts'

/** Mentions that came too late for their windows within the last short window of append time: one catch-up window after an outage. */
export interface Backlog {
  /** Its size is the time that its mentions were published in. */
  readonly sums: SlidingWindow
  readonly samples: readonly Sample[]
  readonly panes: readonly Pane[]
  readonly largestWeight: number
}

export const backlogOf = (panes: Panes, appendedFromMs: number, appendedToMs: number): Backlog | undefined => {
  const sums = createSlidingWindow(0)
  let samples: Sample[] = []
  const late: Pane[] = []
  let fromMs = Number.POSITIVE_INFINITY
  let toMs = 0
  let largestWeight = 1
  for (let at = appendedFromMs; at < appendedToMs; at += PANE_MS) {
    const part = paneAt(panes, at)?.late
    if (part === undefined) continue
    late.push(part.counts)
    addPaneSums(sums, part.counts)
    samples = mergeLowest(samples, part.counts.negatives, SIGNAL_SAMPLES)
    fromMs = Math.min(fromMs, part.fromMs)
    toMs = Math.max(toMs, part.toMs)
    largestWeight = Math.max(largestWeight, part.counts.largestWeight)
  }
  if (toMs === 0) return undefined
  return { sums: { ...sums, sizeMs: toMs - fromMs, endMs: toMs }, samples, panes: late, largestWeight }
}
