import { expect, it } from 'vitest'
import { testAge } from './contact-tests.ts'

const NOW = Date.parse('2026-11-21T23:00:00Z')

it.each([
  ['nobody ever saw one', '', { kind: 'never' }],
  ['it is not a day', 'soon', { kind: 'never' }],
  ['it was today', '2026-11-21', { kind: 'fresh', days: 0 }],
  ['its day is ahead in another zone', '2026-11-22', { kind: 'fresh', days: 0 }],
  ['it was ninety days ago', '2026-08-23', { kind: 'fresh', days: 90 }],
  ['it was longer ago', '2026-08-22', { kind: 'stale', days: 91 }],
])('when %s', (_what, testedAt, age) => {
  expect(testAge(testedAt, NOW)).toEqual(age)
})
