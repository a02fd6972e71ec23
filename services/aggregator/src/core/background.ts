import { hourOf } from './learned.ts'
import { lendsWords, type Pane } from './pane.ts'
import { type Sample, sampleOrder, sampleTerms } from './sample.ts'

const HOURS = 24
const BUCKETS = 1 << 15

export interface BackgroundHour {
  readonly hour: number
  samples: number
  /** Buckets of the terms of its samples, with repetition. */
  readonly buckets: number[]
}

/**
 * How a brand is usually talked about: in how many of the last day's sampled mentions a term occurs. Terms are counted in hashed
 * buckets, so memory is bounded (64 KB and 24 lists) and no words are kept. An hour counts once it is over and sealed.
 */
export interface Background {
  readonly counts: Uint16Array
  samples: number
  /** Closed hours, oldest first. */
  hours: BackgroundHour[]
  current: BackgroundHour | undefined
}

export const createBackground = (): Background => ({
  counts: new Uint16Array(BUCKETS),
  samples: 0,
  hours: [],
  current: undefined,
})

const bucketOf = (term: number): number => (term >>> 1) & (BUCKETS - 1)

const change = (background: Background, hour: BackgroundHour, by: 1 | -1): void => {
  for (const bucket of hour.buckets) background.counts[bucket]! += by
  background.samples += by * hour.samples
}

/** Closes hours that are over and forgets those of more than a day ago. Returns the hour that was closed, if one was. */
export const rollBackground = (background: Background, hour: number): BackgroundHour | undefined => {
  const { current } = background
  let closed: BackgroundHour | undefined
  if (current !== undefined && current.hour < hour) {
    change(background, current, 1)
    background.hours.push(current)
    background.current = undefined
    closed = current
  }
  while (background.hours.length > 0 && background.hours[0]!.hour < hour - HOURS) {
    change(background, background.hours.shift()!, -1)
  }
  return closed
}

/** Adds one mention of a sealed pane that lends one: that with the lowest hash, whatever its sentiment. Panes come in order of time. */
export const learnWords = (background: Background, pane: Pane): void => {
  if (!lendsWords(pane.startMs)) return
  const [negative] = pane.negatives
  const [other] = pane.others
  const sample: Sample | undefined =
    negative === undefined || (other !== undefined && sampleOrder(other, negative) < 0) ? other : negative
  if (sample === undefined) return
  background.current ??= { hour: hourOf(pane.startMs), samples: 0, buckets: [] }
  background.current.samples++
  for (const term of new Set(sampleTerms(sample))) background.current.buckets.push(bucketOf(term))
}

/** Puts back a closed hour. Hours come in order. */
export const restoreHour = (background: Background, hour: BackgroundHour): void => {
  background.hours.push(hour)
  change(background, hour, 1)
}

/** In how many of the background's samples a term occurs. */
export const occurrences = (background: Background, term: number): number => background.counts[bucketOf(term)]!
