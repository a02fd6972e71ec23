import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHarness, type Harness } from '../test/harness.ts'
import { MINUTE, NINE, sampleBrand, sampleHealth, sampleSignal, sampleWindow } from '../test/samples.ts'

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

    await write.window(sampleWindow('lumo', NINE + 10_000, 2, { mentions: 50 }))
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
})
