import fc from 'fast-check'
import { expect, it } from 'vitest'
import { encodeRecordBatch } from './produce.ts'
import { decodeRecordBatches } from './record-batches.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 200 })
const record = fc.record({
  key: text,
  value: fc.uint8Array({ maxLength: 300 }),
  headers: fc.uniqueArray(fc.tuple(text, text), { selector: ([name]) => name, maxLength: 4 }),
})

it('what is written as a record batch is read back as it was, with the sequence that the broker checks', () => {
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 100 }), fc.nat(2 ** 31 - 200), (given, firstSequence) => {
      const records = given.map(({ headers, ...rest }) => ({ ...rest, headers: Object.fromEntries(headers) }))
      const batch = encodeRecordBatch(
        { records, firstSequence },
        { producerId: 77n, producerEpoch: 3 },
        1_700_000_000_000,
      )
      expect(batch.readInt32BE(8)).toBe(batch.length - 12)
      expect([batch.readBigInt64BE(43), batch.readInt16BE(51), batch.readInt32BE(53)]).toEqual([77n, 3, firstSequence])
      const { records: read, next } = decodeRecordBatches(batch, 0)
      expect(next).toBe(given.length)
      for (const [index, { key, value, headers }] of read.entries()) {
        expect({ key, headers: Object.entries(headers) }).toEqual({
          key: given[index]!.key,
          headers: Object.entries(records[index]!.headers),
        })
        expect(Buffer.compare(value, given[index]!.value)).toBe(0)
      }
    }),
  )
})
