import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ClickHouse, connectClickHouse } from '@tocsin/shared/clickhouse/client.ts'
import {
  type EmbeddedClickHouse,
  startEmbeddedClickHouse,
} from '@tocsin/shared/clickhouse/embedded/embedded-clickhouse.ts'
import { createHistory } from '@tocsin/shared/clickhouse/history.ts'
import {
  configVersionCodec,
  deletionCodec,
  mentionCodec,
  signalCodec,
  windowCodec,
} from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS } from '@tocsin/shared/events/topics.ts'
import type { MentionInput } from '@tocsin/shared/gen/tocsin/mention/v1/Mention.ts'
import type { WindowInput } from '@tocsin/shared/gen/tocsin/window/v1/Window.ts'
import { openEmbeddedLog } from '@tocsin/shared/log/embedded/embedded-log.ts'
import type { Log, LogRecord } from '@tocsin/shared/log/port.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { backfillWindows } from './adapters/backfill.ts'
import { readConfig } from './config.ts'
import { type Archive, createArchive } from './service.ts'

const logger = createLogger({ name: 'test', level: process.env.LVL ?? 'silent' })
const START = Date.UTC(2026, 0, 5)
const HOUR = 3_600_000
const DAY = 24 * HOUR
const PARTITIONS = 3

const config = {
  ...readConfig({}),
  windowsDays: 0,
  mentionsDays: 0,
  signalsDays: 0,
  batchWaitMs: 20,
  idleCommitMs: 20,
  firstRetryMs: 20,
  lastRetryMs: 100,
  sweepEveryMs: 50,
}

/** The same client for callers while the ClickHouse behind it is stopped and started. */
const switchable = () => {
  let target: ClickHouse | undefined
  const through = new Proxy({} as ClickHouse, {
    get: (_, name: keyof ClickHouse) => target?.[name],
  })
  return {
    clickhouse: through,
    to(next: ClickHouse): void {
      target = next
    },
  }
}

let dir: string
let log: Log
let embedded: EmbeddedClickHouse
let archive: Archive | undefined
let now = START
const link = switchable()
const history = createHistory(link.clickhouse)

const startClickHouse = async (): Promise<void> => {
  embedded = await startEmbeddedClickHouse({ dataDir: join(dir, 'clickhouse'), logger })
  link.to(connectClickHouse({ url: embedded.url, database: 'tocsin', logger }))
}
const stopClickHouse = async (): Promise<void> => {
  await embedded.stop()
}
const startArchive = async (over: Partial<typeof config> = {}): Promise<Archive> => {
  archive = createArchive(
    { ...config, ...over },
    { log, logger, metrics: createMetrics(), now: () => now, clickhouse: link.clickhouse },
  )
  await archive.start()
  return archive
}
const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 25 })

const window = (over: WindowInput): WindowInput => ({
  brandId: 'acme',
  sizeMs: 300_000,
  windowStartMs: START,
  windowEndMs: START + 300_000,
  ver: '1',
  ...over,
})
const mention = (over: MentionInput): MentionInput => ({
  brandId: 'acme',
  source: 'web',
  text: 'text',
  eventTimeMs: START,
  appendedAtMs: START,
  ...over,
})
const append = (topic: string, values: readonly Uint8Array[], headers: Record<string, string> = {}, key = 'acme') =>
  log.append(
    topic,
    values.map(value => ({ key, value, headers })),
  )
const appendMentions = (...mentions: MentionInput[]) =>
  append(
    TOPICS.mentionsScored.name,
    mentions.map(one => mentionCodec.encode(mention(one))),
  )
const mentionTexts = async (): Promise<Record<string, string>> => {
  const found = await history.listMentions({ brandId: 'acme', fromMs: START - DAY, toMs: START + DAY, limit: 1_000 })
  return Object.fromEntries(found.map(({ nativeId, text }) => [nativeId, text]))
}
const recordsOf = async (topic: string): Promise<LogRecord[]> => {
  const records: LogRecord[] = []
  for (const { partition, startOffset } of await log.offsets(topic)) {
    for await (const some of log.read({ topic, partition }, startOffset)) records.push(...some)
  }
  return records
}

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'tocsin-archive-'))
  now = START
  log = await openEmbeddedLog({ dir: join(dir, 'log'), logger })
  await log.ensureTopics(
    Object.values(TOPICS).map(({ name, partitioning, cleanup }) => ({
      name,
      cleanup,
      partitions: partitioning === 'brand' ? PARTITIONS : 1,
    })),
  )
  await startClickHouse()
}, 30_000)

