import { hourOf } from './learned.ts'
import { lendsWords, type Pane } from './pane.ts'
import { type Sample, sampleOrder, textOf } from './sample.ts'
import { distinctTerms, termsOf } from './terms.ts'

const HOURS = 24
const BUCKETS = 1 << 15

export interface BackgroundHour {
  readonly hour: number
  readonly samples: number
  /** Buckets of the terms of its samples, with repetition. */
  readonly buckets: ArrayLike<number>
}

/** The hour that is being learned. */
interface OpenHour {
  readonly hour: number
  samples: number
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
  current: OpenHour | undefined
}

export const createBackground = (): Background => ({
  counts: new Uint16Array(BUCKETS),
  samples: 0,
  hours: [],
  current: undefined,
})

const bucketOf = (term: number): number => (term >>> 1) & (BUCKETS - 1)

const change = (background: Background, hour: BackgroundHour, by: 1 | -1): void => {
  const { buckets } = hour
  for (let i = 0; i < buckets.length; i++) background.counts[buckets[i]!]! += by
  background.samples += by * hour.samples
}

/** Closes hours that are over and forgets those of more than a day ago. Returns the hour that was closed, if one was. */
export const rollBackground = (background: Background, hour: number): BackgroundHour | undefined => {
  const { current } = background
  let closed: BackgroundHour | undefined
  if (current !== undefined && current.hour < hour) {
    closed = { ...current, buckets: Uint16Array.from(current.buckets) }
    change(background, closed, 1)
    background.hours.push(closed)
    background.current = undefined
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
  const terms = distinctTerms(termsOf(textOf(sample)))
  for (let i = 0; i < terms.length; i++) background.current.buckets.push(bucketOf(terms[i]!))
}

/** Puts back a closed hour. Hours come in order. */
export const restoreHour = (background: Background, hour: BackgroundHour): void => {
  background.hours.push({ ...hour, buckets: Uint16Array.from(hour.buckets) })
  change(background, hour, 1)
}

/** In how many of the background's samples a term occurs. */
export const occurrences = (background: Background, term: number): number => background.counts[bucketOf(term)]!
