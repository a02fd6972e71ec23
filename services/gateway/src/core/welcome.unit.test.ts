import { configVersionCodec, signalCodec, sourceHealthCodec, windowCodec } from '@tocsin/shared/events/codec.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MINUTE, NINE, sampleBrand, sampleHealth, sampleSignal, sampleWindow } from '../../test/samples.ts'
import { CONFIG, createFold, EVENT_TOPICS, type Fold, type FoldRecord, HEALTH, SIGNALS, WINDOWS } from './fold.ts'
import { encodeToken } from './resume.ts'
import { brandState } from './state.ts'
import { welcome } from './welcome.ts'

const LAYOUT = EVENT_TOPICS.map((topic, i) => ({ topic, partitions: i < 2 ? 2 : 1 }))
const partitionOf = (brandId: string): number => (brandId === 'lumo' ? 0 : 1)

interface Appended {
  readonly topic: string
  readonly partition: number
  readonly record: FoldRecord
}

type Step =
  | {
      readonly kind: 'signal'
      readonly brand: string
      readonly episode: number
      readonly to: 'watch' | 'suspect' | 'closed'
      readonly stale: boolean
    }
  | { readonly kind: 'health'; readonly source: string; readonly silent: boolean }
  | { readonly kind: 'window'; readonly brand: string; readonly late: number }

const brandArb = fc.constantFrom('lumo', 'kopi')
const stepArb: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('signal' as const),
    brand: brandArb,
    episode: fc.nat(3),
    to: fc.constantFrom('watch' as const, 'suspect' as const, 'closed' as const),
    stale: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('health' as const), source: fc.constantFrom('rss', 'mail'), silent: fc.boolean() }),
  fc.record({ kind: fc.constant('window' as const), brand: brandArb, late: fc.nat(1) }),
)

/** The log that these steps leave behind, a minute apart, in the order in which they were appended. */
const logOf = (steps: readonly Step[]): Appended[] => {
  const ends = new Map<string, bigint>()
  const append = (topic: string, partition: number, value: Uint8Array): Appended => {
    const offset = ends.get(`${topic}/${partition}`) ?? 0n
    ends.set(`${topic}/${partition}`, offset + 1n)
    return { topic, partition, record: { offset, key: '', value, headers: {} } }
  }
  return steps.map((step, i) => {
    const atMs = NINE + i * MINUTE
    if (step.kind === 'health') {
      const state = step.silent ? 'SOURCE_STATE_SILENT' : 'SOURCE_STATE_LIVE'
      return append(HEALTH, 0, sourceHealthCodec.encode(sampleHealth(step.source, atMs, { state })))
    }
    const partition = partitionOf(step.brand)
    if (step.kind === 'window')
      return append(WINDOWS, partition, windowCodec.encode(sampleWindow(step.brand, atMs, i + 1, { late: step.late })))
    const closed = step.to === 'closed'
    const signal = sampleSignal(step.brand, NINE - step.episode, step.stale ? 1 : i + 1, {
      level: step.to === 'watch' ? 'RULE_LEVEL_WATCH' : 'RULE_LEVEL_SUSPECT',
      state: closed ? 'SIGNAL_STATE_CLOSED' : 'SIGNAL_STATE_OPEN',
      updatedAtMs: atMs,
      ...(closed && { closedAtMs: atMs }),
    })
    return append(SIGNALS, partition, signalCodec.encode(signal))
  })
}

/** A replica that has read everything that was appended up to `count`, in its own order of the partitions. */
const replica = (log: readonly Appended[], count: number, seed: number): Fold => {
  const fold = createFold(LAYOUT, partitionOf)
  for (const [i, brandId] of ['lumo', 'kopi'].entries()) {
    const value = configVersionCodec.encode(sampleBrand(brandId))
    fold.apply(CONFIG, 0, { offset: BigInt(i), key: `brand/${brandId}`, value, headers: {} })
  }
  const lanes = Map.groupBy(log.slice(0, count), ({ topic, partition }) => `${topic}/${partition}`)
  const queues = [...lanes.values()].map(lane => [...lane])
  for (let at = seed; queues.some(queue => queue.length > 0); at++) {
    const next = queues[at % queues.length]!.shift()
    if (next) fold.apply(next.topic, next.partition, next.record)
  }
  fold.settle(
    LAYOUT.flatMap(({ topic, partitions }) =>
      Array.from({ length: partitions }, (_, partition) => ({ topic, partition, offset: 0n })),
    ),
  )
  return fold
}

