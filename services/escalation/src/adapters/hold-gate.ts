import { setTimeout as sleep } from 'node:timers/promises'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { Log } from '@tocsin/shared/log/port.ts'
import type { CrisisLog } from './crisis-log.ts'
import { cannotRead } from './rpc-errors.ts'

/** An answer stands for an end of the log that was asked for at most this long ago. */
const END_AGE_MS = 200
const GIVE_UP_MS = 3_000

export interface HoldGate {
  /**
   * Resolves when the state holds everything that was in the log when it was called, and is that of an end at most 200 ms old; throws
   * UNAVAILABLE when that takes more than 3 s.
   */
  readToEnd(): Promise<void>
}

interface Lookup {
  readonly startedAt: number
  readonly end: bigint
}

export const createHoldGate = (log: Log, crisisLog: CrisisLog): HoldGate => {
  let inFlight: Promise<Lookup> | undefined
  let queued: Promise<Lookup> | undefined

  const begin = (): Promise<Lookup> => {
    const startedAt = performance.now()
    const lookup = log.offsets(TOPICS.crisisEvents.name).then(([place]) => ({ startedAt, end: place!.endOffset }))
    inFlight = lookup
    const clear = (): void => {
      clearTimeout(given)
      if (inFlight === lookup) inFlight = undefined
    }
    // One that never comes back must not block those after it.
    const given = setTimeout(clear, GIVE_UP_MS)
    lookup.then(clear, clear)
    return lookup
  }

  /** One at a time: who comes while one is under way shares the next, since that one may have missed what the caller knows of. */
  const lookUp = (): Promise<Lookup> => {
    if (!inFlight) return begin()
    queued ??= Promise.race([inFlight.catch(() => undefined), sleep(GIVE_UP_MS, undefined, { ref: false })]).then(
      () => {
        queued = undefined
        return begin()
      },
    )
    return queued
  }

  const follow = async (isOver: () => boolean): Promise<void> => {
    while (!isOver()) {
      const { startedAt, end } = await lookUp()
      await crisisLog.reached(end - 1n)
      if (performance.now() - startedAt <= END_AGE_MS) return
    }
  }

  return {
    async readToEnd() {
      let over = false
      const giveUp = Promise.withResolvers<never>()
      const timer = setTimeout(() => {
        over = true
        giveUp.reject(cannotRead(`the log could not be read to its end within ${GIVE_UP_MS} ms: do not publish`))
      }, GIVE_UP_MS)
      try {
        await Promise.race([follow(() => over), giveUp.promise])
      } catch (error) {
        throw over ? error : cannotRead(`the log could not be read: do not publish (${String(error)})`)
      } finally {
        clearTimeout(timer)
      }
    },
  }
}
