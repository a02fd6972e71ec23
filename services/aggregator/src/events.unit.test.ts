import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { describe, expect, it } from 'vitest'
import { createAggregatorEvents } from './events.ts'

const latencies = async (fromMs: number, toMs: number, nowMs: number) => {
  const metrics = createMetrics()
  createAggregatorEvents(createLogger({ name: 'test', level: 'silent' }), metrics).decided(fromMs, toMs, nowMs)
  const text = await metrics.text()
  const value = (suffix: string): number =>
    Number(new RegExp(`^tocsin_aggregator_signal_latency_seconds_${suffix} (\\S+)$`, 'm').exec(text)?.[1])
  return { count: value('count'), within2s: value('bucket\\{le="2"\\}'), within10s: value('bucket\\{le="10"\\}') }
}

/**
 *  s:   100   101   102          each second's first mention came right after the second before;
 *        |-----|-----|----x      at x = 102.4 s both are told: after 2.4 s and 1.4 s at most
 */
describe('how late signals are', () => {
  it('counts every second of stream time once, by its first mention', async () => {
    expect(await latencies(100_000, 102_300, 102_400)).toEqual({ count: 2, within2s: 1, within10s: 2 })
  })

  it('counts nothing while no whole second has passed', async () => {
    expect(await latencies(100_100, 100_900, 101_000)).toEqual({ count: 0, within2s: 0, within10s: 0 })
  })

  it('counts an outage by the seconds it held back, not as one delay', async () => {
    expect(await latencies(0, 600_000, 600_500)).toEqual({ count: 600, within2s: 1, within10s: 9 })
  })

  it('counts at most an hour at once', async () => {
    expect((await latencies(0, 86_400_000, 86_400_000)).count).toBe(3_600)
  })
})
