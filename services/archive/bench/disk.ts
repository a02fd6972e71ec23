import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectClickHouse } from '@tocsin/shared/clickhouse/client.ts'
import { startEmbeddedClickHouse } from '@tocsin/shared/clickhouse/embedded/embedded-clickhouse.ts'
import { mentionCodec, windowCodec } from '@tocsin/shared/events/codec.ts'
import type { MentionInput } from '@tocsin/shared/gen/tocsin/mention/v1/Mention.ts'
import { encodeRecordBatch } from '@tocsin/shared/log/kafka/produce.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { migrate } from '../src/adapters/migrations.ts'
import { MENTIONS, mentionRow, WINDOWS, windowRow } from '../src/core/rows.ts'

/** Bytes of a mention and of a window: in a batch of the log, and on ClickHouse's disk after all merges. Prints a table. */

const MENTION_COUNT = 100_000
const WINDOW_COUNT = 100_000
const PER_INSERT = 5_000
const PER_BATCH = 200
const START = Date.UTC(2026, 0, 5)
const CORPUS = new URL('../../sentiment/corpus/', import.meta.url)

const texts = ['en', 'id', 'pl', 'sv'].flatMap(language =>
  readFileSync(new URL(`${language}.jsonl`, CORPUS), 'utf8')
    .trim()
    .split('\n')
    .map(line => (JSON.parse(line) as { text: string }).text),
)

/** Like what a network's connector hands in. The words are those of a corpus many times over, in another order each time, so that they do not pack better than talk does. */
const mention = (index: number): MentionInput => {
  const words = texts[(index * 7919) % texts.length]!.split(' ')
  const turn = index % words.length
  return {
    brandId: `brand-${index % 50}`,
    source: 'bluesky',
    nativeId: `at://did:plc:${randomBytes(12).toString('hex')}/app.bsky.feed.post/${randomBytes(7).toString('hex')}`,
    text: [...words.slice(turn), ...words.slice(0, turn)].join(' '),
    authorHash: createHash('sha256')
      .update(String(index % 30_000))
      .digest('base64url'),
    authorKeyVersion: 1,
    url: `https://bsky.app/profile/did/post/${randomBytes(7).toString('hex')}`,
    eventTimeMs: START + index * 700,
    observedAtMs: START + index * 700 + 900,
    timing: 'TIMING_LIVE',
    languageHint: 'en',
    matchedTerms: ['brand'],
  }
}
const scored = (index: number): MentionInput => ({
  ...mention(index),
  appendedAtMs: START + index * 700 + 1_000,
  language: 'en',
  sentiment: index % 5 === 0 ? 'SENTIMENT_NEGATIVE' : 'SENTIMENT_NEUTRAL',
  negativeProbability: Math.random(),
  neutralProbability: Math.random(),
  positiveProbability: Math.random(),
  scorerVersion: 'linear-2026-11',
  weight: 1,
})
const upTo = (limit: number): number => Math.floor(Math.random() * limit)
const window = (index: number) => {
  const mentions = 1 + upTo(300)
  const negative = upTo(mentions)
  const share = negative / mentions
  const windowStartMs = START + Math.floor(index / 50) * 10_000
  return {
    brandId: `brand-${index % 50}`,
    sizeMs: 300_000,
    windowStartMs,
    windowEndMs: windowStartMs + 300_000,
    ver: String((1n << 56n) + BigInt(index * 37 + upTo(37))),
    revision: upTo(300),
    final: true,
    mentions,
    negative,
    neutral: upTo(mentions),
    positive: upTo(mentions),
    weightSquares: mentions,
    vulgar: upTo(5),
    negativeAuthors: upTo(mentions),
    languages: ['en', 'pl'].map(language => ({ language, mentions: upTo(mentions), negative: upTo(mentions) })),
    about:
      negative < 20
        ? []
        : Array.from({ length: 3 }, () => ({
            term: texts[upTo(texts.length)]!.split(' ')[0]!,
            negative: upTo(negative),
            z: Math.random() * 9,
            mentionIds: Array.from({ length: 3 }, () => `bluesky:at://did:plc:${randomBytes(12).toString('hex')}`),
          })),
    share,
    shareLow: share * Math.random(),
    shareHigh: Math.min(1, share * (1 + Math.random())),
    usual: {
      share: 0.2,
      shareLimit: Math.random(),
      mentions: 40,
      mentionsLimit: 90,
      coldStart: false,
      baselineVersion: 3,
    },
    streamTimeMs: windowStartMs + 310_000 + upTo(1_000),
    sampledOneIn: 1,
  }
}

const batchBytes = (values: readonly Uint8Array[]): number => {
  const records = values.map(value => ({ key: 'brand-17', value, headers: {} }))
  const batch = encodeRecordBatch({ records, firstSequence: 0 }, { producerId: 1n, producerEpoch: 0 }, START)
  return batch.length / values.length
}
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

const dataDir = mkdtempSync(join(tmpdir(), 'tocsin-disk-'))
const logger = createLogger({ name: 'bench', level: 'silent' })
const embedded = await startEmbeddedClickHouse({ dataDir, logger })
const clickhouse = connectClickHouse({ url: embedded.url, database: 'tocsin', logger })
try {
  await migrate({ clickhouse, engine: 'ReplacingMergeTree', logger })
  for (let at = 0; at < MENTION_COUNT; at += PER_INSERT)
    await clickhouse.insert(
      MENTIONS.name,
      MENTIONS.columns,
      numbers(PER_INSERT).map(index =>
        mentionRow(mentionCodec.decode(mentionCodec.encode(scored(at + index))), BigInt(at + index), 1),
      ),
    )
  for (let at = 0; at < WINDOW_COUNT; at += PER_INSERT)
    await clickhouse.insert(
      WINDOWS.name,
      WINDOWS.columns,
      numbers(PER_INSERT).map(index => windowRow(windowCodec.decode(windowCodec.encode(window(at + index))))),
    )
  for (const table of [MENTIONS.name, WINDOWS.name]) await clickhouse.command(`OPTIMIZE TABLE ${table} FINAL`)
  const parts = await clickhouse.query<{ table: string; bytes: string; rows: string }>(
    `SELECT table, toString(sum(bytes_on_disk)) AS bytes, toString(sum(rows)) AS rows FROM system.parts
      WHERE active AND database = currentDatabase() GROUP BY table`,
  )
  const onDisk = (table: string): number => {
    const { bytes = '0', rows = '1' } = parts.find(one => one.table === table) ?? {}
    return Number(bytes) / Number(rows)
  }
  const line = (what: string, bytes: number): string =>
    `${what.padEnd(44)} ${Math.round(bytes).toString().padStart(6)} B`
  console.log(`texts of ${Math.round(texts.join('').length / texts.length)} characters on average`)
  console.log(
    line('log: a collected mention', batchBytes(numbers(PER_BATCH).map(index => mentionCodec.encode(mention(index))))),
  )
  console.log(
    line('log: a scored mention', batchBytes(numbers(PER_BATCH).map(index => mentionCodec.encode(scored(index))))),
  )
  console.log(line('log: a window', batchBytes(numbers(PER_BATCH).map(index => windowCodec.encode(window(index))))))
  console.log(line('ClickHouse: a mention', onDisk(MENTIONS.name)))
  console.log(line('ClickHouse: a window', onDisk(WINDOWS.name)))
} finally {
  await clickhouse.close()
  await embedded.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
