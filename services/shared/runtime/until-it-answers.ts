import { setTimeout as sleep } from 'node:timers/promises'
import { RetryableError } from '../log/errors.ts'

const FIRST_RETRY_MS = 250
const LAST_RETRY_MS = 5_000

/**
 * Tries until it succeeds or fails for good, with capped back-off while the failure may pass. `onAway` hears each such reason once in a row.
 * Rejects with the last failure when `signal` aborts.
 */
export const untilItAnswers = async <T>(
  work: () => Promise<T>,
  signal: AbortSignal,
  onAway: (reason: string) => void,
): Promise<T> => {
  let said: string | undefined
  for (let waitMs = FIRST_RETRY_MS; ; waitMs = Math.min(waitMs * 2, LAST_RETRY_MS)) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof RetryableError) || signal.aborted) throw error
      if (said !== error.message) onAway(error.message)
      said = error.message
      await sleep(waitMs, undefined, { signal }).catch(() => undefined)
    }
  }
}
