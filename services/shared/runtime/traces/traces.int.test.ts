import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mentionCodec, tickCodec, windowCodec } from '../../events/codec.ts'
import { KIND_HEADER, TOPICS, topicSettings } from '../../events/topics.ts'
import { openEmbeddedLog } from '../../log/embedded/embedded-log.ts'
import type { AppendRecord, Log } from '../../log/port.ts'
import { createLogger } from '../logger.ts'
import { attributeOf, type OtlpSpan, startCollector } from '../test/collector.ts'
import { startTraces, type Traces } from './traces.ts'

const { mentionsCollected, mentionsScored, windowsUpdated, signalsRaised, crisisEvents } = TOPICS
const PATIENCE = { timeout: 20_000 }

let dir: string
let plain: Log
let lines: { readonly level: number; readonly msg: string }[]
const stops: (() => Promise<void>)[] = []

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tocsin-traces-'))
  plain = await openEmbeddedLog({ dir, logger: createLogger({ name: 'test', level: 'silent' }) })
  await plain.ensureTopics(topicSettings(2))
  lines = []
})

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
  await plain.close()
  await rm(dir, { recursive: true })
})

const tracesTo = (url: string, { oneIn = 1, service = 'tocsin' } = {}): Traces => {
  const logger = createLogger({ name: 'test', destination: { write: line => void lines.push(JSON.parse(line)) } })
  const traces = startTraces({ url, oneIn, service, logger })
  stops.push(() => traces.stop())
  return traces
}

const mention = (nativeId: string, brandId = 'brand-1'): AppendRecord => ({
  key: brandId,
  headers: { [KIND_HEADER]: 'mention' },
  value: mentionCodec.encode({ brandId, source: 'web', nativeId, text: 'hello' }),
})
const tick = (): AppendRecord => ({
  key: '',
  partition: 0,
  headers: { [KIND_HEADER]: 'tick' },
  value: tickCodec.encode({ ingestId: 'one' }),
})

/** What the services do to records as far as traces can see it: headers passed on, results by brand, later or because of a record. */
const startServices = (log: Log): void => {
  const group = (groupId: string, topic: string, onRecord: (record: AppendRecord) => Promise<unknown>) => {
    const reader = log.group({
      groupId,
      topics: [topic],
      async onBatch(batch) {
        for (const { key, value, headers } of batch.records)
          await onRecord({ key, value, headers, partition: batch.partition })
        await reader.commit(batch, { offset: batch.records.at(-1)!.offset + 1n, metadata: '' })
      },
    })
    stops.push(() => reader.stop())
  }
  group('sentiment.v1', mentionsCollected.name, record => log.append(mentionsScored.name, [record]))
  group('archive.v1', mentionsScored.name, async () => {})
  group('aggregator.v1', mentionsScored.name, async ({ key, headers, partition }) => {
    if (headers?.[KIND_HEADER] !== 'mention' || partition === undefined) return
    const value = windowCodec.encode({ brandId: key })
    await log.append(windowsUpdated.name, [{ key, value, partition }])
    await log.append(windowsUpdated.name, [{ key, value, partition }])
    await log.append(signalsRaised.name, [{ key, value: new Uint8Array(), partition }])
  })
  group('escalation.v1', signalsRaised.name, () =>
    log.append(crisisEvents.name, [{ key: '', value: new Uint8Array() }]),
  )
  const gateway = log.broadcast({ topics: [windowsUpdated.name], from: 'end', onBatch: () => undefined })
  stops.push(() => gateway.stop())
}

/** From the span up to the beginning of its trace, by name. */
const wayOf = (spans: readonly OtlpSpan[], span: OtlpSpan): string[] => {
  const names = [span.name]
  for (let at: OtlpSpan | undefined = span; at?.parentSpanId; ) {
    at = spans.find(({ spanId }) => spanId === at!.parentSpanId)
    names.unshift(at?.name ?? 'missing')
  }
  return names
}

