import { setTimeout as sleep } from 'node:timers/promises'
import { RetryableError } from '@tocsin/shared/log/errors.ts'
import type { EpochMs } from '@tocsin/shared/log/port.ts'
import { nextWakeup, timerCommandId } from '../core/timers.ts'
import type { EscalationEvents } from '../events.ts'
import type { CrisisLog } from './crisis-log.ts'
import type { Writer } from './writer.ts'

export interface Timers {
  start(): void
  stop(): Promise<void>
}

export interface TimersDeps {
  readonly crisisLog: CrisisLog
  readonly writer: Writer
  readonly events: EscalationEvents
  readonly now: () => EpochMs
}

/** The clock is asked again at least this often, since it may not be the machine's. */
const LOOK_MS = 500
const RETRY_MS = 250

/** Gives the timers that are due, one after another. Every replica does; a timer's id lets the log take it once. */
export const createTimers = ({ crisisLog, writer, events, now }: TimersDeps): Timers => {
  const stopping = new AbortController()
  let changed = new AbortController()
  let running: Promise<void> = Promise.resolve()

  const pause = (ms: number, until: AbortSignal): Promise<void> =>
    sleep(ms, undefined, { signal: AbortSignal.any([stopping.signal, until]) }).catch(() => undefined)

  const fireNext = async (): Promise<void> => {
    const { signal } = changed
    const timer = nextWakeup(crisisLog.ledger().state)
    const waitMs = timer ? timer.dueMs - now() : LOOK_MS
    if (!timer || waitMs > 0) return pause(Math.min(waitMs, LOOK_MS), signal)
    const answer = await writer.execute(timerCommandId(timer), { kind: 'timer', timer })
    if (answer.kind !== 'taken') await pause(RETRY_MS, stopping.signal)
  }

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await fireNext()
      } catch (error) {
        if (!(error instanceof RetryableError)) throw error
        events.timerFailed(error)
        await pause(RETRY_MS, stopping.signal)
      }
    }
  }

  return {
    start() {
      crisisLog.subscribe(() => {
        changed.abort()
        changed = new AbortController()
      })
      running = run()
    },
    async stop() {
      stopping.abort()
      await running
    },
  }
}