afterEach(async () => {
  await archive?.stop()
  archive = undefined
  await log.close()
  await embedded.stop()
  rmSync(dir, { recursive: true, force: true })
})

describe('the archive', () => {
  it('keeps windows, mentions and signals, without ticks and controls, and each only once when all is read again', async () => {
    await append(TOPICS.windowsUpdated.name, [
      windowCodec.encode(window({ ver: '2', mentions: 5 })),
      windowCodec.encode(window({ ver: '1', mentions: 1 })),
    ])
    await append(TOPICS.mentionsScored.name, [new Uint8Array([1, 2])], { [KIND_HEADER]: 'tick' })
    await append(TOPICS.mentionsScored.name, [new Uint8Array()], { [KIND_HEADER]: 'control' })
    await appendMentions({ nativeId: '1' }, { nativeId: '2' }, { nativeId: '1' })
    await append(TOPICS.signalsRaised.name, [
      signalCodec.encode({ signalId: 'acme/r/1', brandId: 'acme', ver: '1', openedAtMs: START }),
    ])
    const check = async () => {
      const windows = await history.listWindows({ brandId: 'acme', sizeMs: 300_000, fromMs: START, toMs: START + DAY })
      expect(windows.map(({ ver, mentions }) => [ver, mentions])).toEqual([['2', 5]])
      expect(Object.keys(await mentionTexts()).sort()).toEqual(['1', '2'])
      expect((await history.listSignals({})).map(({ signalId }) => signalId)).toEqual(['acme/r/1'])
    }
    await startArchive()
    await eventually(check)
    await archive?.stop()
    await link.clickhouse.command('TRUNCATE TABLE signals')
    await startArchive()
    await append(TOPICS.signalsRaised.name, [
      signalCodec.encode({ signalId: 'acme/r/1', brandId: 'acme', ver: '2', openedAtMs: START }),
    ])
    await eventually(check)
    await expect(recordsOf(TOPICS.mentionsScoredDlq.name)).resolves.toEqual([])
  })

  it('sets bad records aside with their reason and keeps the rest', async () => {
    const bad = new Uint8Array([10, 200, 1, 7])
    await append(TOPICS.mentionsScored.name, [
      mentionCodec.encode(mention({ nativeId: 'before' })),
      bad,
      mentionCodec.encode({ brandId: 'acme' }),
    ])
    await append(TOPICS.windowsUpdated.name, [bad])
    await appendMentions({ nativeId: 'after', text: 'half \ud83d of a pair' })
    await startArchive()
    await eventually(async () => expect(Object.keys(await mentionTexts()).sort()).toEqual(['after', 'before']))
    await eventually(async () => {
      const letters = await recordsOf(TOPICS.mentionsScoredDlq.name)
      expect(
        letters
          .map(({ headers }) => [headers['source-topic'], headers['source-offset'], headers.reason, headers.service])
          .sort(),
      ).toEqual([
        [TOPICS.mentionsScored.name, '1', 'undecodable', 'archive'],
        [TOPICS.mentionsScored.name, '2', 'no_identity', 'archive'],
        [TOPICS.windowsUpdated.name, '0', 'undecodable', 'archive'],
      ])
      expect(Buffer.from(letters.find(({ headers }) => headers.reason === 'undecodable')!.value)).toEqual(
        Buffer.from(bad),
      )
    })
  })

  it('waits for a ClickHouse that is away, commits nothing, and catches up', async () => {
    const count = 20_000
    await startArchive({ batchRows: 500 })
    await appendMentions({ nativeId: 'first' })
    await eventually(async () => expect(await mentionTexts()).toEqual({ first: 'text' }))
    await stopClickHouse()
    const heapBefore = process.memoryUsage().heapUsed
    for (let at = 0; at < count; at += 1_000) {
      await appendMentions(
        ...Array.from({ length: 1_000 }, (_, i) => ({ nativeId: `n${at + i}`, text: 'x'.repeat(200) })),
      )
    }
    await eventually(async () => expect(await archive?.ready()).toEqual(['the archive cannot write to ClickHouse']))
    global.gc?.()
    expect(process.memoryUsage().heapUsed - heapBefore).toBeLessThan(60 * 1024 * 1024)
    await startClickHouse()
    await eventually(async () => {
      const [row] = await link.clickhouse.query<{ n: number }>('SELECT toFloat64(count()) AS n FROM mentions FINAL')
      expect(row?.n).toBe(count + 1)
    })
    await eventually(async () => expect(await archive?.ready()).toEqual([]))
  }, 40_000)

  it('starts without ClickHouse and begins when it comes', async () => {
    await stopClickHouse()
    await startArchive()
    expect(await archive?.ready()).not.toEqual([])
    await appendMentions({ nativeId: '1' })
    await startClickHouse()
    await eventually(async () => expect(await mentionTexts()).toEqual({ 1: 'text' }))
  }, 40_000)
})

