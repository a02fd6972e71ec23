import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { Log } from '@tocsin/shared/log/port.ts'
import type { CrisisLog } from './crisis-log.ts'
import { cannotRead } from './rpc-errors.ts'

/** An answer stands for an end of the log that was asked for at most this long ago. */
const END_AGE_MS = 200
const GIVE_UP_MS = 3_000

interface Lookup {
  readonly startedAt: number
  readonly end: Promise<bigint>
}

export interface HoldGate {
  /** Resolves when the state is that of an end of the log at most 200 ms old; throws UNAVAILABLE when that takes more than 3 s. */
  readToEnd(): Promise<void>
}

export const createHoldGate = (log: Log, crisisLog: CrisisLog): HoldGate => {
  let latest: Lookup | undefined

  const lookUp = (): Lookup => {
    const startedAt = performance.now()
    if (latest && startedAt - latest.startedAt < END_AGE_MS) return latest
    const end = log.offsets(TOPICS.crisisEvents.name).then(([place]) => place!.endOffset)
    const lookup = { startedAt, end }
    latest = lookup
    end.catch(() => {
      if (latest === lookup) latest = undefined
    })
    return lookup
  }

  const follow = async (isOver: () => boolean): Promise<void> => {
    while (!isOver()) {
      const { startedAt, end } = lookUp()
      await crisisLog.reached((await end) - 1n)
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
