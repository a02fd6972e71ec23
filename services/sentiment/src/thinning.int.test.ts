import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mentionCodec, thinningRangeCodec, tickCodec } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS, topicSettings } from '@tocsin/shared/events/topics.ts'
import { openEmbeddedLog } from '@tocsin/shared/log/embedded/embedded-log.ts'
import { LogUnavailableError } from '@tocsin/shared/log/errors.ts'
import type { AppendRecord, Log, LogRecord } from '@tocsin/shared/log/port.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createThinningLog } from './adapters/thinning-log.ts'
import { readConfig } from './config.ts'
import { createSentiment } from './service.ts'

const { mentionsCollected, mentionsScored, mentionsThinned, sentimentThinning, windowsUpdated } = TOPICS
const logger = createLogger({ name: 'test', level: 'silent' })
const PATIENCE = { timeout: 30_000 }

let dir: string
let log: Log
/** The log's clock and the service's: both stand still until the test moves them. */
let streamMs: number
let nowMs: number
const stops: (() => Promise<void>)[] = []

beforeEach(async () => {
  streamMs = Date.UTC(2026, 0, 1)
  nowMs = 0
  dir = await mkdtemp(join(tmpdir(), 'tocsin-thinning-'))
  log = await openEmbeddedLog({ dir, logger, appendTime: () => streamMs, retry: { firstMs: 5, maxMs: 20 } })
  await log.ensureTopics(topicSettings(1))
})

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
  await log.close()
  await rm(dir, { recursive: true })
})

const start = async (on: Log = log) => {
  const metrics = createMetrics()
  const config = readConfig({ TOCSIN_SENTIMENT_MAX_BATCH: '200' })
  const service = createSentiment(config, { log: on, logger, metrics, now: () => nowMs })
  await service.start()
  stops.push(() => service.stop())
  const value = async (name: string) => {
    const line = (await metrics.text())
      .split('\n')
      .find(one => one.startsWith(`${name} `) || one.startsWith(`${name}{`))
    return line === undefined ? undefined : Number(line.split(' ').at(-1))
  }
  return { stop: () => service.stop(), value }
}

const readAll = async ({ name }: { readonly name: string }, from = 0n): Promise<LogRecord[]> => {
  const records: LogRecord[] = []
  for await (const some of log.read({ topic: name, partition: 0 }, from)) records.push(...some)
  return records
}
const lengthOf = async ({ name }: { readonly name: string }): Promise<number> =>
  Number((await log.offsets(name))[0]!.endOffset)

let ids = 0
/** Every fifth one is negative. */
const mentions = (count: number): AppendRecord[] =>
  Array.from({ length: count }, (_, i) => {
    const text = i % 5 === 0 ? 'Worst delivery ever, my parcel is lost again and nobody cares' : 'a parcel came at noon'
    const nativeId = String(ids++)
    const value = mentionCodec.encode({ brandId: 'brand-1', source: 'test', nativeId, text })
    return { key: 'brand-1', partition: 0, headers: { [KIND_HEADER]: 'mention' }, value }
  })
const collect = (count: number) => log.append(mentionsCollected.name, mentions(count))

/** What the aggregator tells between its windows: everything before that time is counted. */
const counted = (untilMs: number) =>
  log.append(windowsUpdated.name, [
    { key: '', partition: 0, headers: { [KIND_HEADER]: 'tick' }, value: tickCodec.encode({ appendedAtMs: untilMs }) },
  ])

/**
 * 7,400 mentions of which 600 are counted in 20 s. The decision at offset 7,000 finds that downstream falls behind; the next one, at offset
 * 8,280, that it still does.
 */
const overload = async (value: (name: string) => Promise<number | undefined>): Promise<void> => {
  const lagIs = (records: number) =>
    vi.waitFor(async () => expect(await value('tocsin_sentiment_downstream_lag_records')).toBe(records), PATIENCE)
  await collect(400)
  streamMs += 5_000
  const firstMs = streamMs
  await collect(200)
  streamMs += 5_000
  await collect(5_800)
  await lagIs(6_400)
  await counted(firstMs)
  await lagIs(6_000)
  nowMs += 10_000
  await collect(1_000)
  await lagIs(7_000)
  await counted(streamMs)
  await lagIs(6_800)
  nowMs += 10_000
}

const ranges = async () => (await readAll(sentimentThinning)).map(({ value }) => thinningRangeCodec.decode(value))
const decoded = async (topic: { readonly name: string }) =>
  (await readAll(topic)).map(({ value }) => mentionCodec.decode(value))

/** As after a kill -9 that nothing was committed before: the group begins again at the first record. */
const forgetCommits = async (): Promise<void> => {
  const assigned = Promise.withResolvers<{ topic: string; partition: number; epoch: number }>()
  const reader = log.group({
    groupId: 'sentiment.v1',
    topics: [mentionsCollected.name],
    async onAssigned(of) {
      assigned.resolve(of)
      return of.endOffset
    },
    onBatch: async () => {},
  })
  await reader.commit(await assigned.promise, { offset: 0n, metadata: '' })
  await reader.stop()
}

