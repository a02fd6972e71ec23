/** A circuit breaker as a pure value: closed, or open until a time after which one call may try. */
export interface Breaker {
  readonly failures: number
  readonly openUntil: number
}

export const CLOSED: Breaker = { failures: 0, openUntil: 0 }

export const mayCall = (breaker: Breaker, now: number): boolean => now >= breaker.openUntil

/** After `limit` failures in a row calls stop for `pauseMs`; a failure of the trial call after the pause opens it again at once. */
export const afterFailure = (breaker: Breaker, now: number, limit: number, pauseMs: number): Breaker => {
  const failures = breaker.failures + 1
  return { failures, openUntil: failures >= limit ? now + pauseMs : breaker.openUntil }
}
