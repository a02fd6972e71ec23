import { setTimeout as sleep } from 'node:timers/promises'
import { RetryableError } from './errors.ts'
import type { Batch, BroadcastOptions, BroadcastReader, Log } from './port.ts'

export interface FollowOptions {
  readonly log: Log
  readonly topic: string
  /** Where to begin; asked again after a failure. */
  from(): BroadcastOptions['from']
  onBatch(batch: Omit<Batch, 'epoch'>): void | Promise<void>
  onFailure(error: unknown, retryInMs: number): void
}

export interface Following {
  /** Resolves when everything that was in the topic at the time of the call has been handled, or when it is stopped before that. */
  caughtUp(): Promise<void>
  /** Idempotent. */
  stop(): Promise<void>
  /** Resolves after `stop`; rejects with what no retry mends. */
  readonly done: Promise<void>
}

const FIRST_RETRY_MS = 100
const LAST_RETRY_MS = 5_000

/**
 * Reads every partition of a topic until stopped. When the reading fails retryably it begins again with capped back-off, from where `from`
 * says then; anything else is a bug and rejects `done`.
 */
export const follow = ({ log, topic, from, onBatch, onFailure }: FollowOptions): Following => {
  const stopping = new AbortController()
  let current = Promise.withResolvers<BroadcastReader>()

  const run = async (): Promise<void> => {
    for (let retryInMs = FIRST_RETRY_MS; !stopping.signal.aborted; retryInMs = Math.min(retryInMs * 2, LAST_RETRY_MS)) {
      const reader = log.broadcast({
        topics: [topic],
        from: from(),
        onBatch(batch) {
          retryInMs = FIRST_RETRY_MS
          return onBatch(batch)
        },
      })
      current.resolve(reader)
      try {
        await reader.done
        return
      } catch (error) {
        if (!(error instanceof RetryableError)) throw error
        current = Promise.withResolvers()
        onFailure(error, retryInMs)
        await sleep(retryInMs, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    }
  }
  const running = run()

  const caughtUp = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const { promise } = current
      const reader = await promise
      try {
        await reader.caughtUp()
        return
      } catch (error) {
        if (stopping.signal.aborted) return
        if (!(error instanceof RetryableError)) throw error
        await sleep(FIRST_RETRY_MS, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    }
  }

  return {
    done: running,
    caughtUp,
    async stop() {
      stopping.abort()
      const { promise } = current
      const reader = await Promise.race([promise, running.then(() => undefined)])
      await reader?.stop()
      await running
    },
  }
}
