import { describe, expect, it } from 'vitest'
import { createContinuity } from './continuity.ts'
import type { LogRecord } from './port.ts'

const batch = (offsets: readonly bigint[], { partition = 0, epoch = 1 } = {}) => ({
  partition,
  epoch,
  records: offsets.map(
    (offset): LogRecord => ({ offset, appendedAt: 0, key: '', value: new Uint8Array(), headers: {} }),
  ),
})

describe('continuity', () => {
  it.each([
    ['goes on', [batch([5n, 6n]), batch([7n])], [0, 0]],
    ['lacks records between batches', [batch([5n, 6n]), batch([10n])], [0, 3]],
    ['is delivered again', [batch([5n, 6n]), batch([5n, 6n]), batch([7n])], [0, 0, 0]],
    ['is delivered again in part', [batch([5n, 6n, 7n]), batch([5n]), batch([8n])], [0, 0, 0]],
    ['begins elsewhere under a new assignment', [batch([5n]), batch([90n], { epoch: 2 })], [0, 0]],
    ['is of another partition', [batch([5n]), batch([90n], { partition: 1 })], [0, 0]],
  ])('counts what is missing when a partition %s', (_, batches, missing) => {
    const missed = createContinuity()
    expect(batches.map(missed)).toEqual(missing)
  })
})
