import { median, medianDeviation } from './statistics.ts'
import { HOUR_MS } from './time.ts'

/** Hours that the running usual looks back on. */
const HOURS_KEPT = 168
/** Shares are learned from runs of hours with at least this many mentions, so that their spread is not mere chance. */
const BLOCK_MENTIONS = 60
const BLOCKS_NEEDED = 5
const HOURS_NEEDED = 24

export interface HourTally {
  /** Hours since the epoch. */
  readonly hour: number
  mentions: number
  negative: number
  /** A signal was open: the hour says nothing about what is usual. */
  excluded: boolean
}

/**
 * What a brand's usual level is learned from while it has no baseline: sealed hours, without those in which a signal was open. Medians,
 * so that the beginning of a crisis, which no signal marks yet, does not move it.
 */
export interface Learned {
  /** The hour in which the brand was first seen; it is not whole and does not count. */
  firstHour: number
  hours: HourTally[]
}

export interface RunningUsual {
  readonly share: number
  readonly shareMad: number
  /** Enough was learned for rules of change of the share, of the volume. */
  readonly shareKnown: boolean
  readonly volumeKnown: boolean
  readonly perMinute: number
  readonly perMinuteMad: number
}

export const hourOf = (timeMs: number): number => Math.floor(timeMs / HOUR_MS)

export const createLearned = (firstHour: number): Learned => ({ firstHour, hours: [] })

/** Adds a sealed pane; panes come in order of time. */
export const learnPane = (
  learned: Learned,
  startMs: number,
  pane: { mentions: number; negative: number },
  excluded: boolean,
): void => {
  const hour = hourOf(startMs)
  let last = learned.hours.at(-1)
  if (last === undefined || last.hour !== hour) {
    last = { hour, mentions: 0, negative: 0, excluded: false }
    learned.hours.push(last)
    while (learned.hours[0]!.hour < hour - HOURS_KEPT) learned.hours.shift()
  }
  last.mentions += pane.mentions
  last.negative += pane.negative
  last.excluded ||= excluded
}

/** The usual of all hours before `hour`, all of them sealed. */
export const runningUsual = (learned: Learned, hour: number): RunningUsual => {
  const from = Math.max(learned.firstHour + 1, hour - HOURS_KEPT)
  const shares: number[] = []
  const counts: number[] = []
  let seen = 0
  let block = { mentions: 0, negative: 0 }
  for (const one of learned.hours) {
    if (one.hour < from || one.hour >= hour) continue
    seen++
    if (one.excluded) continue
    counts.push(one.mentions)
    block.mentions += one.mentions
    block.negative += one.negative
    if (block.mentions < BLOCK_MENTIONS) continue
    shares.push(block.negative / block.mentions)
    block = { mentions: 0, negative: 0 }
  }
  for (let silent = Math.max(0, hour - from) - seen; silent > 0; silent--) counts.push(0)
  return {
    share: median(shares),
    shareMad: medianDeviation(shares),
    shareKnown: shares.length >= BLOCKS_NEEDED,
    perMinute: median(counts) / 60,
    perMinuteMad: medianDeviation(counts) / 60,
    volumeKnown: counts.length >= HOURS_NEEDED,
  }
}
