import type { BrandSituationInput } from '@tocsin/shared/gen/tocsin/crisis/v1/BrandSituation.ts'
import type { TimelineEntryInput } from '@tocsin/shared/gen/tocsin/crisis/v1/TimelineEntry.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeEscalation, refusal, startFakeEscalation } from '../test/fake-escalation.ts'
import { createHarness, type Harness } from '../test/harness.ts'
import { NINE, sampleBrand, sampleSignal } from '../test/samples.ts'

const GATEWAY = 'gateway-gateway'
const suspect = { level: 'RULE_LEVEL_SUSPECT' } as const

let harness: Harness
let escalation: FakeEscalation
beforeEach(async () => {
  harness = await createHarness()
  await harness.write.brand(sampleBrand('lumo'))
  escalation = await startFakeEscalation()
  escalation.people.set(GATEWAY, { personId: 'gateway', role: 'display' })
})
afterEach(async () => {
  await harness.stop()
  await escalation.stop()
})

const start = (deps = {}) => harness.start({ escalation: escalation.address, escalationToken: GATEWAY }, deps)

const situation = (phase: string, more: BrandSituationInput = {}): void =>
  escalation.situation({
    brandId: 'lumo',
    phase: phase as never,
    sinceMs: NINE,
    crisisId: 'c1',
    waitsFor: 'Anna',
    deadlineMs: NINE + 900_000,
    stageTitle: 'Potential',
    ...more,
  })
const happened = (seq: number, kind: string, more: TimelineEntryInput = {}): void =>
  escalation.happened(
    {
      seq,
      crisisId: 'c1',
      kind,
      atMs: Date.now(),
      text: `${kind} by Anna.`,
      ...(kind === 'suspected' && { event: { crisisId: 'c1', seq, suspected: { brandIds: ['lumo'] } } }),
      ...more,
    },
    { crisisId: 'c1', brandIds: ['lumo'], phase: 'PHASE_ACTIVE' },
  )

describe('a crisis', () => {
  it('is the state of its brand, from the beginning and whenever it changes', async () => {
    situation('PHASE_SUSPECTED')
    const { live } = await start()
    const client = live()
    const { brands, notice } = await client.next('snapshot')
    expect(notice.crisesAwaySinceMs).toBe(0)
    expect(brands[0]).toMatchObject({
      phase: 'suspected',
      phaseSinceMs: NINE,
      crisis: { crisisId: 'c1', phase: 'suspected', waitsFor: 'Anna', stage: 'Potential', deadlineMs: NINE + 900_000 },
    })
    const changedAt = performance.now()
    situation('PHASE_ACTIVE', { stageTitle: 'Alarm', hold: 'everything', notified: 3, acknowledged: 1 })
    const { brands: changed } = await client.next('state', one => one.brands?.[0]?.phase === 'active')
    expect(performance.now() - changedAt).toBeLessThan(1_000)
    expect(changed![0]!.crisis).toMatchObject({ stage: 'Alarm', hold: 'everything', notified: 3, acknowledged: 1 })
    situation('PHASE_CLOSED')
    await client.next('state', one => one.brands?.[0]?.crisis === null && one.brands[0].phase === 'calm')
  })

  it('tells what was decided within a second, and nothing of the work of people', async () => {
    const metrics = createMetrics()
    const { live } = await start({ metrics })
    const client = live()
    await client.next('snapshot')
    const happenedAt = performance.now()
    happened(1, 'suspected')
    const { event } = await client.next('event')
    expect(performance.now() - happenedAt).toBeLessThan(1_000)
    expect(event).toMatchObject({
      id: 'crisis/1',
      brandId: 'lumo',
      kind: 'crisis',
      crisisId: 'c1',
      crisisEvent: 'suspected',
      text: 'Lumo: suspected by Anna.',
    })
    happened(2, 'updatePosted', { text: 'Update by Anna: a secret' })
    happened(3, 'reviewCompleted', { text: 'Review completed by Anna: a secret' })
    await client.next('event', one => one.event.id === 'crisis/3')
    expect(JSON.stringify(client.received)).not.toContain('secret')
    expect(await metrics.text()).toContain('tocsin_gateway_crisis_latency_seconds_bucket{le="1"} 3')
  })

  it('goes on for who comes back, on any replica, with nothing missing or twice', async () => {
    happened(1, 'suspected')
    const [a, b] = [await start(), await start()]
    const first = a.live()
    const { timeline } = await first.next('snapshot')
    expect(timeline.map(({ id }) => id)).toEqual(['crisis/1'])
    happened(2, 'confirmed')
    const { resume } = await first.next('event', ({ event }) => event.id === 'crisis/2')
    first.close()
    happened(3, 'stageEntered')
    const second = b.live(`?resume=${resume}`)
    const { restarted, timeline: had } = await second.next('snapshot')
    expect([restarted, had.map(({ id }) => id)]).toEqual([false, ['crisis/1', 'crisis/2']])
    await second.next('event', ({ event }) => event.id === 'crisis/3')
  })

  it('is told whole though the stream left entries out', async () => {
    const { live } = await start()
    const client = live()
    await client.next('snapshot')
    escalation.withoutStreams(() => happened(1, 'suspected'))
    happened(2, 'confirmed')
    await client.next('event', ({ event }) => event.id === 'crisis/2')
    expect(client.received.flatMap(one => (one.type === 'event' ? [one.event.id] : []))).toEqual([
      'crisis/1',
      'crisis/2',
    ])
  })
})

