import { describe, expect, it } from 'vitest'
import { contact, deskOf, everywhere, recorded, requested } from '../../../test-support/desk.ts'
import type { Desk } from './desk.ts'
import { begin, planDesk, type Route } from './plan.ts'

const LIMITS = { informLimit: 2, digestEveryMs: 100 }
const INFORM = { urgency: 'URGENCY_INFORM' } as const
const plan = (desk: Desk, now = 0, routeOf: () => Route = everywhere) =>
  planDesk(desk, now, { limits: LIMITS, routeOf })
const shown = (parcels: ReturnType<typeof plan>['parcels']) =>
  parcels.map(({ key, deliveries }) => [key, deliveries.map(({ key }) => key).join(' ')])

describe('pages', () => {
  it('go at once and alone, however many, whatever else waits', () => {
    const pages = Array.from({ length: 20 }, (_, index) => requested(`page${index}`))
    const informs = Array.from({ length: 20 }, (_, index) => requested(`inform${index}`, INFORM))
    const { parcels } = plan(deskOf([], [...informs, ...pages]).desk)
    expect(parcels.filter(({ isPage }) => isPage)).toHaveLength(20)
    expect(parcels.filter(({ isPage }) => !isPage)).toHaveLength(2)
  })

  it('are what has no urgency that is known, too', () => {
    const { parcels } = plan(deskOf([], [requested('a', { urgency: 'URGENCY_UNSPECIFIED' })]).desk)
    expect(parcels).toMatchObject([{ isPage: true }])
  })

  it('wait for their next attempt without holding back another', () => {
    const { desk } = deskOf([recorded('a', 'RETRYING', { nextAttemptMs: 50 })], [requested('a'), requested('b')])
    expect(shown(plan(desk).parcels)).toEqual([['b', 'b']])
    expect(plan(desk).wakeAtMs).toBe(50)
    expect(shown(plan(desk, 50).parcels)).toEqual([
      ['a', 'a'],
      ['b', 'b'],
    ])
  })
})

describe('what only informs', () => {
  const informs = (count: number, over = {}) =>
    Array.from({ length: count }, (_, index) => requested(`i${index}`, { ...INFORM, ...over }))

  it('goes one by one while it is little', () => {
    expect(shown(plan(deskOf([], informs(2)).desk).parcels)).toEqual([
      ['i0', 'i0'],
      ['i1', 'i1'],
    ])
  })

  it('goes together, when it is much, as soon as the oldest has waited long enough', () => {
    const { desk } = deskOf([], informs(5))
    const now = plan(desk)
    expect(now.parcels).toHaveLength(2)
    expect(now.wakeAtMs).toBe(100)
    for (const parcel of now.parcels) begin(desk, parcel, 0, LIMITS)
    expect(plan(desk, 99).parcels).toEqual([])
    expect(shown(plan(desk, 100).parcels)).toEqual([['i2+2', 'i2 i3 i4']])
  })

  it('is limited by contact, and by what was sent to it a moment ago', () => {
    const { desk } = deskOf([], [...informs(2), requested('other', { ...INFORM, contactId: 'mail' })])
    for (const parcel of plan(desk).parcels) begin(desk, parcel, 0, LIMITS)
    for (const key of ['i0', 'i1']) desk.deliveries.delete(key)
    const later = deskOf([], [requested('late', { ...INFORM, requestedAtMs: 60 })]).desk
    later.singles.set('anna/hook', desk.singles.get('anna/hook')!)
    expect(plan(later, 60).parcels).toEqual([])
    expect(plan(later, 60).wakeAtMs).toBe(160)
    expect(plan(later, 101).parcels).toHaveLength(1)
  })

  it('goes together when it is old already, as after an outage', () => {
    expect(shown(plan(deskOf([], informs(3)).desk, 500).parcels)).toEqual([['i0+2', 'i0 i1 i2']])
  })

  it('is told as itself when it is alone at the end', () => {
    expect(shown(plan(deskOf([], informs(1)).desk, 500).parcels)).toEqual([['i0', 'i0']])
  })

  it('stays with those it was claimed with, so that the message keeps its key', () => {
    const claimed = ['i0', 'i1'].map(key => recorded(key, 'CLAIMED', { digestKey: 'i0+1' }))
    expect(shown(plan(deskOf(claimed, informs(3)).desk, 500).parcels)).toEqual([
      ['i0+1', 'i0 i1'],
      ['i2', 'i2'],
    ])
  })

  it('makes messages of at most 500', () => {
    expect(plan(deskOf([], informs(1_200)).desk, 500).parcels.map(({ deliveries }) => deliveries.length)).toEqual([
      500, 500, 200,
    ])
  })
})

describe('a request ends without an attempt', () => {
  it('when it is not worth sending any more', () => {
    const { verdicts, parcels } = plan(deskOf([], [requested('a', { expiresAtMs: 10 })]).desk, 10)
    expect(verdicts).toMatchObject([{ state: 'DELIVERY_STATE_EXPIRED' }])
    expect(parcels).toEqual([])
  })

  it('when the plan has no such contact', () => {
    const { verdicts } = plan(deskOf([], [requested('a')]).desk, 0, () => ({
      kind: 'nowhere',
      reason: 'no such contact',
    }))
    expect(verdicts).toMatchObject([{ state: 'DELIVERY_STATE_DEAD', reason: 'no such contact' }])
  })

  const gone = recorded('x', 'DISABLED', { targetHash: 'target' })
  it('when its target said that it is gone', () => {
    expect(plan(deskOf([gone], [requested('a')]).desk).verdicts).toMatchObject([
      { state: 'DELIVERY_STATE_DISABLED', targetHash: 'target' },
    ])
  })

  it.each([
    ['the plan has another target', {}, 'new target'],
    ['it is a test', { kind: 'test' }, 'target'],
    ['a person asks for it again', { resendAfterAttempt: 2 }, 'target'],
  ])('but not when %s', (_what, over, targetHash) => {
    const look = plan(deskOf([gone], [requested('a', over)]).desk, 0, () => ({ kind: 'to', contact, targetHash }))
    expect(look.verdicts).toEqual([])
    expect(look.parcels).toHaveLength(1)
  })
})

it('waits for a version of the plan that has not been read', () => {
  expect(plan(deskOf([], [requested('a')]).desk, 0, () => ({ kind: 'later' }))).toMatchObject({
    parcels: [],
    verdicts: [],
    wakeAtMs: 1_000,
  })
})
