import { expect, it } from 'vitest'
import { median, reportOf } from './report.ts'

const usage = { one: { cpuSeconds: 2, readBytes: 3 * 1024 * 1024, writtenBytes: 0 } }

it('takes the middle of the rounds, which one slow round does not move', () => {
  expect(median([9, 1, 2])).toBe(2)
  expect(median([4, 1])).toBe(1)
  expect(median([])).toBeNaN()
})

it('says each rate, its rounds, and its ratio to every other engine', () => {
  const lines = reportOf(100_000, [
    { name: 'a', runs: [1, 2, 50].map(seconds => ({ seconds, rows: 7, usage })) },
    { name: 'b', runs: [{ seconds: 1, rows: 0, usage }] },
  ])
  expect(lines).toEqual([
    'a: 50 k records/s (rounds: 100 50 2), 7 rows written',
    '    0.50 × b',
    '    50 k records per second of CPU: 1.00 × b',
    '    one            2.0 s of CPU, 3 MiB read, 0 MiB written',
    'b: 100 k records/s (rounds: 100), 0 rows written',
    '    2.00 × a',
    '    50 k records per second of CPU: 1.00 × a',
    '    one            2.0 s of CPU, 3 MiB read, 0 MiB written',
  ])
})