describe('traces', () => {
  it('follow one mention from where it was taken to the window and to the crisis', async () => {
    const collector = await startCollector()
    stops.push(() => collector.stop())
    collector.refuse(1)
    const log = tracesTo(collector.url).traced(plain)
    startServices(log)
    await log.append(mentionsCollected.name, [tick(), mention('7')])
    const named = (name: string) => collector.spans.filter(span => span.name === name)
    await vi.waitFor(() => {
      expect(named(`send ${crisisEvents.name}`)).toHaveLength(1)
      expect(named(`process ${windowsUpdated.name}`)).toHaveLength(1)
    }, PATIENCE)

    const counted = [
      `send ${mentionsCollected.name}`,
      `process ${mentionsCollected.name}`,
      `send ${mentionsScored.name}`,
      `process ${mentionsScored.name}`,
    ]
    const { spans } = collector
    expect(wayOf(spans, named(`process ${windowsUpdated.name}`)[0]!)).toEqual([
      ...counted,
      `send ${windowsUpdated.name}`,
      `process ${windowsUpdated.name}`,
    ])
    expect(wayOf(spans, named(`send ${crisisEvents.name}`)[0]!)).toEqual([
      ...counted,
      `send ${signalsRaised.name}`,
      `process ${signalsRaised.name}`,
      `send ${crisisEvents.name}`,
    ])
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1)
    expect(named(`send ${windowsUpdated.name}`), 'the second window tells it again').toHaveLength(1)
    const [first] = named(`send ${mentionsCollected.name}`)
    expect(attributeOf(first!, 'tocsin.mention.id')).toBe('web:7')
    expect(attributeOf(first!, 'messaging.kafka.message.key')).toBe('brand-1')
    expect(first!.traceId).toMatch(/^[0-9a-f]{32}$/)
    expect(BigInt(first!.endTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(first!.startTimeUnixNano))
    expect([...collector.services]).toEqual(['tocsin'])
    expect(collector.problems).toEqual([])
  })

  it('say which append failed, and let its error through', async () => {
    const collector = await startCollector()
    stops.push(() => collector.stop())
    const broken: Log = { ...plain, append: () => Promise.reject(new Error('disk full')) }
    const log = tracesTo(collector.url).traced(broken)
    await expect(log.append(mentionsCollected.name, [mention('1')])).rejects.toThrow('disk full')
    await vi.waitFor(() => expect(collector.spans[0]?.status).toEqual({ code: 2, message: 'disk full' }), PATIENCE)
  })

  it('begin with 1 in n mentions only; records of the others are as they were', async () => {
    const log = tracesTo('http://127.0.0.1:1', { oneIn: 1_000_000_000 }).traced(plain)
    await log.append(mentionsCollected.name, [mention('1'), mention('2'), tick()])
    for await (const records of plain.read({ topic: mentionsCollected.name, partition: 0 }, 0n))
      for (const { headers } of records) expect(Object.keys(headers)).toEqual([KIND_HEADER])
  })

  it('cost a warning, and nothing else, when nobody takes them', async () => {
    const traces = tracesTo('http://127.0.0.1:1')
    const log = traces.traced(plain)
    const handled: string[] = []
    const reader = log.group({
      groupId: 'sentiment.v1',
      topics: [mentionsCollected.name],
      async onBatch(batch) {
        for (const { value } of batch.records) handled.push(mentionCodec.decode(value).nativeId)
        await reader.commit(batch, { offset: batch.records.at(-1)!.offset + 1n, metadata: '' })
      },
    })
    stops.push(() => reader.stop())
    const ids = Array.from({ length: 5_000 }, (_, i) => String(i))
    for (let at = 0; at < ids.length; at += 1_000)
      await log.append(
        mentionsCollected.name,
        ids.slice(at, at + 1_000).map(id => mention(id)),
      )
    await vi.waitFor(() => expect(handled).toEqual(ids), PATIENCE)
    await vi.waitFor(() => expect(lines.length).toBeGreaterThan(0), PATIENCE)
    await traces.stop()
    expect(lines.map(({ level, msg }) => [level, msg])).toEqual([[40, 'traces cannot be sent and are dropped']])
  })
})