describe('withdrawals', () => {
  const remove = (deletion: Parameters<typeof deletionCodec.encode>[0]) =>
    append(TOPICS.mentionsDeleted.name, [deletionCodec.encode({ observedAtMs: START, ...deletion })])

  it('blanks a deleted post and an erased author, whether the mention or the deletion comes first, also when it comes again', async () => {
    await startArchive()
    await appendMentions(
      { nativeId: 'stays' },
      { nativeId: 'gone' },
      { nativeId: 'by-author', authorHash: 'aaaaaaaaaaaaaaaa' },
    )
    await eventually(async () => expect(Object.keys(await mentionTexts())).toHaveLength(3))
    await remove({ source: 'web', nativeId: 'gone' })
    await remove({ source: 'web', nativeId: 'later' })
    await remove({ authorHash: 'aaaaaaaaaaaaaaaa' })
    await eventually(async () => expect(await mentionTexts()).toEqual({ stays: 'text', gone: '', 'by-author': '' }))
    await appendMentions(
      { nativeId: 'later' },
      { nativeId: 'gone', revision: 3 },
      { nativeId: 'by-author-2', authorHash: 'aaaaaaaaaaaaaaaa' },
    )
    await eventually(async () =>
      expect(await mentionTexts()).toEqual({ stays: 'text', gone: '', 'by-author': '', later: '', 'by-author-2': '' }),
    )
    const [gone] = await history.mentionsById(['web:gone'])
    expect(gone).toMatchObject({ deleted: true, text: '', authorHash: '', url: '', eventTimeMs: START })
  })

  it('removes the texts from the disks', async () => {
    await startArchive({ eraseEveryMs: 50 })
    await appendMentions({ nativeId: 'stays' }, { nativeId: 'gone' })
    await eventually(async () => expect(Object.keys(await mentionTexts())).toHaveLength(2))
    await remove({ source: 'web', nativeId: 'gone' })
    await eventually(async () => {
      const rows = await link.clickhouse.query('SELECT native_id AS id, text FROM mentions ORDER BY native_id')
      expect(rows).toEqual([
        { id: 'gone', text: '' },
        { id: 'stays', text: 'text' },
      ])
    })
  })
})

describe('baselines', () => {
  it('are published from four weeks of whole hours, and again only when they materially changed', async () => {
    now = START + 28 * DAY
    const hours = (share: number) =>
      Array.from({ length: 28 * 24 }, (_, i) =>
        window({
          sizeMs: HOUR,
          windowStartMs: START + i * HOUR,
          windowEndMs: START + (i + 1) * HOUR,
          mentions: 120,
          negative: 120 * share,
          final: true,
          ver: String(Math.round(share * 100)),
        }),
      )
    const versions = async () =>
      (await recordsOf(TOPICS.configVersions.name)).map(({ key, value }) => {
        const { configId, version, baseline } = configVersionCodec.decode(value)
        return [key, configId, version, baseline?.hours[30]?.share, baseline?.hours[30]?.mentionsPerMinute]
      })
    await startArchive()
    await backfillWindows(link.clickhouse, [hours(0.1)])
    await archive?.refreshBaselines()
    await archive?.refreshBaselines()
    const first = ['baseline/acme@1', 'baseline/acme', 1, 0.1, 2]
    expect(await versions()).toEqual([first])
    await backfillWindows(link.clickhouse, [hours(0.2)])
    await archive?.refreshBaselines()
    expect(await versions()).toEqual([first, ['baseline/acme@2', 'baseline/acme', 2, 0.2, 2]])
    const current = await recordsOf(TOPICS.configCurrent.name)
    expect(current.at(-1)?.key).toBe('baseline/acme')
    expect(configVersionCodec.decode(current.at(-1)!.value).version).toBe(2)
  })
})
