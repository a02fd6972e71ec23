import { signalCodec, tickCodec, windowCodec } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS } from '@tocsin/shared/events/topics.ts'
import { toldLater } from '@tocsin/shared/log/test/told-later.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Bench, logger, openBench, readAll } from '../test-support/embedded.ts'
import {
  configured,
  type Entry,
  finals,
  foldAll,
  lastSignals,
  mention,
  negative,
  START_MS,
  tick,
} from '../test-support/timeline.ts'
import { brandWithRules } from '../test-support/versions.ts'
import { readConfig } from './config.ts'
import { createAggregator } from './service.ts'

let bench: Bench
beforeEach(async () => {
  bench = await openBench()
})
afterEach(() => bench.close())

const MINUTE = 60_000
const rules = brandWithRules(1, [
  {
    ruleId: 'many',
    kind: 'RULE_KIND_COUNT',
    level: 'RULE_LEVEL_SUSPECT',
    windowMs: 300_000,
    threshold: 20,
    minimumAuthors: 5,
    closeAfterMs: MINUTE,
  },
])

/** Ten calm minutes, five of anger, and silence until everything is closed. */
const story = (): Entry[] => {
  const entries: Entry[] = [configured(START_MS, rules)]
  for (let i = 0; i < 60; i++) entries.push(mention(START_MS + i * 10_000))
  for (let i = 0; i < 150; i++) {
    entries.push(negative(START_MS + 10 * MINUTE + i * 2_000, `a${i % 12}`))
    if (i % 10 === 0) entries.push(entries.at(-1)!)
  }
  for (let i = 0; i < 100; i++) entries.push(tick(START_MS + 15 * MINUTE + i * MINUTE))
  return entries
}

const windowsInLog = () => readAll(bench.log, TOPICS.windowsUpdated.name, value => windowCodec.decode(value))
const signalsInLog = () => readAll(bench.log, TOPICS.signalsRaised.name, value => signalCodec.decode(value))
const withoutVer = <T extends { ver: string }>(values: readonly T[]): T[] =>
  values.map(value => ({ ...value, ver: '0' }))

describe('the aggregator on a log', () => {
  it('tells the final windows and signals that the fold gives', async () => {
    const entries = story()
    const aggregator = await bench.start()
    await bench.append(entries)
    await aggregator.drained()
    const expected = foldAll(entries)
    expect(withoutVer(finals(await windowsInLog()))).toEqual(withoutVer(finals(expected.windows)))
    expect(lastSignals(await signalsInLog())).toEqual(lastSignals(expected.signals))
    expect((await signalsInLog()).at(-1)).toMatchObject({ ruleId: 'many', state: 'SIGNAL_STATE_CLOSED' })
    expect(aggregator.tallies().get('lumo')).toEqual({ mentions: 210, negative: 150, duplicates: 15, late: 0 })
    expect(await aggregator.ready()).toEqual([])
  })

  it('is ready from when its group was told its partitions', async () => {
    const { log, tell } = toldLater(bench.log)
    const aggregator = createAggregator(readConfig({}), { log, logger, metrics: createMetrics(), now: Date.now })
    await aggregator.start()
    expect(await aggregator.ready()).toEqual(['aggregator.v1 has not been told its partitions'])
    tell()
    await vi.waitFor(async () => expect(await aggregator.ready()).toEqual([]), { timeout: 10_000 })
    await aggregator.stop()
  })

  it('tells how far a partition is counted, also while nothing is said', async () => {
    const aggregator = await bench.start()
    await bench.append([configured(START_MS, rules), mention(START_MS), tick(START_MS + MINUTE)])
    await aggregator.drained()
    const progress: number[] = []
    for await (const records of bench.log.read({ topic: TOPICS.windowsUpdated.name, partition: 0 }, 0n)) {
      for (const { headers, value } of records) {
        if (headers[KIND_HEADER] === 'tick') progress.push(tickCodec.decode(value).appendedAtMs)
      }
    }
    expect(progress.at(-1)).toBe(START_MS + MINUTE)
    expect(progress).toEqual([...progress].sort((a, b) => a - b))
    const age = /^tocsin_aggregator_watermark_age_seconds\{partition="0"\} (.*)$/m.exec(await bench.figures())
    const since = (Date.now() - (START_MS + MINUTE - 10_000)) / 1_000
    expect(Math.abs(Number(age?.[1]) - since)).toBeLessThan(60)
  })

  it('goes on after a stop as if there had been none', async () => {
    const entries = story()
    const cuts = [1, 30, 100, 101, 160, 200, entries.length]
    let from = 0
    for (const cut of cuts) {
      const aggregator = await bench.start({ batchRecords: 7 })
      await bench.append(entries.slice(from, cut))
      await aggregator.drained()
      await aggregator.stop()
      from = cut
    }
    const expected = foldAll(entries)
    expect(withoutVer(finals(await windowsInLog()))).toEqual(withoutVer(finals(expected.windows)))
    const signals = await signalsInLog()
    expect(lastSignals(signals)).toEqual(lastSignals(expected.signals))
    expect(
      signals.filter(signal => signal.signalId === signals[0]!.signalId && signal.updatedAtMs === signal.openedAtMs),
    ).toHaveLength(1)
  })

  it('sets bad records aside with their reason and goes on', async () => {
    const aggregator = await bench.start()
    const bad = (value: Uint8Array, kind: string) => ({ key: 'lumo', value, headers: { [KIND_HEADER]: kind } })
    await bench.append([mention(START_MS)])
    await bench.log.append(TOPICS.mentionsScored.name, [
      bad(new Uint8Array([255, 255, 255]), 'mention'),
      bad(new Uint8Array([10, 200]), 'tick'),
      bad(new Uint8Array(0), 'mention'),
      bad(new Uint8Array(0), 'telegram'),
    ])
    const missing = configured(START_MS + 1, { ...brandWithRules(9, []), configId: 'brand/lumo' })
    await bench.append([
      { kind: 'control', appendedAtMs: START_MS + 1, control: (missing as Entry & { kind: 'control' }).control },
    ])
    await bench.append([configured(START_MS + 1, { ...brandWithRules(1, []), configId: 'brand/of-another' })])
    await bench.append([mention(START_MS + 2), tick(START_MS + MINUTE)])
    await aggregator.drained()
    const letters = []
    for (const { partition } of await bench.log.offsets(TOPICS.mentionsScoredDlq.name)) {
      for await (const records of bench.log.read({ topic: TOPICS.mentionsScoredDlq.name, partition }, 0n))
        letters.push(...records)
    }
    expect(
      letters.map(letter => [letter.headers.reason, letter.headers['source-offset'], letter.headers.service]),
    ).toEqual([
      ['undecodable', '1', 'aggregator'],
      ['undecodable', '2', 'aggregator'],
      ['missing-identity', '3', 'aggregator'],
      ['unknown-kind', '4', 'aggregator'],
      ['unknown-config-version', '5', 'aggregator'],
      ['config-of-another', '6', 'aggregator'],
    ])
    expect(aggregator.tallies().get('lumo')?.mentions).toBe(2)
  })
})
