import type { History } from '@tocsin/shared/clickhouse/history.ts'
import { RetryableError } from '@tocsin/shared/log/errors.ts'
import type { BroadcastOptions, Log } from '@tocsin/shared/log/port.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connect, createHarness, type Harness, silent } from '../test/harness.ts'
import { NINE, SECOND, sampleBrand, sampleWindow } from '../test/samples.ts'
import { readConfig } from './config.ts'
import { createGateway } from './service.ts'

let harness: Harness
const stops: (() => Promise<void>)[] = []
beforeEach(async () => {
  harness = await createHarness()
  await harness.write.brand(sampleBrand('lumo'))
  await harness.write.window(sampleWindow('lumo', NINE, 1))
})
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
  await harness.stop()
})

const startOn = async (log: Log, history?: History) => {
  const config = { ...readConfig({ env: {} }), port: 0 }
  const deps = {
    log,
    logger: silent,
    metrics: createMetrics(),
    now: Date.now,
    demo: false,
    ...(history && { history }),
  }
  const gateway = createGateway(config, deps)
  stops.push(() => gateway.stop())
  await gateway.start()
  const url = `127.0.0.1:${gateway.address().port}`
  return { gateway, get: (path: string) => fetch(`http://${url}${path}`), live: () => connect(`ws://${url}/v1/live`) }
}

describe('a log that is away at the start', () => {
  it('leaves pages and status there, and the websocket waits for it', async () => {
    let isAway = true
    const log: Log = {
      ...harness.log,
      partitionCount: topic =>
        isAway ? Promise.reject(new RetryableError('away')) : harness.log.partitionCount(topic),
    }
    const { gateway, get, live } = await startOn(log)
    expect(await gateway.ready()).toEqual(['gateway: the log has not been read yet'])
    expect(await (await get('/v1/status')).json()).toMatchObject({ status: 'starting' })
    const answer = await get('/v1/brands')
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2'])
    const client = live()
    isAway = false
    expect((await client.next('snapshot')).brands).toMatchObject([{ brandId: 'lumo' }])
    expect(await gateway.ready()).toEqual([])
  })

  it('is given up when it is not the log that fails', async () => {
    const log: Log = { ...harness.log, partitionCount: () => Promise.reject(new TypeError('a bug')) }
    const { gateway } = await startOn(log)
    await vi.waitFor(async () => expect(await gateway.ready()).toEqual(['reading the log failed: a bug']))
  })
})

describe('reading that fails', () => {
  it('goes on where it was, without anything missing or twice', async () => {
    const begun: BroadcastOptions['from'][] = []
    let fail = (): void => undefined
    const log: Log = {
      ...harness.log,
      broadcast(options) {
        const reader = harness.log.broadcast(options)
        if (options.topics[0] !== 'windows.updated.v1') return reader
        begun.push(options.from)
        const failed = new Promise<void>((_resolve, reject) => {
          fail = () => {
            reader.stop()
            reject(new RetryableError('broken'))
          }
        })
        return { ...reader, done: Promise.race([reader.done, failed]) }
      },
    }
    const { live } = await startOn(log)
    const client = live()
    await client.next('snapshot')
    fail()
    await harness.write.window(sampleWindow('lumo', NINE + 10 * SECOND, 2, { mentions: 50 }))
    expect(await client.next('state')).toMatchObject({ brands: [{ window: { mentions: 50 } }] })
    expect(begun).toHaveLength(2)
    expect(begun[1]).toMatchObject({ offsets: expect.arrayContaining([expect.objectContaining({ offset: 1n })]) })
  })
})

describe('history that goes away', () => {
  it('is told to screens, and when it is back', async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] })
    try {
      let isAway = false
      const history = {
        signalById: async () => (isAway ? Promise.reject(new RetryableError('away')) : undefined),
      } as unknown as History
      const { live } = await startOn(harness.log, history)
      const client = live()
      expect((await client.next('snapshot')).notice).toMatchObject({ demo: false, history: true })
      isAway = true
      await vi.advanceTimersByTimeAsync(5_000)
      expect((await client.next('state')).notice).toMatchObject({ demo: false, history: false })
      isAway = false
      await vi.advanceTimersByTimeAsync(5_000)
      await client.next('state', ({ notice }) => notice?.history === true)
    } finally {
      vi.useRealTimers()
    }
  })
})
