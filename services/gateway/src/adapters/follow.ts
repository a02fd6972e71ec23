import { setTimeout as sleep } from 'node:timers/promises'
import type { BroadcastOptions, BroadcastReader, Log } from '@tocsin/shared/log/port.ts'

const FIRST_RETRY_MS = 100
const LAST_RETRY_MS = 10_000

export interface FollowOptions {
  readonly log: Log
  readonly topic: string
  /** Where to begin, asked again after every failure. */
  readonly from: () => BroadcastOptions['from']
  readonly onBatch: BroadcastOptions['onBatch']
  readonly onFailure: (error: unknown, retryInMs: number) => void
}

export interface Following {
  /** Resolves once everything that was in the log when the reading began has been handled. */
  readonly caughtUp: Promise<void>
  stop(): Promise<void>
}

/** Reads every partition of a topic for ever; begins again with capped back-off when the reading fails. */
export const follow = ({ log, topic, from, onBatch, onFailure }: FollowOptions): Following => {
  const caughtUp = Promise.withResolvers<void>()
  const stopping = new AbortController()
  let reader: BroadcastReader | undefined

  const readOnce = async (onProgress: () => void): Promise<void> => {
    reader = log.broadcast({
      topics: [topic],
      from: from(),
      onBatch(batch) {
        onProgress()
        return onBatch(batch)
      },
    })
    reader.caughtUp().then(
      () => caughtUp.resolve(),
      () => undefined,
    )
    if (stopping.signal.aborted) await reader.stop()
    await reader.done
  }

  const run = async (): Promise<void> => {
    for (let retryInMs = FIRST_RETRY_MS; !stopping.signal.aborted; retryInMs = Math.min(retryInMs * 2, LAST_RETRY_MS)) {
      try {
        await readOnce(() => {
          retryInMs = FIRST_RETRY_MS
        })
        return
      } catch (error) {
        if (stopping.signal.aborted) return
        onFailure(error, retryInMs)
        await sleep(retryInMs, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    }
  }
  const running = run()

  return {
    caughtUp: caughtUp.promise,
    async stop() {
      stopping.abort()
      await reader?.stop()
      await running
    },
  }
}
