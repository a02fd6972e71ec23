import { describe, expect, it } from 'vitest'
import { collectRuns } from './runs.ts'
import type { StoredChunk } from './segment.ts'

/** A chunk of records of one byte each, whose value is their offset. */
const chunk = (firstOffset: number, lastOffset: number): StoredChunk => {
  const bytes = Uint8Array.from({ length: lastOffset - firstOffset + 1 }, (_, index) => firstOffset + index)
  return { firstOffset, lastOffset, lastAt: 0, bytes }
}
const segments = (...files: StoredChunk[][]) => files.map(chunks => () => chunks)

describe('collecting runs', () => {
  it('joins neighbours, over files too, and parts where records are gone', () => {
    const { runs, next } = collectRuns(segments([chunk(0, 1), chunk(2, 2)], [chunk(3, 4), chunk(8, 9)]), 20, 1000)
    expect(
      runs.map(({ firstOffset, recordCount, bytes }) => ({ firstOffset, recordCount, bytes: [...bytes] })),
    ).toEqual([
      { firstOffset: 0, recordCount: 5, bytes: [0, 1, 2, 3, 4] },
      { firstOffset: 8, recordCount: 2, bytes: [8, 9] },
    ])
    expect(next).toBe(20)
  })

  it('stops after the chunk that reaches the limit, and says where to go on', () => {
    const { runs, next } = collectRuns(segments([chunk(0, 4), chunk(5, 9)], [chunk(10, 14)]), 20, 6)
    expect(runs.map(({ recordCount }) => recordCount)).toEqual([10])
    expect(next).toBe(10)
  })

  it('takes one chunk however large, and none that begins at the end', () => {
    expect(collectRuns(segments([chunk(0, 9), chunk(10, 19)]), 10, 1)).toMatchObject({
      runs: [{ recordCount: 10 }],
      next: 10,
    })
  })
})
