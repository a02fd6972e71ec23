import { LEAST_NEGATIVES } from './about.ts'
import { learnWords, rollBackground } from './background.ts'
import { type BrandFold, windowKey } from './brand.ts'
import { detect } from './detect.ts'
import { hourOf, learnPane } from './learned.ts'
import { trimSealed } from './pane.ts'
import { paneAt } from './panes.ts'
import { type SlidingWindow, slideBackTo, slideTo } from './sliding.ts'
import { errorsOf, lookUpAbout, type SignalSink, usualLevel } from './standing.ts'
import {
  closedEnd,
  FUTURE_BOUND_MS,
  floorTo,
  HOUR_MS,
  newestEnd,
  PANE_MS,
  SEAL_AFTER_MS,
  SECOND_MS,
  sealedTo,
  WINDOW_SIZES,
} from './time.ts'
import { largestWeightOf } from './window-value.ts'
import { encodeWindow } from './window-wire.ts'

/** A brand is looked at every pane while it has one that some window, or its revision, may still hold. */
const ACTIVE_MS = HOUR_MS + SEAL_AFTER_MS + FUTURE_BOUND_MS + 60_000
const EPISODE_EXCLUDES_MS = 24 * HOUR_MS
const LEARNING_KINDS = new Set(['RULE_KIND_SHARE', 'RULE_KIND_VOLUME', 'RULE_KIND_COUNT'])
const UNSAVED_LIMIT = 1_024
const ABOUT_EVERY_MS = 600_000
const ABOUT_GROWTH = 2

const tell = (
  brand: BrandFold,
  sizeIndex: 0 | 1,
  sums: SlidingWindow,
  at: { secondMs: number; final: boolean },
): void => {
  if (sums.endMs - sums.sizeMs < brand.publishFromMs) return
  const key = windowKey(sizeIndex, sums.endMs)
  const { about, flood } = brand.about[sizeIndex]
  const isQuiet = sums.negative < LEAST_NEGATIVES
  brand.told.set(
    key,
    encodeWindow(brand.brandId, sums, {
      revision: brand.revisions.size === 0 ? 0 : (brand.revisions.get(key) ?? 0),
      final: at.final,
      usual: usualLevel(brand, sizeIndex, sums.endMs, at.secondMs),
      streamTimeMs: at.secondMs,
      about: isQuiet ? [] : about,
      flood: isQuiet ? undefined : flood,
      largestWeight: largestWeightOf(sums, brand.panes),
      errors: errorsOf(brand, sums.endMs - sums.sizeMs),
    }),
  )
}

/** Closed windows that late mentions changed: each is told again, with its next revision. */
const reviseSize = (brand: BrandFold, sizeIndex: 0 | 1, secondMs: number): void => {
  const { sizeMs, advanceMs } = WINDOW_SIZES[sizeIndex]
  const closing = brand.closing[sizeIndex]
  const ends = new Set<number>()
  for (const paneMs of brand.revisedPanes) {
    const last = Math.min(closing.endMs, floorTo(paneMs + sizeMs, advanceMs))
    for (let endMs = floorTo(paneMs, advanceMs) + advanceMs; endMs <= last; endMs += advanceMs) ends.add(endMs)
  }
  if (ends.size === 0) return
  const standsAt = closing.endMs
  for (const endMs of [...ends].sort((a, b) => b - a)) {
    slideBackTo(closing, brand.panes, endMs)
    const key = windowKey(sizeIndex, endMs)
    brand.revisions.set(key, (brand.revisions.get(key) ?? 0) + 1)
    tell(brand, sizeIndex, closing, { secondMs, final: true })
  }
  slideTo(closing, brand.panes, standsAt)
}

const revise = (brand: BrandFold, secondMs: number): void => {
  reviseSize(brand, 0, secondMs)
  reviseSize(brand, 1, secondMs)
  brand.revisedPanes = []
}

