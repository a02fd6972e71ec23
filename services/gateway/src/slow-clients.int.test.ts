import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHarness, type Harness } from '../test/harness.ts'
import { MINUTE, NINE, SECOND, sampleBrand, sampleSignal, sampleWindow } from '../test/samples.ts'

let harness: Harness
beforeEach(async () => {
  harness = await createHarness()
})
afterEach(() => harness.stop())

/** Brands whose snapshot is larger than all buffers between two processes. */
const LARGE = Array.from({ length: 24 }, (_, i) => `large${i}`)
const fillBuffers = async (): Promise<void> => {
  const about = [{ term: 'x', mentionIds: ['y'.repeat(900_000)] }]
  for (const [i, brandId] of LARGE.entries()) {
    await harness.write.brand(sampleBrand(brandId))
    await harness.write.window(sampleWindow(brandId, NINE, i + 1, { about }))
  }
}
const TOKENS = [
  { name: 'slow', token: 'slow-slow-slow-slow' },
  { name: 'quick', token: 'quick-quick-quick-quick', brands: ['lumo'] },
]

describe('a client that stops reading', () => {
  it('gets only the latest state when it goes on, and every event', async () => {
    await fillBuffers()
    await harness.write.brand(sampleBrand('lumo'))
    const { live } = await harness.start({ displayTokens: TOKENS })
    const slow = live('?token=slow-slow-slow-slow')
    await once(slow.socket, 'open')
    slow.socket.pause()
    const quick = live('?token=quick-quick-quick-quick')
    await quick.next('snapshot')
    for (let i = 1; i <= 10; i++) {
      await harness.write.window(sampleWindow('lumo', NINE + i * 10 * SECOND, i, { mentions: i }))
      await quick.next('state', ({ brands }) => brands?.[0]?.window?.mentions === i)
    }
    for (let i = 1; i <= 3; i++) await harness.write.signal(sampleSignal('lumo', NINE + i * MINUTE, i))
    await quick.next('event', ({ event }) => event.atMs === NINE + 3 * MINUTE)
    slow.socket.resume()
    const { brands } = await slow.next(
      'state',
      state => state.brands?.some(({ brandId }) => brandId === 'lumo') ?? false,
    )
    expect(brands).toMatchObject([{ brandId: 'lumo', window: { mentions: 10 }, trend: [{ t: NINE + MINUTE }] }])
    await slow.next('event', ({ event }) => event.atMs === NINE + 3 * MINUTE)
    expect(slow.received.filter(({ type }) => type === 'event')).toHaveLength(3)
    expect(slow.received.filter(({ type }) => type === 'state')).toHaveLength(1)
    expect(quick.received.filter(({ type }) => type === 'state').length).toBeGreaterThanOrEqual(10)
  })

  it('is closed when more waits than its buffer holds; others notice nothing', async () => {
    await fillBuffers()
    await harness.write.brand(sampleBrand('lumo'))
    const { live, get } = await harness.start({ displayTokens: TOKENS, clientBufferBytes: 16_384 })
    const slow = live('?token=slow-slow-slow-slow&screen=stuck')
    await once(slow.socket, 'open')
    slow.socket.pause()
    const quick = live('?token=quick-quick-quick-quick&screen=fine')
    await quick.next('snapshot')
    const headers = { authorization: 'Bearer slow-slow-slow-slow' }
    const names = async (): Promise<string[]> => {
      const { screens } = (await (await get('/v1/screens', { headers })).json()) as { screens: { name: string }[] }
      return screens.map(({ name }) => name).sort()
    }
    expect(await names()).toEqual(['fine', 'stuck'])
    for (let i = 1; i <= 60; i++) await harness.write.signal(sampleSignal('lumo', NINE + i * SECOND, i))
    await quick.next('event', ({ event }) => event.atMs === NINE + 60 * SECOND)
    expect(await names()).toEqual(['fine'])
    slow.socket.resume()
    expect([1006, 1013]).toContain((await slow.closed).code)
    expect(quick.received.filter(({ type }) => type === 'event')).toHaveLength(60)
  })

  it('is ended when it answers no pings', async () => {
    const { live } = await harness.start({ pingInterval: 20 })
    const client = live('', { autoPong: false })
    expect((await client.closed).code).toBe(1006)
  })
})
