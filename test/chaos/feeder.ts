import { setTimeout as sleep } from 'node:timers/promises'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import { RetryableError } from '@tocsin/shared/log/errors.ts'
import type { AppendRecord, Log } from '@tocsin/shared/log/port.ts'
import { LOAD_TOPIC, type Load, type LoadPart } from './load.ts'

const RETRY_MS = 200

/**
 * Appends the load as a careful producer does: what the log did not acknowledge is sent again as it was, so that records may come
 * twice and never change their order.
 */
export const createFeeder = (log: Log, load: Load, pace: { readonly seconds: number; readonly everyMs: number }) => {
  const acknowledged = new Set<string>()
  let resent = 0
  let running = false
  let isOver = false
  let loop: Promise<void> = Promise.resolve()
  let failure: { readonly cause: unknown } | undefined

  const append = async (topic: string, records: readonly AppendRecord[]): Promise<void> => {
    for (;;) {
      try {
        await log.append(topic, records)
        return
      } catch (error) {
        if (!(error instanceof RetryableError) || isOver) throw error
        resent++
        await sleep(RETRY_MS)
      }
    }
  }
  const appendAll = async (parts: readonly LoadPart[]): Promise<void> => {
    await Promise.all(
      parts.map(async ({ records, ids }) => {
        await append(LOAD_TOPIC, records)
        for (const id of ids) acknowledged.add(id)
      }),
    )
  }

  return {
    async begin(): Promise<void> {
      await append(TOPICS.configVersions.name, load.configs())
      await appendAll(load.begin())
    },
    /** One step, now. */
    step: (seconds = pace.seconds): Promise<void> => appendAll(load.step(seconds)),
    run(): void {
      if (running) return
      running = true
      loop = (async () => {
        while (running) {
          await appendAll(load.step(pace.seconds))
          await sleep(pace.everyMs)
        }
      })()
      loop.catch(cause => {
        failure = { cause }
      })
    },
    /** Throws when the load has ended by itself, with why. */
    check(): void {
      if (failure) throw new Error('the load has ended by itself', failure)
    },
    /** Resolves when everything that was begun is acknowledged. */
    async pause(): Promise<void> {
      running = false
      await loop
    },
    /** Ends it, whatever the log does. */
    async abandon(): Promise<void> {
      isOver = true
      running = false
      await loop.catch(() => undefined)
    },
    acknowledged: (): ReadonlySet<string> => acknowledged,
    resent: (): number => resent,
    streamMs: (): number => load.nowMs(),
  }
}

export type Feeder = ReturnType<typeof createFeeder>
