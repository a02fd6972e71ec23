import { mentionCodec, mentionFoldCodec, windowCodec } from '@tocsin/shared/events/codec.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepLowest, mentionIdOf, pack, textOf } from './sample.ts'
import type { SlidingWindow } from './sliding.ts'
import { type Standing, windowValue } from './window-value.ts'
import { encodeWindow, readWindowHead, setVersion } from './window-wire.ts'
import { createMentionReader } from './wire.ts'
import { varint64 } from './wire-writer.ts'

const read = createMentionReader()
const SENTIMENTS = ['SENTIMENT_UNSPECIFIED', 'SENTIMENT_NEGATIVE', 'SENTIMENT_NEUTRAL', 'SENTIMENT_POSITIVE'] as const
const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
const text = fc.string({ unit: 'grapheme', maxLength: 40 })

const mentions = fc.record({
  brandId: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  source: text,
  nativeId: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  revision: fc.nat(),
  eventTimeMs: finite,
  observedAtMs: finite,
  timing: fc.constantFrom('TIMING_UNSPECIFIED', 'TIMING_LIVE', 'TIMING_SLOW'),
  text,
  authorHash: text,
  url: text,
  parentId: text,
  threadId: text,
  matchedTerms: fc.array(text, { maxLength: 3 }),
  appendedAtMs: finite,
  language: fc.constantFrom('', 'en', 'pl', 'und'),
  sentiment: fc.constantFrom(...SENTIMENTS),
  negativeProbability: fc.float({ noNaN: true, min: 0, max: 1 }),
  vulgar: fc.boolean(),
  abusive: fc.boolean(),
  scorerVersion: text,
  weight: fc.nat(),
  topics: fc
    .uniqueArray(fc.constantFrom('delivery', 'staff', 'boycott'), { maxLength: 3 })
    .map(topics => topics.join(' ')),
})

