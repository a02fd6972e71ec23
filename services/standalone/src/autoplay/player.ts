import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '@tocsin/shared/runtime/logger.ts'
import type { Calls } from './calls.ts'
import { type Due, duesOf, type Stage } from './core/dues.ts'

export interface PlayerDeps {
  readonly calls: Calls
  readonly stage: Stage
  readonly now: () => number
  readonly logger: Logger
}

export interface Player {
  stop(): Promise<void>
}

/** Looks again after this even if nothing is heard. */
const LOOK_EVERY_MS = 5_000
const RETRY_MS = 1_000

/**
 * Plays the cast: reads how the crises stand, does what is due, waits for a change or for the next due time. What it knows is in the log, so
 * that it goes on after a kill, and whatever somebody else did is not done again.
 */
export const startPlayer = ({ calls, stage, now, logger }: PlayerDeps): Player => {
  const stopping = new AbortController()
  const { signal } = stopping
  const [looker = ''] = stage.cast
  /** What was refused is not tried again before the crisis has changed. */
  const refused = new Map<string, number>()
  const done = new Set<string>()
  /** There was nothing to do it with yet. */
  const later = new Map<string, number>()
  let changed = Promise.withResolvers<void>()

  const next = async (): Promise<{ readonly due: Due; readonly seq: number } | undefined> => {
    const played = await calls.crises(looker, stage.script.brandId)
    return played
      .flatMap(({ crisis, entries }) => duesOf(crisis, entries, stage).map(due => ({ due, seq: crisis.seq })))
      .filter(({ due, seq }) => !done.has(due.requestId) && refused.get(due.requestId) !== seq)
      .map(({ due, seq }) => ({ due: { ...due, atMs: Math.max(due.atMs, later.get(due.requestId) ?? 0) }, seq }))
      .sort((a, b) => a.due.atMs - b.due.atMs)[0]
  }

  const perform = async (due: Due, seq: number): Promise<void> => {
    const { requestId, personId, act } = due
    try {
      if (await calls.perform(due)) {
        done.add(requestId)
        logger.info({ requestId, personId, act: act.method }, 'a colleague of the demo acted')
      } else later.set(requestId, now() + RETRY_MS / stage.speed)
    } catch (error) {
      if (signal.aborted) throw error
      refused.set(requestId, seq)
      logger.info({ requestId, personId, err: error }, 'a colleague of the demo was refused')
    }
  }

  const play = async (): Promise<void> => {
    while (!signal.aborted) {
      changed = Promise.withResolvers<void>()
      const found = await next()
      const waitMs = Math.min(found ? found.due.atMs - now() : LOOK_EVERY_MS, LOOK_EVERY_MS)
      if (found && waitMs <= 0) await perform(found.due, found.seq)
      else await Promise.race([changed.promise, sleep(waitMs, undefined, { signal })])
    }
  }

  const listen = async (): Promise<void> => {
    while (!signal.aborted) {
      const watching = calls.watch(looker, () => changed.resolve())
      signal.addEventListener('abort', watching.cancel, { once: true })
      await watching.ended
      signal.removeEventListener('abort', watching.cancel)
      await sleep(RETRY_MS, undefined, { signal })
    }
  }

  const untilStopped = async (loop: () => Promise<void>): Promise<void> => {
    while (!signal.aborted) {
      try {
        await loop()
      } catch (error) {
        if (signal.aborted) return
        logger.info({ err: error }, 'the colleagues of the demo look again soon')
        await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined)
      }
    }
  }

  const loops = [untilStopped(play), untilStopped(listen)]
  return {
    async stop() {
      stopping.abort()
      await Promise.all(loops)
      calls.close()
    },
  }
}
