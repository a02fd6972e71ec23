import { createHistory, type History } from '@tocsin/shared/clickhouse/history.ts'
import { startTestClickHouse, type TestClickHouse } from '@tocsin/shared/clickhouse/test/test-clickhouse.ts'
import { mentionCodec, signalCodec, windowCodec } from '@tocsin/shared/events/codec.ts'
import type { MentionInput } from '@tocsin/shared/gen/tocsin/mention/v1/Mention.ts'
import type { SignalInput } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import type { WindowInput } from '@tocsin/shared/gen/tocsin/window/v1/Window.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { INTAKES, takeIn } from '../core/intake.ts'
import { MENTIONS, mentionRow, SIGNALS, signalRow, WINDOWS } from '../core/rows.ts'
import { backfillWindows } from './backfill.ts'
import { insertOrIsolate } from './insert.ts'
import { migrate } from './migrations.ts'

const START = Date.UTC(2026, 0, 30)
const MINUTE = 60_000
const HOUR = 3_600_000
const DAY = 24 * HOUR

const window = (over: WindowInput): WindowInput => {
  const { windowStartMs = START, sizeMs = 5 * MINUTE } = over
  return { brandId: 'acme', sizeMs, windowStartMs, windowEndMs: Number(windowStartMs) + sizeMs, ver: '1', ...over }
}

vi.setConfig({ testTimeout: 20_000, hookTimeout: 30_000 })

let test: TestClickHouse
let history: History
beforeAll(async () => {
  test = await startTestClickHouse()
  await migrate({
    clickhouse: test.clickhouse,
    engine: 'ReplacingMergeTree',
    logger: createLogger({ name: 'test', level: 'silent' }),
  })
  history = createHistory(test.clickhouse)
})
afterAll(() => test.stop())

describe('listWindows', () => {
  it('gives back every field of a window, which as bytes is the same row, and the highest ver of several', async () => {
    const full = window({
      brandId: 'full',
      ver: '72057594037927937',
      revision: 3,
      final: true,
      mentions: 10.5,
      negative: 4,
      neutral: 5,
      positive: 1.5,
      weightSquares: 12,
      vulgar: 1,
      abusive: 2,
      negativeAuthors: 4,
      negativeAuthorsCapped: true,
      negativeExcess: 2.5,
      languages: [{ language: 'pl', mentions: 10.5, negative: 4 }],
      about: [{ term: 'it\'s "zepsute"', negative: 3, z: 4.5, mentionIds: ['web:1', "web:o'2"] }],
      share: 0.38,
      shareLow: 0.2,
      shareHigh: 0.6,
      usual: { share: 0.1, shareLimit: 0.3, mentions: 8, mentionsLimit: 20, coldStart: true, baselineVersion: 7 },
      streamTimeMs: START + 1_234,
      late: 2,
      sampledOneIn: 4,
      topics: [{ topic: 'delivery', negative: 3 }],
      flood: { negative: 3, same: 4, sampled: 5, mentionIds: ['web:1'] },
      corrected: { share: 0.3, low: 0.1, high: 0.5, mentions: 9.5 },
    })
    const older = { ...full, ver: '72057594037927936', mentions: 1 }
    await backfillWindows(test.clickhouse, [[full], [older]])
    expect(await history.listWindows({ brandId: 'full', sizeMs: 5 * MINUTE, fromMs: START, toMs: START + 1 })).toEqual([
      windowCodec.decode(windowCodec.encode(full)),
    ])
    const fromLog = { key: '', offset: 0n, headers: {}, value: windowCodec.encode({ ...full, brandId: 'as bytes' }) }
    const { items } = takeIn(INTAKES.windows, [fromLog])
    expect(await insertOrIsolate(test.clickhouse, WINDOWS, items)).toEqual([])
    const rowOf = (brandId: string) =>
      test.clickhouse.query('SELECT * EXCEPT brand_id FROM windows FINAL WHERE brand_id = {brandId:String}', {
        params: { brandId },
      })
    expect(await rowOf('as bytes')).toHaveLength(1)
    expect(await rowOf('as bytes')).toEqual(await rowOf('full'))
  })

  it('takes windows by start, [from, to), of one brand and size, oldest first, the newest when limited', async () => {
    const starts = Array.from({ length: 12 }, (_, i) => START + (i * MINUTE) / 2)
    await backfillWindows(test.clickhouse, [
      starts.map(windowStartMs => window({ brandId: 'range', windowStartMs })),
      [window({ brandId: 'range', sizeMs: HOUR }), window({ brandId: 'range2' })],
    ])
    const ask = async (over: object) => {
      const found = await history.listWindows({
        brandId: 'range',
        sizeMs: 5 * MINUTE,
        fromMs: START,
        toMs: START + DAY,
        ...over,
      })
      return found.map(({ windowStartMs }) => windowStartMs)
    }
    expect(await ask({})).toEqual(starts)
    expect(await ask({ fromMs: starts[1], toMs: starts[4] })).toEqual(starts.slice(1, 4))
    expect(await ask({ limit: 3 })).toEqual(starts.slice(-3))
    expect(await ask({ stepMs: 2 * MINUTE })).toEqual([starts[0], starts[4], starts[8]])
    expect(await ask({ sizeMs: HOUR })).toEqual([START])
  })

  it('takes names that look like SQL as names', async () => {
    const brandId = "o'brien\\' OR 1=1 --\t{x:String}"
    await backfillWindows(test.clickhouse, [[window({ brandId, mentions: 3 })]])
    const rates = await history.listRates({ brandId, sizeMs: 5 * MINUTE, fromMs: START, toMs: START + HOUR })
    expect(rates).toEqual([{ windowStartMs: START, mentions: 3, negative: 0, share: 0, shareLow: 0, shareHigh: 0 }])
  })
})