describe('the narrow reader of mentions', () => {
  it('reads what the full codec reads, for every field the fold needs', () => {
    fc.assert(
      fc.property(mentions, mention => {
        const bytes = mentionCodec.encode(mention)
        const full = mentionFoldCodec.decode(bytes)
        const view = read(bytes)
        if (typeof view === 'string') throw new Error(view)
        expect(view).toMatchObject({
          brandId: full.brandId,
          eventTimeMs: full.eventTimeMs,
          appendedAtMs: full.appendedAtMs,
          slow: full.timing === 'TIMING_SLOW',
          language: full.language || 'und',
          sentiment: SENTIMENTS.indexOf(full.sentiment as (typeof SENTIMENTS)[number]),
          vulgar: full.vulgar,
          abusive: full.abusive,
          scorerVersion: full.scorerVersion,
          weight: full.weight || 1,
          topics: full.topics === '' ? [] : full.topics.split(' '),
        })
        expect(view.mentionId()).toBe(`${full.source}:${full.nativeId}`)
        const sample = keepLowest([], 1, view)[0]!
        expect([mentionIdOf(sample), textOf(sample)]).toEqual([view.mentionId(), view.text()])
        expect(sample).toMatchObject(pack(mentionIdOf(sample), textOf(sample)))
        const hangsOn = full.threadId || full.parentId
        const isRoot = full.parentId === '' && full.threadId === full.nativeId
        expect(view.thread()).toBe(hangsOn === '' || isRoot ? '' : `${full.source}:${hangsOn}`)
        expect(full.text.startsWith(view.text())).toBe(true)
      }),
    )
  })

  it('gives different mentions different identities, and the same one the same', () => {
    const identity = (brandId: string, source: string, nativeId: string): string => {
      const view = read(mentionCodec.encode({ brandId, source, nativeId }))
      if (typeof view === 'string') throw new Error(view)
      return `${view.hashHigh}/${view.hashLow}`
    }
    const seen = new Set<string>()
    for (let i = 0; i < 20_000; i++) seen.add(identity('lumo', 'bluesky', `at://post/${i}`))
    expect(seen.size).toBe(20_000)
    expect(identity('a', 'bc', 'd')).not.toBe(identity('a', 'b', 'cd'))
    expect(identity('ab', 'c', 'd')).not.toBe(identity('a', 'bc', 'd'))
    expect(identity('a', 'b', 'c')).toBe(identity('a', 'b', 'c'))
  })

  it('takes an author that a source does not name for one of its own', () => {
    const authorOf = (nativeId: string, authorHash = ''): number => {
      const view = read(mentionCodec.encode({ brandId: 'b', source: 's', nativeId, authorHash }))
      if (typeof view === 'string') throw new Error(view)
      return view.author
    }
    expect(authorOf('1')).not.toBe(authorOf('2'))
    expect(authorOf('1', 'x')).toBe(authorOf('2', 'x'))
  })

  it('takes the post that opens a thread for no reply', () => {
    const threadOf = (over: { parentId?: string; threadId?: string }): string => {
      const view = read(mentionCodec.encode({ brandId: 'b', source: 's', nativeId: '1', ...over }))
      if (typeof view === 'string') throw new Error(view)
      return view.thread()
    }
    expect(threadOf({})).toBe('')
    expect(threadOf({ threadId: '1' })).toBe('')
    expect(threadOf({ parentId: '0' })).toBe('s:0')
    expect(threadOf({ parentId: '5', threadId: '0' })).toBe('s:0')
  })

  it('keeps at most three topics, each once, and none that it does not know', () => {
    const topicsOf = (topics: string): string[] => {
      const view = read(mentionCodec.encode({ brandId: 'b', nativeId: '1', topics }))
      if (typeof view === 'string') throw new Error(view)
      return [...view.topics]
    }
    expect(topicsOf('staff staff no_such price outage boycott')).toEqual(['staff', 'price', 'outage'])
    expect(topicsOf('')).toEqual([])
  })

  it('lets the last occurrence of a field count, as protobuf merges bytes that sentiment appended', () => {
    const first = mentionCodec.encode({ brandId: 'b', source: 's', nativeId: '1', weight: 1 })
    const second = mentionCodec.encode({ weight: 5, language: 'sv' })
    expect(read(new Uint8Array([...first, ...second]))).toMatchObject({ brandId: 'b', weight: 5, language: 'sv' })
  })

  it.each([
    ['a tag that never ends', [0xff, 0xff], 'undecodable'],
    ['a length beyond the end', [0x0a, 0x20, 0x61], 'undecodable'],
    ['half a double', [0x29, 1, 2, 3], 'undecodable'],
    ['a group', [0x0b], 'undecodable'],
    ['field number zero', [0x00, 0x01], 'undecodable'],
    ['nothing', [], 'missing-identity'],
    ['a brand alone', [0x0a, 0x01, 0x61], 'missing-identity'],
  ])('says why %s is no mention', (_, bytes, reason) => {
    expect(read(new Uint8Array(bytes))).toBe(reason)
  })

  it('refuses times that are no numbers', () => {
    expect(read(mentionCodec.encode({ brandId: 'b', nativeId: '1', eventTimeMs: Number.NaN }))).toBe('bad-time')
    expect(read(mentionCodec.encode({ brandId: 'b', nativeId: '1', appendedAtMs: Number.POSITIVE_INFINITY }))).toBe(
      'bad-time',
    )
  })

  it('never throws and never runs on, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
        const view = read(bytes)
        expect(typeof view === 'string' || view.brandId !== '').toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})

const count = fc.nat({ max: 1_000_000 })

/** Languages and topics with their counts, as a window holds them. */
const named = fc.uniqueArray(fc.tuple(text, count, count), { maxLength: 5, selector: ([name]) => name })

const sums: fc.Arbitrary<SlidingWindow> = fc
  .record({
    sizeMs: fc.constantFrom(300_000, 3_600_000),
    endMs: fc.nat().map(panes => panes * 10_000 + 3_610_000),
    mentions: count,
    negative: count,
    neutral: count,
    positive: count,
    weightSquares: count,
    vulgar: count,
    abusive: count,
    late: count,
    hostile: count,
    negativeExcess: count,
    authors: fc.array(fc.nat(), { maxLength: 5 }).map(authors => new Map(authors.map(author => [author, 1]))),
    cappedPanes: fc.nat({ max: 2 }),
    languages: named,
    topics: named,
  })
  .map(({ languages, topics, ...rest }) => ({
    ...rest,
    languages: languages.map(([language]) => language),
    languageMentions: languages.map(([, mentions]) => mentions),
    languageNegative: languages.map(([, , negative]) => negative),
    topics: topics.map(([topic]) => topic),
    topicNegative: topics.map(([, negative]) => negative),
  }))

const standings: fc.Arbitrary<Standing> = fc.record({
  revision: fc.nat(),
  final: fc.boolean(),
  usual: fc.record({
    share: fc.double({ noNaN: true, min: 0, max: 1 }),
    shareMad: fc.double({ noNaN: true, min: 0, max: 1 }),
    shareKnown: fc.boolean(),
    mentions: count,
    mentionsMad: count,
    volumeKnown: fc.boolean(),
    coldStart: fc.boolean(),
    baselineVersion: fc.nat(),
  }),
  streamTimeMs: finite,
  about: fc.array(
    fc.record({ term: text, negative: finite, z: finite, mentionIds: fc.array(text, { maxLength: 3 }) }),
    { maxLength: 3 },
  ),
  flood: fc.option(
    fc.record({ negative: finite, same: fc.nat(), sampled: fc.nat(), mentionIds: fc.array(text, { maxLength: 3 }) }),
    { nil: undefined },
  ),
  largestWeight: fc.nat(),
  errors: fc.option(fc.dictionary(text, fc.constant({ tpr: 0.7, tprN: 250, fpr: 0.1, fprN: 600 }), { maxKeys: 3 }), {
    nil: undefined,
  }),
})

/** Minus zero is left out of the bytes like zero. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('the encoder of windows', () => {
  const brands = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
  const versions = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })

  it('writes what the full codec reads back, with every field set, and the version that is known later', () => {
    fc.assert(
      fc.property(brands, sums, standings, versions, (brandId, window, standing, ver) => {
        const bytes = encodeWindow(brandId, window, standing)
        setVersion(bytes, varint64(ver))
        const expected = { ...windowValue(brandId, window, standing), ver: ver.toString() }
        expect(plain(windowCodec.decode(bytes))).toEqual(plain(windowCodec.decode(windowCodec.encode(expected))))
        expect(readWindowHead(bytes)).toEqual({
          brandId,
          sizeMs: window.sizeMs,
          windowStartMs: window.endMs - window.sizeMs,
          ver,
        })
      }),
    )
  })

  it('leaves a value as it is while it writes others', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(brands, sums, standings), { minLength: 2, maxLength: 20 }), all => {
        const values = all.map(([brandId, window, standing]) => encodeWindow(brandId, window, standing))
        const copies = values.map(value => Buffer.from(value).toString('hex'))
        for (let i = 0; i < 200; i++) encodeWindow(...all[0]!)
        expect(values.map(value => Buffer.from(value).toString('hex'))).toEqual(copies)
      }),
      { numRuns: 20 },
    )
  })
})
