import { type ScorerErrors, scorerErrors } from '@tocsin/shared/events/scorer-errors.ts'
import type { SignalInput } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import type { AboutTermInput } from '@tocsin/shared/gen/tocsin/window/v1/AboutTerm.ts'
import type { FloodInput } from '@tocsin/shared/gen/tocsin/window/v1/Flood.ts'
import { aboutTerms, LEAST_NEGATIVES, sampleNegatives, WINDOW_SAMPLES } from './about.ts'
import type { BrandFold } from './brand.ts'
import { type CorrectedShare, correctedShare } from './corrected.ts'
import { floodIn } from './flood.ts'
import { hourOf, runningUsual } from './learned.ts'
import type { SlidingWindow } from './sliding.ts'
import { HOUR_MS, SEAL_AFTER_MS, sealedTo, WINDOW_SIZES } from './time.ts'
import { type UsualLevel, usualOf } from './usual.ts'
import { correctableOf } from './window-value.ts'

/** Where the signals of a second go. */
export interface SignalSink {
  signal(signal: SignalInput): void
}

/** The usual level of a size's window that ends at `endMs`. */
export const usualLevel = (brand: BrandFold, sizeIndex: 0 | 1, endMs: number, secondMs: number): UsualLevel => {
  if (brand.running === undefined || secondMs >= brand.running.untilMs) {
    const hour = hourOf(sealedTo(secondMs))
    brand.running = { untilMs: (hour + 1) * HOUR_MS + SEAL_AFTER_MS, usual: runningUsual(brand.learned, hour) }
    brand.usual.fill(undefined)
  }
  const known = brand.usual[sizeIndex]
  // Without a baseline all windows of a size have the same.
  if (known !== undefined && (known.endMs === endMs || brand.baseline === undefined)) return known.level
  const { baseline, baselineVersion, scorerVersion, running } = brand
  const { sizeMs } = WINDOW_SIZES[sizeIndex]
  const level = usualOf({ baseline, baselineVersion, scorerVersion, running: running!.usual }, sizeMs, endMs)
  brand.usual[sizeIndex] = { endMs, level }
  return level
}

/** The errors by which a window's share is corrected; none while it holds mentions of more than one scorer version. */
export const errorsOf = (brand: BrandFold, windowStartMs: number): ScorerErrors | undefined =>
  windowStartMs < brand.scorerSinceMs ? undefined : scorerErrors(brand.scorerVersion)

/** A window's corrected share as rules compare it: without what single authors said too often. */
export const correctedIn = (brand: BrandFold, sums: SlidingWindow): CorrectedShare | undefined =>
  correctedShare(correctableOf(sums, sums.negativeExcess), errorsOf(brand, sums.endMs - sums.sizeMs))

/** What a window of a brand is about, and whether its posts are copied, looked up now. */
export const lookUpAbout = (
  brand: BrandFold,
  sums: SlidingWindow,
): { readonly about: AboutTermInput[]; readonly flood: FloodInput | undefined } => {
  if (sums.negative < LEAST_NEGATIVES) return { about: [], flood: undefined }
  const { background, ownWords } = brand
  const samples = sampleNegatives(brand.panes, sums, WINDOW_SAMPLES)
  return {
    about: aboutTerms({ samples, negative: sums.negative, background, ownWords }),
    flood: floodIn(samples, sums.negative),
  }
}