describe('under overload', { timeout: 60_000 }, () => {
  it('all are scored, negatives pass whole, of the rest 1 in n passes with weight n, and nobody is lost', async () => {
    const { value } = await start()
    await overload(value)
    await collect(4_000)
    await vi.waitFor(async () => expect(await value('tocsin_sentiment_scored_total')).toBe(11_400), PATIENCE)
    await vi.waitFor(
      async () => expect((await lengthOf(mentionsScored)) + (await lengthOf(mentionsThinned))).toBe(11_400),
      PATIENCE,
    )
    const scored = await decoded(mentionsScored)
    const thinned = await decoded(mentionsThinned)
    const oneIn = await value('tocsin_sentiment_sampled_one_in')
    expect(oneIn).toBeGreaterThan(1)
    expect(new Set(scored.map(({ weight }) => weight))).toEqual(new Set([1, oneIn]))
    expect(scored.filter(({ sentiment }) => sentiment === 'SENTIMENT_NEGATIVE')).toHaveLength(11_400 / 5)
    expect(
      thinned.every(one => one.sentiment !== 'SENTIMENT_NEGATIVE' && one.weight === 0 && one.language !== ''),
    ).toBe(true)
    expect(new Set([...scored, ...thinned].map(({ nativeId }) => nativeId)).size).toBe(11_400)
    const sum = scored.reduce((weights, { weight }) => weights + weight, 0)
    const sampled = thinned.length + scored.filter(({ weight }) => weight > 1).length
    expect(Math.abs(sum - 11_400)).toBeLessThanOrEqual(4 * Math.sqrt(sampled * (oneIn! - 1)))
    expect(await value('tocsin_sentiment_thinned_total')).toBe(thinned.length)
  })

  it('a replay thins alike, byte for byte, though nothing is overloaded then', async () => {
    const first = await start()
    await overload(first.value)
    await collect(2_000)
    await vi.waitFor(
      async () => expect((await lengthOf(mentionsScored)) + (await lengthOf(mentionsThinned))).toBe(9_400),
      PATIENCE,
    )
    await first.stop()
    expect(await first.value('tocsin_sentiment_sampled_one_in'), 'told by the next owner').toBeUndefined()
    const [scored, thinned] = [await readAll(mentionsScored), await readAll(mentionsThinned)]
    expect(thinned.length).toBeGreaterThan(0)
    const decisions = await ranges()
    await forgetCommits()
    nowMs += 60_000
    await start()
    const lengths = async () => [await lengthOf(mentionsScored), await lengthOf(mentionsThinned)]
    await vi.waitFor(async () => expect(await lengths()).toEqual([2 * scored.length, 2 * thinned.length]), PATIENCE)
    const bytes = (records: readonly LogRecord[]) => records.map(({ value }) => Buffer.from(value).toString('hex'))
    expect(bytes(await readAll(mentionsScored, BigInt(scored.length)))).toEqual(bytes(scored))
    expect(bytes(await readAll(mentionsThinned, BigInt(thinned.length)))).toEqual(bytes(thinned))
    expect(await ranges()).toEqual(decisions)
  })

  it('what was decided stands when its author ends before using it: the next owner thins as the record says', async () => {
    let refuses = false
    const failing: Log = {
      ...log,
      append: async (topic, records) => {
        if (refuses) throw new LogUnavailableError('away')
        const results = await log.append(topic, records)
        refuses = topic === sentimentThinning.name && thinningRangeCodec.decode(records[0]!.value).oneIn > 1
        return results
      },
    }
    const first = await start(failing)
    await overload(first.value)
    await collect(2_000)
    await vi.waitFor(() => expect(refuses).toBe(true), PATIENCE)
    await first.stop()
    const passedBefore = await lengthOf(mentionsScored)
    const decided = (await ranges()).at(-1)!
    expect(BigInt(passedBefore)).toBeLessThanOrEqual(BigInt(decided.fromOffset))

    const second = await start()
    await vi.waitFor(
      async () => expect((await lengthOf(mentionsScored)) + (await lengthOf(mentionsThinned))).toBe(9_400),
      PATIENCE,
    )
    expect((await ranges()).at(-1)).toEqual(decided)
    expect(await second.value('tocsin_sentiment_sampled_one_in')).toBe(decided.oneIn)
    const scored = await decoded(mentionsScored)
    expect(Math.max(...scored.map(({ weight }) => weight))).toBe(decided.oneIn)
  })
})

describe('the log of ranges', () => {
  it('has one answer for two members that decide at once, and for whoever reads it later', async () => {
    const members = [createThinningLog(log, 0), createThinningLog(log, 0)]
    for (const member of members) await member.load('')
    for (let round = 0; round < 10; round++)
      await Promise.all(
        members.map((member, at) => {
          const fromOffset = member.last()?.toOffset ?? 0n
          return member.propose({ fromOffset, toOffset: fromOffset + BigInt(5 + at + round), oneIn: 2 ** at }, 0)
        }),
      )
    const later = createThinningLog(log, 0)
    await later.load('')
    for (const member of members) await member.propose({ fromOffset: 10_000n, toOffset: 10_001n, oneIn: 1 }, 0)
    const end = later.last()!.toOffset
    expect(end).toBeGreaterThan(60n)
    for (let offset = 0n; offset < end; offset++)
      for (const member of members) expect(member.at(offset)).toEqual(later.at(offset))
  })
})
