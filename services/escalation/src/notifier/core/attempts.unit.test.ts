import { describe, expect, it } from 'vitest'
import { deskOf, everywhere, requested } from '../../../test-support/desk.ts'
import { messageOf } from './message.ts'
import { claimOf, eventsAfter } from './outcome-events.ts'
import { type Parcel, planDesk } from './plan.ts'
import { INFORM_WAITS_MS, PAGE_WAITS_MS, waitBeforeNext } from './timetable.ts'

const failed = { key: 'a', isPage: true, tried: 1, afterMs: undefined }

describe('the timetable', () => {
  it('waits longer each time, a fifth more or less, and ends', () => {
    for (const [index, waitMs] of PAGE_WAITS_MS.entries()) {
      const actual = waitBeforeNext({ ...failed, tried: index + 1 })!
      expect(actual).toBeGreaterThanOrEqual(waitMs * 0.8 - 1)
      expect(actual).toBeLessThanOrEqual(waitMs * 1.2 + 1)
    }
    expect(waitBeforeNext({ ...failed, tried: PAGE_WAITS_MS.length + 1 })).toBeUndefined()
    expect(waitBeforeNext({ ...failed, isPage: false, tried: INFORM_WAITS_MS.length + 1 })).toBeUndefined()
  })

  it('does not let many that failed together come back together', () => {
    const waits = Array.from({ length: 200 }, (_, index) => waitBeforeNext({ ...failed, key: `k/${index}`, tried: 8 }))
    expect(new Set(waits).size).toBeGreaterThan(190)
    expect(Math.max(...(waits as number[])) - Math.min(...(waits as number[]))).toBeGreaterThan(120_000 * 0.35)
  })

  it.each([
    ['what a target asks for', true, 60_000, 60_000],
    ['no more than 2 min for a page', true, 86_400_000, 120_000],
    ['no more than 1 h for what informs', false, 86_400_000, 3_600_000],
  ])('honours %s', (_what, isPage, afterMs, waitMs) => {
    expect(waitBeforeNext({ ...failed, isPage, afterMs })).toBe(waitMs)
  })
})

const parcelOf = (count: number, over = {}): Parcel => {
  const requests = Array.from({ length: count }, (_, index) => requested(`k${index}`, over))
  const { desk } = deskOf([], requests)
  const limits = { informLimit: 1, digestEveryMs: 1 }
  const [parcel] = planDesk(desk, 10, { limits, routeOf: everywhere }).parcels
  return parcel!
}
const INFORM = { urgency: 'URGENCY_INFORM' } as const
const FAILED = { kind: 'retry', reason: 'answered 503' } as const

describe('what is recorded', () => {
  const claimed = (parcel: Parcel, attempt: number): Parcel => {
    for (const delivery of parcel.deliveries) delivery.attempt = attempt
    return parcel
  }
  it.each([
    [
      'a delivery',
      parcelOf(1),
      { kind: 'delivered', reason: 'ok' },
      { state: 'DELIVERY_STATE_DELIVERED', reason: 'ok' },
    ],
    [
      'a target that is gone',
      parcelOf(1),
      { kind: 'disabled', reason: 'answered 410' },
      { state: 'DELIVERY_STATE_DISABLED', targetHash: 'target' },
    ],
    [
      'a target that refuses',
      parcelOf(1),
      { kind: 'dead', reason: 'answered 404' },
      { state: 'DELIVERY_STATE_DEAD', attempt: 1 },
    ],
    ['a failure', parcelOf(1), FAILED, { state: 'DELIVERY_STATE_RETRYING' }],
    ['a test that fails, once', parcelOf(1, { kind: 'test' }), FAILED, { state: 'DELIVERY_STATE_DEAD' }],
  ] as const)('of %s', (_what, parcel, outcome, event) => {
    expect(eventsAfter(claimed(parcel, 1), outcome, 1_000)).toMatchObject([event])
  })

  it('says when the next attempt is, and that there is none after the last', () => {
    const [retrying] = eventsAfter(claimed(parcelOf(1), 1), FAILED, 1_000)
    expect(retrying!.nextAttemptMs).toBeGreaterThan(1_500)
    expect(eventsAfter(claimed(parcelOf(1), PAGE_WAITS_MS.length + 1), FAILED, 0)).toMatchObject([
      { state: 'DELIVERY_STATE_DEAD', reason: 'answered 503; that was the last attempt' },
    ])
  })

  it('begins the timetable again when a person asks for it again', () => {
    const parcel = claimed(parcelOf(1, { resendAfterAttempt: 13 }), 14)
    expect(eventsAfter(parcel, FAILED, 0)).toMatchObject([{ state: 'DELIVERY_STATE_RETRYING', attempt: 14 }])
  })

  it('names the message that several went in', () => {
    const parcel = parcelOf(3, INFORM)
    expect(claimOf(parcel, 5).map(({ digestKey, attempt }) => [digestKey, attempt])).toEqual(Array(3).fill(['k0+2', 1]))
    expect(eventsAfter(parcel, { kind: 'delivered', reason: '' }, 5)).toMatchObject(
      ['k0', 'k1', 'k2'].map(idempotencyKey => ({
        idempotencyKey,
        state: 'DELIVERY_STATE_DIGESTED',
        digestKey: 'k0+2',
      })),
    )
  })
})

describe('a message', () => {
  it('tells one request as it is', () => {
    expect(messageOf(parcelOf(1))).toMatchObject({
      key: 'k0',
      subject: 'Subject of k0',
      kind: 'acknowledge',
      isPage: true,
    })
  })

  it('tells several as a list, with the link that they share', () => {
    expect(messageOf(parcelOf(2, INFORM))).toMatchObject({
      key: 'k0+1',
      kind: 'digest',
      subject: '2 messages, the first: Subject of k0',
      text: '- Subject of k0. Text of k0.\n- Subject of k1. Text of k1.',
      link: 'https://tocsin.test/console/crises/lumo-1',
      crisisId: 'lumo-1',
    })
  })
})
