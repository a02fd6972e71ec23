import { expect, it } from 'vitest'
import { afterFailure, CLOSED, mayCall } from './breaker.ts'

it('opens after the limit, lets one try after the pause, and opens again at its failure', () => {
  const fail = (breaker: typeof CLOSED, now: number) => afterFailure(breaker, now, 2, 100)
  const once = fail(CLOSED, 0)
  expect(mayCall(once, 0)).toBe(true)
  const open = fail(once, 10)
  expect(mayCall(open, 109)).toBe(false)
  expect(mayCall(open, 110)).toBe(true)
  expect(mayCall(fail(open, 110), 209)).toBe(false)
})
