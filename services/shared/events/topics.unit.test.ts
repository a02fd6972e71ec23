import { describe, expect, it } from 'vitest'
import { LOG_HOLDS_AUTHORS_MS, TOPICS } from './topics.ts'

const DAY_MS = 86_400_000
const days = (count: number) => ({ retentionMs: count * DAY_MS })

/** What people are told about how long what is said of whom is kept; changing one is a decision, not an edit. */
const KEPT: Readonly<Record<keyof typeof TOPICS, unknown>> = {
  mentionsCollected: days(7),
  mentionsScored: days(7),
  mentionsThinned: days(7),
  sentimentThinning: days(8),
  mentionsDeleted: days(7),
  mentionsCollectedDlq: days(7),
  mentionsScoredDlq: days(7),
  windowsUpdated: days(7),
  signalsRaised: days(90),
  holdsWork: days(90),
  notificationsRequested: days(365),
  notificationsEvents: days(365),
  aggregatorState: 'compact',
  configCurrent: 'compact',
  sourcesCursors: 'compact',
  sourcesHealth: 'compact',
  auditPayloads: 'compact',
  flags: 'compact',
  configVersions: 'forever',
  crisisEvents: 'forever',
  auditEvents: 'forever',
  erasures: 'forever',
}

describe('how long the log keeps', () => {
  it.each(Object.entries(KEPT))('%s', (name, kept) => {
    expect(TOPICS[name as keyof typeof TOPICS].cleanup).toEqual(kept)
  })

  it('names every topic', () => {
    expect(Object.keys(KEPT).toSorted()).toEqual(Object.keys(TOPICS).toSorted())
  })

  it('texts and authors, so that an erasure can name the day: a week, and the day that goes as a whole', () => {
    expect(LOG_HOLDS_AUTHORS_MS).toBe(8 * DAY_MS)
  })
})
