import fc from 'fast-check'
import { Partitioners } from 'kafkajs'
import { describe, expect, it } from 'vitest'
import { murmur2, partitionOf } from './partitioner.ts'

const kafkajsPartition = (key: string, count: number): number => {
  const partitionMetadata = Array.from({ length: count }, (_, partitionId) => ({ partitionId, leader: 0 }))
  return Partitioners.DefaultPartitioner()({
    topic: 'any',
    message: { key: Buffer.from(key), value: null },
    partitionMetadata: partitionMetadata as Parameters<
      ReturnType<typeof Partitioners.DefaultPartitioner>
    >[0]['partitionMetadata'],
  })
}

describe('the partitioner', () => {
  // From Apache Kafka's UtilsTest.
  const VECTORS: readonly (readonly [text: string, hash: number])[] = [
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
    ['abc', 479470107],
  ]
  it.each(VECTORS)('hashes %s as Kafka does', (text, hash) => {
    expect(murmur2(new TextEncoder().encode(text)) | 0).toBe(hash)
  })

  it.each([
    ['', 12],
    ['brand-1', 1],
    ['brand-1', 12],
    ['reddit:t3_1abc', 7],
    ['Łódź', 5],
    ['日本 🦊', 64],
  ])('places "%s" among %i where kafkajs places it', (key, count) => {
    expect(partitionOf(key, count)).toBe(kafkajsPartition(key, count))
  })

  it('places any key where kafkajs places it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.integer({ min: 1, max: 200 }), (key, count) => {
        expect(partitionOf(key, count)).toBe(kafkajsPartition(key, count))
      }),
      { numRuns: 500 },
    )
  })
})
