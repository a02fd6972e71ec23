import { setTimeout as sleep } from 'node:timers/promises'
import { RetryableError } from '@tocsin/shared/log/errors.ts'

export interface RetryOptions {
  readonly firstRetryMs: number
  readonly lastRetryMs: number
  readonly signal: AbortSignal
  onFailure(error: unknown, retryInMs: number): void
}

/** Does it again with capped back-off while it fails retryably; rejects with anything else, or with the failure once aborted. */
export const retrying = async <T>(
  work: () => Promise<T>,
  { firstRetryMs, lastRetryMs, signal, onFailure }: RetryOptions,
): Promise<T> => {
  for (let retryInMs = firstRetryMs; ; retryInMs = Math.min(retryInMs * 2, lastRetryMs)) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof RetryableError) || signal.aborted) throw error
      onFailure(error, retryInMs)
      await sleep(retryInMs, undefined, { signal }).catch(() => undefined)
      if (signal.aborted) throw error
    }
  }
}
