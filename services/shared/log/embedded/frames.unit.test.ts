import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFrameReader, createFrameWriter, payloadBytes, type RecordToWrite } from './frames.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 100 })
const record = fc.record({
  key: text,
  value: fc.uint8Array({ maxLength: 2000 }),
  headers: fc.dictionary(text, text, { maxKeys: 4, noNullPrototype: true }),
})
const stamped = fc.array(fc.tuple(record, fc.double({ noNaN: true })), { maxLength: 20 })

const written = (records: readonly (readonly [RecordToWrite, number])[], expectedBytes: number): Uint8Array => {
  const writer = createFrameWriter(expectedBytes)
  for (const [one, appendedAt] of records) writer.write(one, appendedAt)
  return writer.finish()
}

describe('frames', () => {
  it('bring back every record, whatever room the writer began with', () => {
    fc.assert(
      fc.property(stamped, fc.integer({ min: 0, max: 5000 }), (records, expectedBytes) => {
        const reader = createFrameReader(written(records, expectedBytes))
        for (const [index, [{ key, value, headers }, appendedAt]] of records.entries()) {
          expect(reader.peekKey()).toBe(key)
          expect(reader.peekAppendedAt()).toBe(appendedAt)
          expect(reader.read(BigInt(index))).toEqual({ offset: BigInt(index), appendedAt, key, value, headers })
        }
        expect(reader.done).toBe(true)
      }),
    )
  })

  it('are cut and joined at their borders', () => {
    fc.assert(
      fc.property(stamped, records => {
        const whole = written(records, 100)
        const reader = createFrameReader(whole)
        const cuts: Uint8Array[] = []
        while (!reader.done) {
          const from = reader.position
          reader.skip()
          cuts.push(whole.subarray(from, reader.position))
        }
        expect(cuts).toHaveLength(records.length)
        expect(Buffer.concat(cuts).equals(whole)).toBe(true)
        for (const [index, [one]] of records.entries())
          expect(createFrameReader(cuts[index]!).read(0n).key).toBe(one.key)
      }),
    )
  })

  it('count bytes as they write them', () => {
    fc.assert(
      fc.property(record, one => {
        expect(written([[one, 0]], 0).length).toBe(20 + payloadBytes(one))
      }),
    )
  })
})