describe('a signal that asks people', () => {
  it('shows nothing until its crisis comes, so that no screen flickers', async () => {
    const { live } = await start()
    const client = live()
    await client.next('snapshot')
    await harness.write.signal(sampleSignal('lumo', NINE, 1, suspect))
    await client.next('event', ({ event }) => event.kind === 'signal-opened')
    await client.next('state', one => one.brands?.[0]?.signals.length === 1)
    situation('PHASE_SUSPECTED')
    await client.next('state', one => one.brands?.[0]?.phase === 'suspected')
    const phases = client.received
      .flatMap(one => (one.type === 'state' ? (one.brands ?? []) : []))
      .map(one => one.phase)
    expect(new Set(phases)).toEqual(new Set(['calm', 'suspected']))
  })

  it('is watched where nobody is asked about it: a declined suspicion is snoozed', async () => {
    situation('PHASE_DECLINED')
    const { live } = await start()
    const client = live()
    await client.next('snapshot')
    await harness.write.signal(sampleSignal('lumo', NINE, 1, suspect))
    await client.next('state', one => one.brands?.[0]?.phase === 'watch')
  })
})

describe('while decisions are not heard of', () => {
  it('it is said, crises stay as they were, and what was missed is told afterwards', async () => {
    situation('PHASE_ACTIVE')
    happened(1, 'suspected')
    const { live } = await start()
    const client = live()
    await client.next('snapshot')
    const goneAt = Date.now()
    await escalation.goAway()
    const { notice } = await client.next('state', one => (one.notice?.crisesAwaySinceMs ?? 0) > 0)
    expect(Math.abs(notice!.crisesAwaySinceMs - goneAt)).toBeLessThan(2_000)
    expect((await live().next('snapshot')).brands[0]).toMatchObject({ phase: 'active', crisis: { crisisId: 'c1' } })
    happened(2, 'confirmed')
    await escalation.comeBack()
    await client.next('event', ({ event }) => event.id === 'crisis/2')
    await client.next('state', one => one.notice?.crisesAwaySinceMs === 0)
  })

  it('screens that came before any were heard of are told what they missed, once, wherever they go on', async () => {
    happened(1, 'suspected')
    happened(2, 'confirmed')
    await escalation.goAway()
    const { live } = await start()
    const early = live()
    expect((await early.next('snapshot')).timeline).toEqual([])
    await escalation.comeBack()
    const [first, second] = [
      await early.next('event'),
      await early.next('event', ({ event }) => event.id === 'crisis/2'),
    ]
    expect(first.event.id).toBe('crisis/1')
    const again = live(`?resume=${first.resume}`)
    const { restarted, timeline } = await again.next('snapshot')
    expect([restarted, timeline.map(({ id }) => id)]).toEqual([false, ['crisis/1']])
    expect((await again.next('event')).event).toEqual(second.event)
  })

  it('a signal is what its level says: so too where decisions are off', async () => {
    const { live } = await harness.start()
    await harness.write.signal(sampleSignal('lumo', NINE, 1, suspect))
    const client = live()
    expect((await client.next('snapshot')).notice.crisesAwaySinceMs).toBeGreaterThan(0)
    await client.next('state', one => one.brands?.[0]?.phase === 'suspected')
  })

  it('a service that takes connections and answers nothing is away too', async () => {
    const { live } = await start()
    const client = live()
    await client.next('snapshot')
    const never = () => new Promise<object>(() => undefined)
    for (const method of ['GetCaller', 'ListBrands', 'ListCrises']) escalation.answer(method, never)
    await client.next('state', one => (one.notice?.crisesAwaySinceMs ?? 0) > 0)
  })

  it('a token that is refused is no silence of calm', async () => {
    escalation.answer('GetCaller', () => {
      throw refusal(16, 'send a token')
    })
    escalation.people.delete(GATEWAY)
    const { live } = await start()
    const client = live()
    const snapshot = await client.next('snapshot')
    if (snapshot.notice.crisesAwaySinceMs === 0)
      await client.next('state', one => (one.notice?.crisesAwaySinceMs ?? 0) > 0)
  })
})