/** Forgets revisions of windows that nothing can revise any more. */
const forgetRevisions = (brand: BrandFold, secondMs: number): void => {
  const from = windowKey(0, sealedTo(secondMs) - PANE_MS)
  for (const key of brand.revisions.keys()) if (key < from) brand.revisions.delete(key)
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
    trimSealed(pane)
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
const close = (brand: BrandFold, sizeIndex: 0 | 1, secondMs: number): void => {
  const { advanceMs } = WINDOW_SIZES[sizeIndex]
  const closing = brand.closing[sizeIndex]
  const target = closedEnd(secondMs, advanceMs)
  if (closing.endMs >= target) return
  const from = floorTo(target - 2 * HOUR_MS, advanceMs)
  if (closing.endMs < from) slideTo(closing, brand.panes, from)
  while (closing.endMs < target) {
    slideTo(closing, brand.panes, closing.endMs + advanceMs)
    if (closing.mentions + closing.late > 0) tell(brand, sizeIndex, closing, { secondMs, final: true })
  }
}

/**
 * Looks up what a newest window is about: every ten minutes, the short one sooner when its negatives have doubled, each pane while a signal is
 * open. Windows carry what was found last; signals look for themselves.
 */
const refreshAbout = (brand: BrandFold, sizeIndex: 0 | 1, secondMs: number): void => {
  const sums = brand.newest[sizeIndex]
  const last = brand.about[sizeIndex]
  const isDue =
    secondMs - last.atMs >= ABOUT_EVERY_MS ||
    (sizeIndex === 0 && sums.negative >= last.negative * ABOUT_GROWTH + LEAST_NEGATIVES) ||
    brand.slots.some(slot => slot.signal !== undefined)
  if (isDue) brand.about[sizeIndex] = { ...lookUpAbout(brand, sums), negative: sums.negative, atMs: secondMs }
}

/** The second at which the newest window takes in what was published ahead of its time; a second like any other where nothing was. */
const aheadWake = ({ lastPaneMs, newest }: BrandFold): number =>
  lastPaneMs >= newest[0].endMs ? newest[0].endMs + SECOND_MS : Number.POSITIVE_INFINITY

const nextWake = (brand: BrandFold, secondMs: number, ruleWakeMs: number): number =>
  Math.min(
    ruleWakeMs,
    aheadWake(brand),
    brand.lastPaneMs + ACTIVE_MS > secondMs ? floorTo(secondMs, PANE_MS) + PANE_MS : Number.POSITIVE_INFINITY,
  )

/** One whole second of stream time: what was appended before it is in the panes, nothing else is. */
export const evaluateBrand = (brand: BrandFold, secondMs: number, sink: SignalSink): void => {
  if (brand.revisedPanes.length > 0) revise(brand, secondMs)
  if (secondMs >= brand.nextCloseMs) {
    if (sealedTo(secondMs) > brand.sealedToMs) {
      seal(brand, secondMs)
      forgetRevisions(brand, secondMs)
    }
    close(brand, 0, secondMs)
    close(brand, 1, secondMs)
    brand.nextCloseMs = floorTo(secondMs, PANE_MS) + PANE_MS
  }
  const [short, long] = brand.newest
  if (secondMs > short.endMs) slideTo(short, brand.panes, newestEnd(secondMs, WINDOW_SIZES[0].advanceMs))
  if (secondMs > long.endMs) slideTo(long, brand.panes, newestEnd(secondMs, WINDOW_SIZES[1].advanceMs))
  const ruleWakeMs = detect(brand, secondMs, sink)
  if (secondMs % PANE_MS === 0) {
    refreshAbout(brand, 0, secondMs)
    refreshAbout(brand, 1, secondMs)
  }
  if (brand.changed) brand.untold = true
  brand.changed = false
  brand.touched = true
  brand.nextWakeMs = nextWake(brand, secondMs, ruleWakeMs)
}

/** The newest windows as they stand, one per size that has mentions. */
export const tellNewest = (brand: BrandFold, secondMs: number): void => {
  for (const sizeIndex of [0, 1] as const) {
    const sums = brand.newest[sizeIndex]
    if (sums.mentions + sums.late > 0) tell(brand, sizeIndex, sums, { secondMs, final: false })
  }
  brand.untold = false
}
