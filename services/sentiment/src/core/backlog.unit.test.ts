import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBacklog } from './backlog.ts'

describe('the backlog downstream', () => {
  it('is what was passed on and is not folded, by stream time', () => {
    const backlog = createBacklog()
    backlog.passed(1_000, 100)
    backlog.passed(3_000, 50)
    expect(backlog.lagRecords()).toBe(150)
    backlog.folded(1_000)
    expect(backlog.lagRecords(), 'others may have been appended in the same millisecond').toBe(150)
    backlog.folded(2_500)
    expect(backlog.lagRecords()).toBe(50)
    expect(backlog.hasFolded()).toBe(true)
    expect(backlog.takeFolded()).toBe(100)
    expect(backlog.hasFolded()).toBe(false)
    expect(backlog.takeFolded()).toBe(0)
  })

  it('knows nothing of times it was told before', () => {
    const backlog = createBacklog()
    backlog.folded(9_000)
    backlog.passed(5_000, 10)
    expect(backlog.lagRecords()).toBe(10)
  })

  it('loses no record, in whatever steps it is told, and stays small', () => {
    const step = fc.record({ afterMs: fc.nat(5_000), records: fc.nat(1_000), foldedBehindMs: fc.nat(20_000) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), steps => {
        const backlog = createBacklog()
        let atMs = 0
        let passed = 0
        let folded = 0
        for (const { afterMs, records, foldedBehindMs } of steps) {
          atMs += afterMs
          passed += records
          backlog.passed(atMs, records)
          backlog.folded(atMs - foldedBehindMs)
          folded += backlog.takeFolded()
          expect(backlog.lagRecords() + folded).toBe(passed)
        }
        backlog.folded(atMs + 1)
        expect(backlog.lagRecords()).toBe(0)
      }),
    )
  })

  it('remembers two hours of a downstream that is away as well', () => {
    const backlog = createBacklog()
    for (let second = 0; second < 7_200; second++) backlog.passed(second * 1_000, 10)
    expect(backlog.lagRecords()).toBe(72_000)
    backlog.folded(7_200_000)
    expect(backlog.takeFolded()).toBe(72_000)
  })
})
