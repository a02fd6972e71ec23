import { describe, expect, it } from 'vitest'
import { createTickWatch } from './tick-watch.ts'

const times = { sentAtMs: 1_000, answeredAtMs: 1_400 }
const answer = (offset: bigint, { partition = 0, appendedAt = 1_200 } = {}) => ({ partition, offset, appendedAt })

describe('tick watch', () => {
  it.each([
    ['the log appended while the tick was on its way', [1_200], 0],
    ['our clock is ahead: the log appended before we sent', [700], -300],
    ['our clock is behind: the log appended after it answered', [2_000], 600],
    ['clocks of brokers differ: the worst counts', [1_200, 700, 1_500], -300],
  ])('%s', (_, appendedAts, skewMs) => {
    const answers = appendedAts.map((appendedAt, partition) => answer(0n, { partition, appendedAt }))
    expect(createTickWatch()(answers, times)).toEqual({ skewMs, lost: [] })
  })

  it('finds acknowledged records lost when an offset is given again', () => {
    const watch = createTickWatch()
    watch([answer(10n), answer(500n, { partition: 1 })], times)
    expect(watch([answer(12n), answer(497n, { partition: 1 })], times).lost).toEqual([{ partition: 1, records: 4 }])
    expect(watch([answer(13n), answer(498n, { partition: 1 })], times).lost).toEqual([])
  })
})
