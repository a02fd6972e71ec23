import { gzipSync, zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeRecordBatches } from './record-batches.ts'

interface Sample {
  readonly delta: number
  readonly key: string
  readonly value: string
  readonly headers: readonly (readonly [string, string])[]
}

const varint = (value: number): Buffer => {
  const bytes: number[] = []
  for (let rest = value < 0 ? -2 * value - 1 : 2 * value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest])
    bytes.push((rest % 128) + 128)
  }
}
const field = (text: string): Buffer => Buffer.concat([varint(Buffer.byteLength(text)), Buffer.from(text)])

const recordOf = ({ delta, key, value, headers }: Sample): Buffer => {
  const body = Buffer.concat([
    Buffer.from([0]),
    varint(delta * 10),
    varint(delta),
    field(key),
    field(value),
    varint(headers.length),
    ...headers.flatMap(([name, text]) => [field(name), field(text)]),
  ])
  return Buffer.concat([varint(body.length), body])
}

interface BatchOptions {
  readonly base?: number
  readonly last?: number
  readonly attributes?: number
  readonly compress?: (data: Buffer) => Buffer
  readonly magic?: number
}

const batchOf = (samples: readonly Sample[], options: BatchOptions = {}): Buffer => {
  const { base = 0, last = samples.at(-1)?.delta ?? 0, attributes = 0, compress = data => data, magic = 2 } = options
  const records = compress(Buffer.concat(samples.map(recordOf)))
  const head = Buffer.alloc(61)
  head.writeBigInt64BE(BigInt(base), 0)
  head.writeInt32BE(49 + records.length, 8)
  head[16] = magic
  head.writeInt16BE(attributes, 21)
  head.writeInt32BE(last, 23)
  head.writeBigInt64BE(1_700_000_000_000n, 27)
  head.writeBigInt64BE(1_800_000_000_000n, 35)
  head.writeInt32BE(samples.length, 57)
  return Buffer.concat([head, records])
}
const samples = (...deltas: number[]): Sample[] =>
  deltas.map(delta => ({ delta, key: `k${delta}`, value: `v${delta}`, headers: [] }))
const offsets = (bytes: Buffer, from = 0): number[] =>
  decodeRecordBatches(bytes, from).records.map(one => Number(one.offset))

describe('record batches', () => {
  it('bring back what was written, whatever it is', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 })
    const sample = fc.record({
      key: text,
      value: text,
      headers: fc.uniqueArray(fc.tuple(text, text), { selector: ([name]) => name, maxLength: 3 }),
    })
    fc.assert(
      fc.property(fc.array(sample, { minLength: 1, maxLength: 20 }), fc.nat(2 ** 50), (given, base) => {
        const written = given.map((one, delta) => ({ ...one, delta }))
        const { records, next } = decodeRecordBatches(batchOf(written, { base }), base)
        expect(next).toBe(base + given.length)
        for (const [index, record] of records.entries()) {
          const { key, value, headers } = given[index]!
          expect(record).toMatchObject({
            key,
            offset: BigInt(base + index),
            appendedAt: 1_700_000_000_000 + index * 10,
          })
          expect(Buffer.from(record.value).toString()).toBe(value)
          expect(Object.entries(record.headers).toSorted()).toEqual(headers.map(pair => [...pair]).toSorted())
        }
      }),
      { examples: [[[{ key: '__proto__', value: '', headers: [['__proto__', 'x']] }], 0]] },
    )
  })

  it.each([
    ['gzip', 1, gzipSync],
    ['zstd', 4, zstdCompressSync],
  ])('may be compressed by %s', (_name, codec, compress) => {
    const compressed = batchOf(samples(0, 1, 2), { attributes: codec, compress })
    expect(offsets(compressed)).toEqual([0, 1, 2])
    expect(decodeRecordBatches(compressed, 0).bytes).toBe(batchOf(samples(0, 1, 2)).length)
  })

  it("carry the broker's time for all their records where the topic wants that", () => {
    const { records } = decodeRecordBatches(batchOf(samples(0, 1), { attributes: 0x08 }), 0)
    expect(records.map(({ appendedAt }) => appendedAt)).toEqual([1_800_000_000_000, 1_800_000_000_000])
  })

  it('tell headers of the same length apart, and share those that are the same', () => {
    const headers = (...of: [string, string][][]): Sample[] =>
      of.map((one, delta) => ({ delta, key: 'k', value: 'v', headers: one }))
    const given = headers([], [['kind', 'a']], [['kind', 'a']], [['kind', 'b']], [], [['kind', 'a']], [['dnik', 'a']])
    const { records } = decodeRecordBatches(batchOf(given), 0)
    expect(records.map(one => Object.entries(one.headers))).toEqual(given.map(one => one.headers))
    expect(records[2]!.headers).toBe(records[1]!.headers)
  })

  it('begin before the offset asked for: what lies below is left out', () => {
    expect(offsets(batchOf(samples(0, 1, 2, 3)), 2)).toEqual([2, 3])
  })

  it('move on where compaction has left nothing', () => {
    const emptied = batchOf([], { base: 5, last: 4 })
    expect(decodeRecordBatches(emptied, 5)).toMatchObject({ records: [], next: 10 })
    const thinned = batchOf(samples(1, 3), { base: 5, last: 4 })
    expect(decodeRecordBatches(thinned, 5)).toMatchObject({ next: 10 })
    expect(offsets(thinned, 5)).toEqual([6, 8])
  })

  it('cut off at the end are left for the next fetch', () => {
    const [first, second] = [batchOf(samples(0, 1)), batchOf(samples(0, 1), { base: 2 })]
    const bytes = Buffer.concat([first, second.subarray(0, second.length - 1)])
    expect(decodeRecordBatches(bytes, 0)).toMatchObject({ next: 2 })
    expect(offsets(bytes)).toEqual([0, 1])
  })

  it('of control records are passed over', () => {
    expect(decodeRecordBatches(batchOf(samples(0), { attributes: 0x20 }), 0)).toEqual({
      records: [],
      next: 1,
      bytes: 0,
    })
  })

  it.each([
    ['an unknown codec', { attributes: 5 }, /unknown compression codec 5/],
    ['an old format', { magic: 1 }, /format 1/],
  ])('of %s are an error', (_name, options, message) => {
    expect(() => decodeRecordBatches(batchOf(samples(0), options), 0)).toThrow(message)
  })
})
