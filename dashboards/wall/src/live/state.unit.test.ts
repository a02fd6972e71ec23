import type { LiveMessage, StateMessage } from '@tocsin/shared/live/messages.ts'
import { describe, expect, it } from 'vitest'
import { brand, NOW, SUSPECTED, source, WATCH } from '../../test/scenes.ts'
import { hear, type LiveState, nothingHeard } from './state.ts'

type Heard = Exclude<LiveMessage, { type: 'command' }>

const snapshot = (brands = [brand(0), brand(1)], more: object = {}): Heard => ({
  type: 'snapshot',
  resume: 'r1',
  serverTimeMs: NOW,
  build: 'b1',
  restarted: false,
  brands,
  sources: [source('RSS'), source('Bluesky')],
  timeline: [],
  notice: { demo: true, history: true, crisesAwaySinceMs: 0 },
  ...more,
})
const state = (change: Partial<StateMessage>): Heard => ({
  type: 'state',
  resume: 'r2',
  serverTimeMs: NOW + 1000,
  ...change,
})
const event = (id: string): Heard => ({
  type: 'event',
  resume: 'r3',
  serverTimeMs: NOW,
  event: { id, atMs: NOW, brandId: 'brand-00', kind: 'signal-opened', text: '' },
})
const after = (...messages: Heard[]): LiveState =>
  messages.reduce((held, message, index) => hear(held, message, index + 1), nothingHeard(0))

describe('hear', () => {
  it('takes a snapshot whole, brands in the order of their names', () => {
    const live = after(snapshot([brand(1), brand(0)]))
    expect(live).toMatchObject({ ready: true, build: 'b1', serverTimeMs: NOW, heardAtMs: 1, notice: { demo: true } })
    expect(live.brands.map(({ name }) => name)).toEqual(['Lumo', 'Norrbryggt'])
    expect(live.sources.map(one => one.source)).toEqual(['Bluesky', 'RSS'])
  })

  it('moves only the clocks before the first snapshot', () => {
    const live = after(state({ brands: [brand(0)] }))
    expect(live).toMatchObject({ ready: false, brands: [], serverTimeMs: NOW + 1000, heardAtMs: 1 })
  })

  it('replaces a changed brand, adds a new one, drops a removed one', () => {
    const changed = brand(0, WATCH)
    const live = after(snapshot(), state({ brands: [changed, brand(2)], removedBrands: ['brand-01'] }))
    expect(live.brands).toEqual([brand(2), changed])
  })

  it('keeps the trend of a brand whose update leaves it out', () => {
    const { trend: _, ...update } = brand(0, WATCH)
    const live = after(snapshot(), state({ brands: [update] }))
    expect(live.brands[0]).toEqual({ ...update, trend: brand(0).trend })
  })

  it('moves the time of the data of brands that did not change otherwise, and of no unknown one', () => {
    const live = after(snapshot(), state({ dataAsOf: { 'brand-00': NOW + 5, 'brand-99': 1 } }))
    expect(live.brands.map(({ dataAsOfMs }) => dataAsOfMs)).toEqual([NOW + 5, NOW - 1000])
  })

  it('holds what it had where a state message says nothing', () => {
    const before = after(snapshot())
    expect(hear(before, state({}), 2)).toMatchObject({ sources: before.sources, notice: before.notice })
  })

  it('appends an event once, however often it comes', () => {
    expect(after(snapshot(), event('a'), event('b'), event('a')).timeline.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('keeps the newest 200 events', () => {
    const live = after(snapshot(), ...Array.from({ length: 205 }, (_, index) => event(`e${index}`)))
    expect([live.timeline.length, live.timeline[0]?.id]).toEqual([200, 'e5'])
  })

  it('remembers the build it came with and sees a newer one', () => {
    const beat = (build: string): Heard => ({ type: 'heartbeat', resume: 'r', serverTimeMs: NOW, build })
    expect(after(snapshot(), beat('b1')).newBuild).toBeUndefined()
    expect(after(snapshot(), beat('b2'))).toMatchObject({ build: 'b1', newBuild: 'b2' })
  })
})

describe('new suspicions', () => {
  const suspected = brand(0, SUSPECTED)
  const second = { ...suspected.signals[0]!, signalId: 'another' }
  const unheard = { ...suspected, crisis: null }
  const louder = brand(0, { ...SUSPECTED, crisis: { loudness: 1 } })
  const snoozed = { ...brand(0, WATCH), signals: suspected.signals }

  it.each([
    [0, 'what is there at the first look is not new', [snapshot([suspected])]],
    [1, 'a brand becomes suspected', [snapshot(), state({ brands: [suspected] })]],
    [0, 'a brand is only watched', [snapshot(), state({ brands: [brand(0, WATCH)] })]],
    [1, 'it stays suspected', [snapshot(), state({ brands: [suspected] }), state({ brands: [suspected] })]],
    [
      0,
      'a second signal joins the crisis',
      [snapshot([suspected]), state({ brands: [{ ...suspected, signals: [second] }] })],
    ],
    [
      1,
      'a second signal opens while decisions are not heard of',
      [snapshot([unheard]), state({ brands: [{ ...unheard, signals: [second] }] })],
    ],
    [0, 'the crisis of a suspicion is heard of', [snapshot([unheard]), state({ brands: [suspected] })]],
    [1, 'nobody answered and everybody is asked again', [snapshot([suspected]), state({ brands: [louder] })]],
    [0, 'a signal opens that was declined', [snapshot(), state({ brands: [snoozed] })]],
    [1, 'it came while the link was down', [snapshot(), snapshot([suspected])]],
    [2, 'two brands at once', [snapshot(), state({ brands: [suspected, brand(1, SUSPECTED)] })]],
  ])('%i: %s', (count, _, messages) => {
    expect(after(...(messages as Heard[])).newSuspicions).toBe(count)
  })
})
