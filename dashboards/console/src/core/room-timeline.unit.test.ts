import type { TimelineEntry } from '@tocsin/shared/gen/tocsin/crisis/v1/TimelineEntry.ts'
import type { Notification } from '@tocsin/shared/gen/tocsin/notification/v1/Notification.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filterTimeline, joinEntries, kindsIn, type TimelineFilter, timelineRows } from './room-timeline.ts'

const entry = (seq: number, kind: string, actor = 'anna'): TimelineEntry => ({
  seq,
  crisisId: 'lumo-1',
  atMs: seq * 1000,
  actor,
  kind,
  text: `${kind} ${seq}`,
  event: null,
})

const happened = (state: Notification['state'], atMs: number, attempt = 1): Notification['events'][number] => ({
  idempotencyKey: 'key',
  state,
  attempt,
  reason: '',
  atMs,
  nextAttemptMs: 0,
  personId: 'jan',
  contactId: 'phone',
  crisisId: 'lumo-1',
  digestKey: '',
  targetHash: '',
  expiresAtMs: 0,
})

const notification = (events: Notification['events']): Notification => ({
  requested: null,
  state: events.at(-1)?.state ?? 'DELIVERY_STATE_UNSPECIFIED',
  events,
})

describe('joinEntries', () => {
  it('gives the same list back when nothing is new, so that nothing is drawn again', () => {
    const held = [entry(1, 'confirmed')]
    expect(joinEntries(held, [entry(1, 'confirmed')])).toBe(held)
  })

  it('has every entry once in its order, however the pieces come', () => {
    const all = Array.from({ length: 12 }, (_, at) => entry(at + 1, 'stepTaken'))
    const pieces = fc.array(fc.subarray(all, { minLength: 0 }), { maxLength: 6 })
    fc.assert(
      fc.property(pieces, some => {
        const joined = [...some, all].reduce<readonly TimelineEntry[]>(joinEntries, [])
        expect(joined.map(({ seq }) => seq)).toEqual(all.map(({ seq }) => seq))
      }),
    )
  })
})

const rows = timelineRows(
  [
    entry(1, 'suspected', 'detector'),
    entry(2, 'confirmed'),
    entry(3, 'holdStarted'),
    entry(4, 'enforcementReported', 'connector:cms'),
    entry(6, 'stepOverdue', 'timer'),
  ],
  [
    notification([
      happened('DELIVERY_STATE_CLAIMED', 4500),
      happened('DELIVERY_STATE_RETRYING', 5000),
      happened('DELIVERY_STATE_DELIVERED', 7000, 2),
    ]),
  ],
  new Set(['anna', 'jan']),
)

describe('timelineRows', () => {
  it('weaves deliveries in by time, without the notes that a sender makes for itself', () => {
    expect(rows.map(row => [row.atMs, row.kind])).toEqual([
      [1000, 'suspected'],
      [2000, 'confirmed'],
      [3000, 'holdStarted'],
      [4000, 'enforcementReported'],
      [5000, 'notification'],
      [6000, 'stepOverdue'],
      [7000, 'notification'],
    ])
  })

  it('gives every row an id of its own', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  })

  it('takes any actor that the plan does not know for a machine', () => {
    expect(rows.map(({ sources }) => sources.join(' '))).toEqual([
      'machine',
      'people',
      'people holds',
      'machine holds',
      'notifications',
      'machine',
      'notifications',
    ])
  })

  it.each<readonly [Partial<TimelineFilter>, readonly number[]]>([
    [{}, [7, 6, 5, 4, 3, 2, 1]],
    [{ order: 'oldest' }, [1, 2, 3, 4, 5, 6, 7]],
    [{ source: 'people' }, [3, 2]],
    [{ source: 'machine' }, [6, 4, 1]],
    [{ source: 'holds' }, [4, 3]],
    [{ source: 'notifications', order: 'oldest' }, [5, 7]],
    [{ kind: 'confirmed' }, [2]],
    [{ kind: 'confirmed', source: 'machine' }, []],
  ])('filtered by %j', (filter, seconds) => {
    const found = filterTimeline(rows, { source: 'all', kind: '', order: 'newest', ...filter })
    expect(found.map(row => row.atMs / 1000)).toEqual(seconds)
  })

  it('counts the kinds that occur', () => {
    expect(kindsIn(rows).find(({ kind }) => kind === 'notification')).toEqual({ kind: 'notification', count: 2 })
  })
})