describe('listMentions and mentionsById', () => {
  const mention = (over: MentionInput): MentionInput => ({
    brandId: 'acme',
    source: 'web',
    timing: 'TIMING_LIVE',
    sentiment: 'SENTIMENT_NEUTRAL',
    language: 'en',
    weight: 1,
    appendedAtMs: START,
    observedAtMs: START,
    eventTimeMs: START,
    ...over,
  })
  const full = mention({
    nativeId: "a:b'1",
    text: 'Paket „zaginął” 😡\nznowu',
    authorHash: '0123456789abcdef',
    authorKeyVersion: 2,
    url: 'https://example.org/1?a=b&c="d"',
    languageHint: 'pl-PL',
    parentId: 'p',
    threadId: 't',
    topics: 'delivery staff',
    matchedTerms: ['acme', '#acme'],
    language: 'pl',
    sentiment: 'SENTIMENT_NEGATIVE',
    negativeProbability: 0.5,
    neutralProbability: 0.25,
    positiveProbability: 0.25,
    vulgar: true,
    abusive: true,
    scorerVersion: 's@1',
    revision: 1,
  })
  const others = Array.from({ length: 7 }, (_, i) =>
    mention({ nativeId: `n${i}`, eventTimeMs: START + (1 + (i >> 1)) * 1_000, text: `post ${i}` }),
  )
  const whole = { brandId: 'acme', fromMs: START, toMs: START + DAY }

  beforeAll(async () => {
    const rows = [
      { ...full, revision: 0, text: 'first text' },
      full,
      ...others,
      mention({ nativeId: 'n0', brandId: 'other' }),
    ]
    await test.clickhouse.insert(
      MENTIONS.name,
      MENTIONS.columns,
      rows.map((row, offset) => mentionRow(mentionCodec.decode(mentionCodec.encode(row)), BigInt(offset), 1)),
    )
  })

  it('gives back every field, the latest edit of a text', async () => {
    const found = await history.mentionsById(["web:a:b'1", 'web:absent', 'nonsense'])
    expect(found).toEqual([{ ...mentionCodec.decode(mentionCodec.encode(full)), deleted: false }])
    expect((await history.mentionsById(['web:n0'])).map(({ brandId }) => brandId)).toEqual(['acme', 'other'])
  })

  it('pages without gap or repetition through mentions of the same second', async () => {
    const seen: string[] = []
    for (let page = await history.listMentions({ ...whole, limit: 3 }); page.length > 0; ) {
      seen.push(...page.map(({ nativeId }) => nativeId))
      page = await history.listMentions({ ...whole, limit: 3, before: page.at(-1)! })
    }
    expect(seen).toEqual(['n6', 'n5', 'n4', 'n3', 'n2', 'n1', 'n0', "a:b'1"])
  })

  it.each([
    ['by sentiment', { sentiment: 'SENTIMENT_NEGATIVE' as const }, ["a:b'1"]],
    ['by language', { language: 'pl' }, ["a:b'1"]],
    ['by a part of the text, whatever its case', { text: 'ZAGINĄŁ' }, ["a:b'1"]],
    ['by a text that looks like SQL', { text: "' OR 1=1 --" }, []],
    ['by all of them', { sentiment: 'SENTIMENT_NEUTRAL' as const, language: 'en', text: 'post 3' }, ['n3']],
  ])('filters %s', async (_, filter, expected) => {
    const found = await history.listMentions({ ...whole, ...filter })
    expect(found.map(({ nativeId }) => nativeId)).toEqual(expected)
  })
})

describe('listSignals', () => {
  const signal = (over: SignalInput): SignalInput => ({
    signalId: `acme/share/${START}`,
    brandId: 'acme',
    ruleId: 'share',
    kind: 'RULE_KIND_SHARE',
    level: 'RULE_LEVEL_SUSPECT',
    state: 'SIGNAL_STATE_OPEN',
    openedAtMs: START,
    updatedAtMs: START,
    ver: '1',
    ...over,
  })

  it('gives the newest value of each episode whole, latest opened first', async () => {
    const closed = signal({
      state: 'SIGNAL_STATE_CLOSED',
      closedAtMs: START + HOUR,
      ver: '2',
      mentionIds: ['web:1'],
      arithmetic: {
        sentence: 'negatives 12 of 20',
        terms: [{ name: 'share', value: 0.6, formula: 'n/N' }],
        window: window({}),
      },
    })
    const later = signal({
      signalId: 'other/volume/1',
      brandId: 'other',
      openedAtMs: START + DAY,
      level: 'RULE_LEVEL_WATCH',
    })
    const rows = [closed, signal({}), later].map(input => signalCodec.decode(signalCodec.encode(input)))
    await test.clickhouse.insert(SIGNALS.name, SIGNALS.columns, rows.map(signalRow))
    const [expectedClosed, , expectedLater] = rows
    expect(await history.listSignals({})).toEqual([expectedLater, expectedClosed])
    expect(await history.listSignals({ brandId: 'acme' })).toEqual([expectedClosed])
    expect(await history.listSignals({ openOnly: true })).toEqual([expectedLater])
    expect(await history.listSignals({ fromMs: START, toMs: START + 1 })).toEqual([expectedClosed])
    expect(await history.signalById(closed.signalId!)).toEqual(expectedClosed)
    expect(await history.signalById('absent')).toBeUndefined()
  })
})
