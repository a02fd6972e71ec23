import type { Baseline } from '@tocsin/shared/gen/tocsin/config/v1/Baseline.ts'
import { hourOf, type RunningUsual } from './learned.ts'
import { NORMAL_FROM_MAD } from './statistics.ts'
import { HOUR_MS } from './time.ts'

/** Below this many weeks a baseline is not used and cold start is declared. */
export const BASELINE_WEEKS = 4
/** An hour of the week weighs against the brand's mean as if the mean had this many mentions. */
const SHRINK_MENTIONS = 50
/** A brand that never had a negative still may have one. */
const LEAST_SHARE = 0.02
const HOURS_OF_WEEK = 168
/** The epoch was a Thursday; hour 0 of the week is Monday 00:00 UTC. */
const EPOCH_HOUR_OF_WEEK = 72

/** What is usual for a brand in one window. */
export interface UsualLevel {
  readonly share: number
  readonly shareMad: number
  readonly shareKnown: boolean
  /** Mentions expected in the window, and the median absolute deviation of that. */
  readonly mentions: number
  readonly mentionsMad: number
  readonly volumeKnown: boolean
  /** There is no usable baseline: the brand's running median serves. */
  readonly coldStart: boolean
  readonly baselineVersion: number
}

export const hourOfWeek = (hour: number): number => (hour + EPOCH_HOUR_OF_WEEK) % HOURS_OF_WEEK

const coldUsual = (running: RunningUsual, sizeMs: number): UsualLevel => ({
  share: Math.max(LEAST_SHARE, running.share),
  shareMad: running.shareMad,
  shareKnown: running.shareKnown,
  mentions: (running.perMinute * sizeMs) / 60_000,
  mentionsMad: (running.perMinuteMad * sizeMs) / 60_000,
  volumeKnown: running.volumeKnown,
  coldStart: true,
  baselineVersion: 0,
})

/** True when the baseline speaks of the same scorer, so that raw shares compare. */
const sameScorer = (baseline: Baseline, scorerVersion: string): boolean =>
  baseline.scorerVersion === '' || scorerVersion === '' || baseline.scorerVersion === scorerVersion

export interface UsualInput {
  readonly baseline: Baseline | undefined
  readonly baselineVersion: number
  readonly scorerVersion: string
  readonly running: RunningUsual
}

/** The usual level of [endMs − sizeMs, endMs): hours of the week by their part of it, thin ones shrunk to the brand's mean. */
export const usualOf = (
  { baseline, baselineVersion, scorerVersion, running }: UsualInput,
  sizeMs: number,
  endMs: number,
): UsualLevel => {
  if (baseline === undefined || baseline.weeks < BASELINE_WEEKS || !sameScorer(baseline, scorerVersion))
    return coldUsual(running, sizeMs)
  const startMs = endMs - sizeMs
  let share = 0
  let shareMad = 0
  let mentions = 0
  let mentionsMad = 0
  for (let hour = hourOf(startMs); hour <= hourOf(endMs - 1); hour++) {
    const week = hourOfWeek(hour)
    const usual = baseline.hours.find(one => one.hourOfWeek === week)
    if (usual === undefined) return coldUsual(running, sizeMs)
    const partMs = Math.min(endMs, (hour + 1) * HOUR_MS) - Math.max(startMs, hour * HOUR_MS)
    const part = partMs / sizeMs
    share +=
      (part * (usual.mentions * usual.share + SHRINK_MENTIONS * baseline.meanShare)) /
      (usual.mentions + SHRINK_MENTIONS)
    shareMad += part * usual.shareMad
    mentions += (partMs / 60_000) * usual.mentionsPerMinute
    mentionsMad += (partMs / 60_000) * usual.mentionsPerMinuteMad
  }
  return {
    share: Math.max(LEAST_SHARE, share),
    shareMad,
    shareKnown: true,
    mentions,
    mentionsMad,
    volumeKnown: true,
    coldStart: false,
    baselineVersion,
  }
}

/** Above this the share is unusual for `n` mentions. */
export const shareLimit = (usual: UsualLevel, n: number, deviations: number): number =>
  usual.share +
  deviations * Math.max(NORMAL_FROM_MAD * usual.shareMad, Math.sqrt((usual.share * (1 - usual.share)) / Math.max(n, 1)))

/** Above this the volume is unusual: by its own spread, and never by less than a Poisson count's (of at least one). */
export const volumeLimit = (usual: UsualLevel, scale: number, deviations: number): number =>
  scale * usual.mentions +
  deviations * Math.max(NORMAL_FROM_MAD * usual.mentionsMad * scale, Math.sqrt(Math.max(1, scale * usual.mentions)))
