import { randomBytes } from 'node:crypto'
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

const SOMEBODY = { producerId: 1n, producerEpoch: 0 }
const batchOf = (values: readonly Uint8Array[]): Buffer =>
  encodeRecordBatch({ records: values.map(value => ({ key: 'k', value })), firstSequence: 0 }, SOMEBODY, 0)

it.each([
  [
    'records that are alike',
    Array.from({ length: 100 }, (_, at) => Buffer.from(`{"brand":"acme","mentions":${at},"negative":0}`)),
    4,
  ],
  ['few records', [Buffer.from('alike alike alike alike')], 0],
  ['what does not get smaller', [randomBytes(50_000)], 0],
])('compresses %s, or not, and says so', (_, values, codec) => {
  const batch = batchOf(values)
  expect(batch.readInt16BE(21)).toBe(codec)
  expect(batch.readInt32BE(8)).toBe(batch.length - 12)
  const { records, next, bytes } = decodeRecordBatches(batch, 0)
  expect(records.map(({ value }) => Buffer.from(value))).toEqual(values)
  expect(next).toBe(values.length)
  if (codec === 0) expect(bytes).toBe(batch.length)
  else expect(bytes).toBeGreaterThan(2 * batch.length)
})
