import { deletionCodec, mentionCodec, signalCodec, windowCodec } from '@tocsin/shared/events/codec.ts'
import type { LogRecord } from '@tocsin/shared/log/port.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { INTAKES, type Intake, type Item, newestByKey, takeIn } from './intake.ts'
import { mentionVer } from './rows.ts'

const record = (value: Uint8Array, over: Partial<LogRecord> = {}): LogRecord => ({
  offset: 5n,
  appendedAt: 0,
  key: 'k',
  value,
  headers: {},
  ...over,
})
const columnOf = (intake: Intake, item: Item | undefined, column: string) =>
  item?.row[intake.table.columns.indexOf(column)]

describe('takeIn', () => {
  it('makes one row of each message, a value for every column', () => {
    const messages = {
      windows: windowCodec.encode({ brandId: 'a', sizeMs: 1, ver: '9' }),
      mentions: mentionCodec.encode({ brandId: 'a', source: 's', nativeId: 'n', revision: 2 }),
      thinned: mentionCodec.encode({ brandId: 'a', source: 's', nativeId: 'n' }),
      signals: signalCodec.encode({ signalId: 'a/r/1', ver: '3' }),
      deletions: deletionCodec.encode({ source: 's', nativeId: 'n' }),
    }
    for (const [name, value] of Object.entries(messages)) {
      const intake = INTAKES[name as keyof typeof INTAKES]
      const { items, dead } = takeIn(intake, [record(value)])
      expect(dead).toEqual([])
      expect(items[0]?.row).toHaveLength(items[0]?.bytes ? 0 : intake.table.columns.length)
    }
  })

  it.each([
    ['a tick', 'tick', { items: 0, dead: [] }],
    ['a control', 'control', { items: 0, dead: [] }],
    ['a mention without identity', 'mention', { items: 0, dead: ['no_identity'] }],
  ])('%s', (_, kind, expected) => {
    const { items, dead } = takeIn(INTAKES.mentions, [
      record(mentionCodec.encode({ text: 'x' }), { headers: { kind } }),
    ])
    expect({ items: items.length, dead: dead.map(({ reason }) => reason) }).toEqual(expected)
  })

  it.each([
    ['as many as it stands for', INTAKES.mentions, 8, 8],
    ['one, where nothing is said', INTAKES.mentions, 0, 1],
    ['none, where others stand for it', INTAKES.thinned, 0, 0],
  ])('counts a mention as %s', (_, intake, weight, expected) => {
    const value = mentionCodec.encode({ brandId: 'a', source: 's', nativeId: 'n', weight })
    expect(columnOf(intake, takeIn(intake, [record(value)]).items[0], 'weight')).toBe(expected)
  })

  it('passes over how far a partition is counted', () => {
    const { items, dead } = takeIn(INTAKES.windows, [record(new Uint8Array(), { headers: { kind: 'tick' } })])
    expect([items, dead]).toEqual([[], []])
  })

  it('never throws, whatever the bytes, and loses no record', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 8 }), bytes => {
        for (const intake of Object.values(INTAKES)) {
          const { items, dead } = takeIn(
            intake,
            bytes.map(value => record(value)),
          )
          expect(items.length + dead.length).toBe(bytes.length)
        }
      }),
    )
  })

  it('mends halves of surrogate pairs and times that no table holds', () => {
    const text = 'x \ud83d y'
    const value = mentionCodec.encode({
      brandId: 'a',
      source: 's',
      nativeId: 'n',
      eventTimeMs: 1e18,
      observedAtMs: -5,
      matchedTerms: [text],
    })
    const [item] = takeIn(INTAKES.mentions, [record(value)]).items
    expect(columnOf(INTAKES.mentions, item, 'event_time')).toBe(4_102_444_800_000)
    expect(columnOf(INTAKES.mentions, item, 'observed_at')).toBe(0)
    expect(JSON.stringify(item?.row)).not.toMatch(/\\ud[89a-f]/)
  })
})

describe('mentionVer', () => {
  it.each([
    ['a later edit wins over a later copy', mentionVer(1, 3n), mentionVer(0, 99n)],
    ['of one revision the later copy wins', mentionVer(1, 4n), mentionVer(1, 3n)],
    [
      'revisions beyond the field stay below the bit of deletions',
      (1n << 63n).toString(),
      mentionVer(4_000_000_000, (1n << 48n) - 1n),
    ],
  ])('%s', (_, higher, lower) => expect(BigInt(higher) > BigInt(lower)).toBe(true))
})

describe('newestByKey', () => {
  it('keeps per key the highest ver, whatever the order', () => {
    const item = fc.record({ key: fc.constantFrom('a', 'b', 'c'), ver: fc.bigInt(0n, 9n) })
    fc.assert(
      fc.property(fc.array(item), pairs => {
        const items: Item[] = pairs.map(({ key, ver }) => ({ key, ver, row: [], record: record(new Uint8Array()) }))
        const kept = newestByKey(items)
        expect(new Set(kept.map(({ key }) => key)).size).toBe(kept.length)
        for (const { key, ver } of items) expect(kept.find(one => one.key === key)!.ver >= ver).toBe(true)
      }),
    )
  })
})
