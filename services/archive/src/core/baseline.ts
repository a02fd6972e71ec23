import type { BaselineInput } from '@tocsin/shared/gen/tocsin/config/v1/Baseline.ts'
import type { BaselineHourInput } from '@tocsin/shared/gen/tocsin/config/v1/BaselineHour.ts'

export const HOUR_MS = 3_600_000
export const WEEK_MS = 168 * HOUR_MS
const HOURS_PER_WEEK = 168
/** 1970-01-01 was a Thursday; hour 0 is Monday 00:00 UTC. */
const EPOCH_HOUR_OF_WEEK = 72
const MINUTES_PER_HOUR = 60

/** A closed window of one hour that starts on the hour. */
export interface HourWindow {
  readonly startMs: number
  readonly mentions: number
  readonly negative: number
}

export interface Interval {
  readonly fromMs: number
  readonly toMs: number
}

export interface BaselineSource {
  readonly brandId: string
  readonly scorerVersion: string
  readonly hours: readonly HourWindow[]
  /** Starts of the hours in which Tocsin listened at all. A brand without a window in one of them had no mentions then. */
  readonly listenedMs: readonly number[]
  /** When a suspect signal of the brand was open: a crisis must not become what is usual. */
  readonly suspected: readonly Interval[]
  /** Fewer weeks than this give no baseline. */
  readonly minimumWeeks: number
}

export const hourOfWeek = (ms: number): number => (Math.floor(ms / HOUR_MS) + EPOCH_HOUR_OF_WEEK) % HOURS_PER_WEEK

export const median = (values: readonly number[]): number => {
  if (values.length === 0) return 0
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Median absolute deviation from the median, unscaled. */
export const medianDeviation = (values: readonly number[]): number => {
  const centre = median(values)
  return median(values.map(value => Math.abs(value - centre)))
}

interface Sample {
  readonly mentions: number
  readonly negative: number
}

const overlaps = (startMs: number, { fromMs, toMs }: Interval): boolean => startMs < toMs && startMs + HOUR_MS > fromMs

/** Samples by hour of the week, empty hours included, hours of a suspicion left out. */
const samplesByHour = ({ hours, listenedMs, suspected }: BaselineSource): Sample[][] => {
  const byStart = new Map(hours.map(hour => [hour.startMs, hour]))
  const firstMs = Math.min(...byStart.keys())
  const samples: Sample[][] = Array.from({ length: HOURS_PER_WEEK }, () => [])
  for (const startMs of new Set([...listenedMs, ...byStart.keys()])) {
    // Before its first mention the brand may not have been followed yet.
    if (startMs < firstMs || suspected.some(interval => overlaps(startMs, interval))) continue
    const { mentions = 0, negative = 0 } = byStart.get(startMs) ?? {}
    samples[hourOfWeek(startMs)]!.push({ mentions, negative })
  }
  return samples
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/**
 * What is usual for a brand by hour of the week: median and median absolute deviation of negative share and of mentions per minute over
 * all weeks, the hours before and after pooled in. `weeks` and `mentions` count the hour alone, so that the detector can tell a thin
 * hour and shrink it to the brand's mean. Undefined with fewer than `minimumWeeks`: a cold start.
 */
export const computeBaseline = (source: BaselineSource): BaselineInput | undefined => {
  if (source.hours.length === 0) return undefined
  const samples = samplesByHour(source)
  const weeks = median(samples.map(({ length }) => length))
  if (weeks < source.minimumWeeks) return undefined
  const hours = samples.map((own, hour): BaselineHourInput => {
    const around = [-1, 0, 1].flatMap(step => samples[(hour + step + HOURS_PER_WEEK) % HOURS_PER_WEEK]!)
    const shares = around.filter(({ mentions }) => mentions > 0).map(({ mentions, negative }) => negative / mentions)
    const rates = around.map(({ mentions }) => mentions / MINUTES_PER_HOUR)
    return {
      hourOfWeek: hour,
      share: median(shares),
      shareMad: medianDeviation(shares),
      mentionsPerMinute: median(rates),
      mentionsPerMinuteMad: medianDeviation(rates),
      weeks: own.length,
      mentions: sum(own.map(({ mentions }) => mentions)),
    }
  })
  const all = samples.flat()
  const mentions = sum(all.map(sample => sample.mentions))
  const starts = source.hours.map(({ startMs }) => startMs)
  return {
    brandId: source.brandId,
    scorerVersion: source.scorerVersion,
    computedFromMs: Math.min(...starts),
    computedToMs: Math.max(...starts) + HOUR_MS,
    hours,
    meanShare: mentions === 0 ? 0 : sum(all.map(({ negative }) => negative)) / mentions,
    meanMentionsPerMinute: all.length === 0 ? 0 : mentions / (all.length * MINUTES_PER_HOUR),
    weeks: Math.floor(weeks),
  }
}

/** A share that moved by half a percentage point, a volume that moved by a twentieth: less than that changes no decision. */
const SHARE_STEP = 0.005
const VOLUME_STEP = 0.05

const num = (value: number | string | undefined): number => Number(value ?? 0)
const shareMoved = (a: number | string | undefined, b: number | string | undefined): boolean =>
  Math.abs(num(a) - num(b)) > SHARE_STEP
const volumeMoved = (a: number | string | undefined, b: number | string | undefined): boolean =>
  Math.abs(num(a) - num(b)) > VOLUME_STEP * Math.max(num(a), num(b))

/** Whether a new version is worth publishing: every version costs a control record and moves limits on the walls. */
export const materiallyDiffers = (before: BaselineInput, after: BaselineInput): boolean =>
  before.scorerVersion !== after.scorerVersion ||
  before.weeks !== after.weeks ||
  shareMoved(before.meanShare, after.meanShare) ||
  volumeMoved(before.meanMentionsPerMinute, after.meanMentionsPerMinute) ||
  (after.hours ?? []).some((hour, index) => {
    const known = before.hours?.[index]
    if (!known) return true
    return (
      shareMoved(known.share, hour.share) ||
      shareMoved(known.shareMad, hour.shareMad) ||
      volumeMoved(known.mentionsPerMinute, hour.mentionsPerMinute) ||
      volumeMoved(known.mentionsPerMinuteMad, hour.mentionsPerMinuteMad)
    )
  })
