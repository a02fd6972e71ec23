import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHarness, type Harness } from '../test/harness.ts'
import { MINUTE, NINE, SECOND, sampleBrand, sampleHealth, sampleSignal, sampleWindow } from '../test/samples.ts'

let harness: Harness
beforeEach(async () => {
  harness = await createHarness()
})
afterEach(() => harness.stop())

describe('the live websocket', () => {
  it('sends what the log told before, then what changes', async () => {
    const { write } = harness
    await write.brand(sampleBrand('lumo'))
    await write.window(sampleWindow('lumo', NINE, 1))
    const { live } = await harness.start()
    const client = live('?screen=lobby&page=%2Fwall')
    const snapshot = await client.next('snapshot')
    expect(snapshot).toMatchObject({
      restarted: false,
      notice: { demo: true, history: false },
      brands: [
        { brandId: 'lumo', name: 'Lumo', phase: 'calm', window: { mentions: 40, share: 0.25 }, trend: [{ t: NINE }] },
      ],
    })

    await write.window(sampleWindow('lumo', NINE + 10 * SECOND, 2, { mentions: 50 }))
    const state = await client.next('state')
    expect(state.brands).toMatchObject([{ brandId: 'lumo', window: { mentions: 50 } }])
    expect(state.brands![0]).not.toHaveProperty('trend')

    await write.signal(sampleSignal('lumo', NINE, 3, { level: 'RULE_LEVEL_SUSPECT' }))
    const { event } = await client.next('event')
    expect(event).toMatchObject({ id: `lumo/share/${NINE}/opened`, kind: 'signal-opened', level: 'suspect' })
    expect((await client.next('state', ({ brands }) => brands?.[0]?.phase === 'suspected')).brands).toHaveLength(1)

    await write.health(sampleHealth('webhook', NINE + MINUTE, { state: 'SOURCE_STATE_SILENT', reason: 'no mail' }))
    expect(await client.next('state', ({ sources }) => sources !== undefined)).toMatchObject({
      brands: [{ blindSources: ['webhook'] }],
      sources: [{ source: 'webhook', state: 'silent' }],
    })
    expect(await client.next('heartbeat')).toMatchObject({ build: 'none' })
  })

  it('tells how far the data of quiet brands reach, and which brands are gone', async () => {
    const { write } = harness
    await write.brand(sampleBrand('lumo'))
    const { live } = await harness.start()
    const client = live()
    await client.next('snapshot')
    await Promise.all([write.progress(0, NINE), write.progress(1, NINE)])
    expect(await client.next('state')).toMatchObject({ dataAsOf: { lumo: NINE } })
    await write.removeBrand('lumo')
    expect(await client.next('state', ({ removedBrands }) => removedBrands !== undefined)).toMatchObject({
      removedBrands: ['lumo'],
    })
  })

  it('shows the last state after an outage that was longer than what is read back', async () => {
    const { write } = harness
    await write.brand(sampleBrand('lumo'))
    await write.window(sampleWindow('lumo', NINE, 1))
    const { live } = await harness.start({}, { now: () => Date.now() + 9 * 3_600_000 })
    expect((await live().next('snapshot')).brands).toMatchObject([{ window: { windowEndMs: NINE }, dataAsOfMs: NINE }])
  })

  it('skips a record that cannot be read and goes on', async () => {
    const { write, log } = harness
    await write.brand(sampleBrand('lumo'))
    await log.append('windows.updated.v1', [{ key: 'lumo', value: Uint8Array.of(255, 255, 255) }])
    await write.window(sampleWindow('lumo', NINE, 1))
    const { live } = await harness.start()
    expect((await live().next('snapshot')).brands).toMatchObject([{ window: { windowEndMs: NINE } }])
  })
})

describe('a client that was cut off', () => {
  it('goes on at another replica: the snapshot ends where it was cut, what it missed follows once', async () => {
    const { write } = harness
    await write.brand(sampleBrand('lumo'))
    const first = await harness.start()
    const before = first.live()
    await before.next('snapshot')
    await write.signal(sampleSignal('lumo', NINE, 1))
    const { resume } = await before.next('event')
    await first.gateway.stop()
    expect(await before.closed).toEqual({ code: 1012, reason: 'the server restarts' })

    await write.signal(sampleSignal('lumo', NINE, 2, { level: 'RULE_LEVEL_SUSPECT', updatedAtMs: NINE + MINUTE }))
    await write.signal(sampleSignal('lumo', NINE, 3, { state: 'SIGNAL_STATE_CLOSED', closedAtMs: NINE + 2 * MINUTE }))
    const second = await harness.start()
    const after = second.live(`?resume=${resume}`)
    const snapshot = await after.next('snapshot')
    expect(snapshot).toMatchObject({ restarted: false, timeline: [{ kind: 'signal-opened' }] })
    await after.next('event', ({ event }) => event.kind === 'signal-closed')
    await after.next('heartbeat')
    const events = after.received.flatMap(message => (message.type === 'event' ? [message.event.kind] : []))
    expect(events).toEqual(['signal-raised', 'signal-closed'])
  })

  it('is told that it was restarted when its token is none', async () => {
    await harness.write.brand(sampleBrand('lumo'))
    const { live } = await harness.start()
    expect(await live('?resume=bm9uc2Vuc2U').next('snapshot')).toMatchObject({ restarted: true })
  })
})

describe('a replica that stops', () => {
  it('closes its websockets with 1012, also those that wait for the log', async () => {
    const replica = await harness.start()
    const client = replica.live()
    await client.next('snapshot')
    await replica.gateway.stop()
    expect((await client.closed).code).toBe(1012)
    expect(await replica.gateway.ready()).not.toEqual([])
  })
})