/** A client that shows what it is told: a snapshot replaces, an event is added. */
const createClient = () => {
  let resume: string | undefined
  let timeline: string[] = []
  const events: string[] = []
  return {
    /** Takes the welcome; the connection breaks after `received` of the events that follow the snapshot. */
    connect(fold: Fold, received: number): void {
      const told = welcome(fold.read, fold.state.timeline, { scope: undefined, resume, mayWait: true })!
      timeline = told.had.map(({ id }) => id)
      resume = encodeToken(told.reached ?? fold.read.positions)
      for (const { event, reached } of told.missed.slice(0, received)) {
        timeline.push(event.id)
        events.push(event.id)
        resume = encodeToken(reached)
      }
      if (received >= told.missed.length) resume = encodeToken(fold.read.positions)
    },
    shown: () => timeline,
    events,
  }
}

describe('a client that comes back', () => {
  const cutsArb = fc.array(fc.record({ read: fc.nat(60), seed: fc.nat(20), received: fc.nat(8) }), { maxLength: 6 })

  it('is told each event once, wherever it was cut and on whatever replica it goes on', () => {
    fc.assert(
      fc.property(fc.array(stepArb, { maxLength: 60 }), cutsArb, (steps, cuts) => {
        const log = logOf(steps)
        const client = createClient()
        let read = 0
        for (const cut of cuts) {
          read = Math.max(read, Math.min(cut.read, log.length))
          client.connect(replica(log, read, cut.seed), cut.received)
        }
        const whole = replica(log, log.length, 0)
        client.connect(whole, Number.POSITIVE_INFINITY)
        const all = whole.state.timeline.map(({ event }) => event.id)
        expect(client.shown().toSorted()).toEqual(all.toSorted())
        expect(new Set(client.events).size).toBe(client.events.length)
      }),
    )
  })

  it('finds the same state on every replica that has read as far', () => {
    fc.assert(
      fc.property(fc.array(stepArb, { maxLength: 60 }), fc.nat(20), (steps, seed) => {
        const log = logOf(steps)
        const [a, b] = [replica(log, log.length, 0), replica(log, log.length, seed)]
        expect(b.state.timeline).toEqual(a.state.timeline)
        expect(b.state.signals).toEqual(a.state.signals)
        for (const brandId of ['lumo', 'kopi']) {
          expect(brandState(a.state, brandId)).toBeDefined()
          expect(brandState(b.state, brandId)).toEqual(brandState(a.state, brandId))
        }
        expect(encodeToken(b.read.positions)).toBe(encodeToken(a.read.positions))
      }),
    )
  })

  it('waits on a replica that is behind, or is told what there is there', () => {
    const log = logOf([
      { kind: 'health', source: 'rss', silent: true },
      { kind: 'health', source: 'rss', silent: false },
    ])
    const [behind, ahead] = [replica(log, 1, 0), replica(log, 2, 0)]
    const resume = encodeToken(ahead.read.positions)
    const ask = (mayWait: boolean) => welcome(behind.read, behind.state.timeline, { scope: undefined, resume, mayWait })
    expect(ask(true)).toBeUndefined()
    expect(ask(false)).toMatchObject({ kind: 'restarted', had: [{ kind: 'source-blind' }], missed: [] })
  })

  it('is not told what its token does not show', () => {
    const signal = { kind: 'signal' as const, episode: 0, to: 'watch' as const, stale: false }
    const fold = replica(
      logOf([
        { ...signal, brand: 'lumo' },
        { ...signal, brand: 'kopi' },
      ]),
      2,
      0,
    )
    const resume = encodeToken([[0n, 0n], [0n, 0n], [0n]])
    const told = welcome(fold.read, fold.state.timeline, { scope: new Set(['kopi']), resume, mayWait: false })!
    expect(told.missed.map(({ event }) => event.brandId)).toEqual(['kopi'])
  })
})
