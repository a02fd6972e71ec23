import { RetryableError } from './errors.ts'
import type { Waker } from './waker.ts'

export interface RetryPolicy {
  readonly firstMs: number
  readonly maxMs: number
}

export interface Retrying {
  readonly policy: RetryPolicy
  /** Cuts a back-off short; then `goesOn` is asked. */
  readonly waker: Waker
  readonly goesOn: () => boolean
  readonly onRetry: (error: unknown, attempt: number) => void
}

/** Calls `work` until it succeeds, again after a back-off while it fails with a RetryableError. False when it is not to go on. */
export const retryWhile = async (
  { policy, waker, goesOn, onRetry }: Retrying,
  work: () => Promise<void> | void,
): Promise<boolean> => {
  for (let attempt = 0; ; attempt++) {
    try {
      await work()
      return true
    } catch (error) {
      if (!(error instanceof RetryableError)) throw error
      if (!goesOn()) return false
      onRetry(error, attempt + 1)
      const until = performance.now() + Math.min(policy.maxMs, policy.firstMs * 2 ** attempt)
      for (let left = until - performance.now(); left > 0; left = until - performance.now()) {
        await waker.sleep(left)
        if (!goesOn()) return false
      }
    }
  }
}
