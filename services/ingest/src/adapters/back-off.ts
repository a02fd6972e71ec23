import { setTimeout as delay } from 'node:timers/promises'

export interface BackOff {
  /** How long the next wait is: doubles from 200 ms to the cap, with up to a quarter off so that replicas spread. */
  nextMs(): number
  reset(): void
}

const FIRST_MS = 200
const SOURCE_CAP_MS = 15_000
/** A log that is back is noticed within 15 s, the time of an append that fails included. */
export const LOG_CAP_MS = 5_000

export const createBackOff = (capMs = SOURCE_CAP_MS): BackOff => {
  let attempts = 0
  return {
    nextMs: () => Math.min(capMs, FIRST_MS * 2 ** attempts++) * (1 - Math.random() / 4),
    reset() {
      attempts = 0
    },
  }
}

/** Waits; returns early, without an error, when the signal aborts. */
export const pause = async (ms: number, signal: AbortSignal): Promise<void> => {
  await delay(ms, undefined, { signal }).catch(() => {})
}

/** Tries until the log takes it. A signal that aborts makes it reject with what last went wrong, and so does anything that is not retryable. */
export const untilDone = async <T>(
  work: () => Promise<T>,
  signal: AbortSignal,
  onFailure: (error: unknown, retryInMs: number) => void,
): Promise<T> => {
  const backOff = createBackOff(LOG_CAP_MS)
  for (;;) {
    try {
      return await work()
    } catch (error) {
      const isRetryable = error instanceof Error && 'retryable' in error && error.retryable === true
      if (!isRetryable || signal.aborted) throw error
      const waitMs = backOff.nextMs()
      onFailure(error, waitMs)
      await pause(waitMs, signal)
      if (signal.aborted) throw error
    }
  }
}
