import type { WindowInput } from '@tocsin/shared/gen/tocsin/window/v1/Window.ts'
import { learnWords, rollBackground } from './background.ts'
import type { BrandFold } from './brand.ts'
import { detect } from './detect.ts'
import { hourOf, learnPane } from './learned.ts'
import { trimSealed } from './pane.ts'
import { paneAt } from './panes.ts'
import { type SlidingWindow, slideTo, sumPanes } from './sliding.ts'
import { aboutOf, type Sink, usualLevel } from './standing.ts'
import {
  ALLOWED_LATENESS_MS,
  closedEnd,
  FUTURE_BOUND_MS,
  floorTo,
  HOUR_MS,
  newestEnd,
  PANE_MS,
  SEAL_AFTER_MS,
  sealedTo,
  WATERMARK_DELAY_MS,
  WINDOW_SIZES,
} from './time.ts'
import { largestWeightOf, windowValue } from './window-value.ts'

/** A brand is looked at every pane while it has one that some window, or its revision, may still hold. */
const ACTIVE_MS = HOUR_MS + SEAL_AFTER_MS + FUTURE_BOUND_MS + 60_000
const EPISODE_EXCLUDES_MS = 24 * HOUR_MS
const LEARNING_KINDS = new Set(['RULE_KIND_SHARE', 'RULE_KIND_VOLUME', 'RULE_KIND_COUNT'])
const UNSAVED_LIMIT = 1_024

const tell = (
  brand: BrandFold,
  sizeIndex: number,
  sums: SlidingWindow,
  at: { secondMs: number; final: boolean },
): WindowInput =>
  windowValue(brand.brandId, sums, {
    revision: brand.revisions.size === 0 ? 0 : (brand.revisions.get(`${sizeIndex}/${sums.endMs}`) ?? 0),
    final: at.final,
    usual: usualLevel(brand, sizeIndex, sums.endMs, at.secondMs),
    streamTimeMs: at.secondMs,
    about: aboutOf(brand, sums),
    largestWeight: largestWeightOf(sums, brand.panes),
  })

/** Closed windows that late mentions changed: each is told again, with its next revision. */
const revise = (brand: BrandFold, secondMs: number, sink: Sink): void => {
  for (const [sizeIndex, { sizeMs, advanceMs }] of WINDOW_SIZES.entries()) {
    const closing = brand.closing[sizeIndex]!
    const ends = new Set<number>()
    for (const paneMs of brand.revisedPanes) {
      const last = Math.min(closing.endMs, floorTo(paneMs + sizeMs, advanceMs))
      for (let endMs = floorTo(paneMs, advanceMs) + advanceMs; endMs <= last; endMs += advanceMs) ends.add(endMs)
    }
    for (const endMs of [...ends].sort((a, b) => a - b)) {
      const key = `${sizeIndex}/${endMs}`
      brand.revisions.set(key, (brand.revisions.get(key) ?? 0) + 1)
      const sums = endMs === closing.endMs ? closing : sumPanes(brand.panes, sizeMs, endMs)
      sink.window(tell(brand, sizeIndex, sums, { secondMs, final: true }))
    }
  }
  brand.revisedPanes = []
}

/** Forgets revisions of windows that nothing can revise any more. */
const forgetRevisions = (brand: BrandFold, secondMs: number): void => {
  for (const key of brand.revisions.keys()) {
    const endMs = Number(key.slice(2))
    if (endMs + ALLOWED_LATENESS_MS + WATERMARK_DELAY_MS + PANE_MS < secondMs) brand.revisions.delete(key)
  }
}

const isLearning = (brand: BrandFold, secondMs: number): boolean =>
  brand.slots.every(
    ({ rule, memory }) =>
      memory.openedAtMs === 0 || secondMs - memory.openedAtMs > EPISODE_EXCLUDES_MS || !LEARNING_KINDS.has(rule.kind),
  )

const seal = (brand: BrandFold, secondMs: number): void => {
  const toMs = sealedTo(secondMs)
  const excluded = !isLearning(brand, secondMs)
  for (let at = Math.max(brand.sealedToMs, toMs - ACTIVE_MS); at < toMs; at += PANE_MS) {
    const pane = paneAt(brand.panes, at)
    if (pane === undefined) continue
    const closed = rollBackground(brand.background, hourOf(at))
    if (closed !== undefined) brand.unsavedHours.push(closed)
    learnWords(brand.background, pane)
    learnPane(brand.learned, at, pane, excluded)
    if (trimSealed(pane)) brand.about.samplesVersion++
    brand.unsavedPanes.push(pane)
  }
  brand.sealedToMs = toMs
  const closed = rollBackground(brand.background, hourOf(toMs))
  if (closed !== undefined) brand.unsavedHours.push(closed)
  if (brand.unsavedPanes.length > UNSAVED_LIMIT) {
    brand.unsavedPanes = brand.unsavedPanes.filter(pane => pane.startMs >= toMs - ACTIVE_MS)
  }
  if (brand.unsavedHours.length > 32) brand.unsavedHours.splice(0, brand.unsavedHours.length - 32)
}

/** Tells every non-empty window that the watermark has closed, once. */
const close = (brand: BrandFold, secondMs: number, sink: Sink): void => {
  for (const [sizeIndex, { advanceMs }] of WINDOW_SIZES.entries()) {
    const closing = brand.closing[sizeIndex]!
    const target = closedEnd(secondMs, advanceMs)
    const from = floorTo(target - 2 * HOUR_MS, advanceMs)
    if (closing.endMs < from) slideTo(closing, brand.panes, from)
    while (closing.endMs < target) {
      slideTo(closing, brand.panes, closing.endMs + advanceMs)
      if (closing.mentions > 0) sink.window(tell(brand, sizeIndex, closing, { secondMs, final: true }))
    }
  }
}

const nextWake = (brand: BrandFold, secondMs: number, ruleWakeMs: number): number =>
  Math.min(
    ruleWakeMs,
    brand.lastPaneMs + ACTIVE_MS > secondMs ? floorTo(secondMs, PANE_MS) + PANE_MS : Number.POSITIVE_INFINITY,
  )

/** One whole second of stream time: what was appended before it is in the panes, nothing else is. */
export const evaluateBrand = (brand: BrandFold, secondMs: number, sink: Sink): void => {
  if (brand.revisedPanes.length > 0) revise(brand, secondMs, sink)
  if (brand.revisions.size > 0) forgetRevisions(brand, secondMs)
  if (sealedTo(secondMs) > brand.sealedToMs) seal(brand, secondMs)
  close(brand, secondMs, sink)
  for (const [sizeIndex, { advanceMs }] of WINDOW_SIZES.entries()) {
    slideTo(brand.newest[sizeIndex]!, brand.panes, newestEnd(secondMs, advanceMs))
  }
  const ruleWakeMs = detect(brand, secondMs, sink)
  if (brand.changed) brand.untold = true
  brand.changed = false
  brand.touched = true
  brand.nextWakeMs = nextWake(brand, secondMs, ruleWakeMs)
}

/** The newest windows as they stand, one per size that has mentions. */
export const tellNewest = (brand: BrandFold, streamTimeMs: number, sink: Sink): void => {
  for (const [sizeIndex, sums] of brand.newest.entries()) {
    if (sums.mentions === 0) continue
    const secondMs = floorTo(streamTimeMs, 1_000)
    sink.window(tell(brand, sizeIndex, sums, { secondMs, final: false }))
  }
  brand.untold = false
}
