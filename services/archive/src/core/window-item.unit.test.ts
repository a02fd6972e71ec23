import { DecodeError, windowCodec } from '@tocsin/shared/events/codec.ts'
import type { WindowInput } from '@tocsin/shared/gen/tocsin/window/v1/Window.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRowWriter } from './row-binary.ts'
import { createWindowReader, readAnyWindow } from './window-item.ts'

const narrow = createWindowReader()
const general = (value: Uint8Array) => readAnyWindow(value, createRowWriter())

/** What a way makes of the bytes, the refusal of bad ones included. */
const outcome = (read: typeof general, value: Uint8Array) => {
  try {
    const item = read(value)
    return item === 'no_identity' ? item : { ...item, bytes: Buffer.from(item.bytes).toString('hex') }
  } catch (error) {
    if (error instanceof DecodeError) return 'undecodable'
    throw error
  }
}
const same = (value: Uint8Array): void => {
  expect(outcome(narrow, value)).toEqual(outcome(general, value))
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', 'x \ud83d y', 'zażółć', 'a'.repeat(200)),
)
const number = fc.oneof(fc.double(), fc.nat(), fc.constantFrom(0, -0, 4_102_444_800_001))
const u32 = fc.nat({ max: 0xffff_ffff })
const window: fc.Arbitrary<WindowInput> = fc.record(
  {
    brandId: text,
    sizeMs: fc.constantFrom(0, 300_000, 4_294_967_295),
    windowStartMs: fc.oneof(fc.nat({ max: 2_000_000_000_000 }), number),
    windowEndMs: number,
    ver: fc.bigInt(0n, 2n ** 64n - 1n).map(String),
    revision: u32,
    final: fc.boolean(),
    mentions: number,
    negative: number,
    neutral: number,
    positive: number,
    weightSquares: number,
    vulgar: number,
    abusive: number,
    negativeAuthors: u32,
    negativeAuthorsCapped: fc.boolean(),
    languages: fc.array(fc.record({ language: text, mentions: number, negative: number }), { maxLength: 5 }),
    about: fc.array(
      fc.record({ term: text, negative: number, z: number, mentionIds: fc.array(text, { maxLength: 3 }) }),
      { maxLength: 4 },
    ),
    share: number,
    shareLow: number,
    shareHigh: number,
    usual: fc.record({
      share: number,
      shareLimit: number,
      mentions: number,
      mentionsLimit: number,
      coldStart: fc.boolean(),
      baselineVersion: u32,
    }),
    streamTimeMs: number,
    late: number,
    sampledOneIn: u32,
    negativeExcess: number,
    corrected: fc.record({ share: number, low: number, high: number, mentions: number }),
    topics: fc.array(fc.record({ topic: text, negative: number }), { maxLength: 5 }),
    flood: fc.record({ negative: number, same: u32, sampled: u32, mentionIds: fc.array(text, { maxLength: 3 }) }),
  },
  { requiredKeys: ['brandId', 'sizeMs'] },
)

describe('a window as a row', () => {
  it('is what the general way makes of it, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(window, { maxLength: 4 }), windows => {
        const items = windows.map(one => narrow(windowCodec.encode(one)))
        const expected = windows.map(one => general(windowCodec.encode(one)))
        expect(JSON.stringify(items, shown)).toBe(JSON.stringify(expected, shown))
      }),
      { numRuns: 200 },
    )
  })

  it('passes over fields that it does not know, of every wire type, and takes the last of two', () => {
    const unknown = [
      [0x98, 0x06, 0x96, 0x01],
      [0x99, 0x06, 1, 2, 3, 4, 5, 6, 7, 8],
      [0x9a, 0x06, 2, 0x0a, 0x0a],
      [0x9d, 0x06, 1, 2, 3, 4],
    ]
    const known = windowCodec.encode({ brandId: 'a', sizeMs: 1, mentions: 3, usual: { share: 0.5 } })
    for (const bytes of unknown) {
      const value = Uint8Array.from([...bytes, ...known, ...bytes])
      expect(outcome(narrow, value)).toEqual(outcome(general, known))
    }
    const later = windowCodec.encode({ brandId: 'b', mentions: 4, usual: { mentions: 2 }, languages: [{}] })
    same(Uint8Array.from([...known, ...later]))
  })

  it.each([
    ['a number where a text is expected', [0x08, 0x01]],
    ['a number of more than 32 bits', [0x10, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]],
    ['a truth in ten bytes', [0x38, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]],
    ['a group', [0x9b, 0x06, 0x9c, 0x06]],
    ['a length beyond the end', [0x0a, 0x05, 0x61]],
    ['a double that is cut off', [0x19, 0x00, 0x00]],
    ['a list element that is cut off inside', [0x8a, 0x01, 0x02, 0x11, 0x00]],
    ['nothing', []],
  ])('leaves %s to the general way', (_, bytes) => {
    same(Uint8Array.from(bytes))
    same(Uint8Array.from([...windowCodec.encode({ brandId: 'a', sizeMs: 1 }), ...bytes]))
  })

  it('never differs for bytes that are damaged', () => {
    const damaged = fc.tuple(window, fc.nat(), fc.nat({ max: 255 })).map(([one, where, byte]) => {
      const value = Buffer.from(windowCodec.encode({ ...one, brandId: 'a', sizeMs: 1 }))
      value[where % value.length] = byte
      return value
    })
    fc.assert(fc.property(damaged, same), { numRuns: 300 })
  })
})

function shown(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value
}
