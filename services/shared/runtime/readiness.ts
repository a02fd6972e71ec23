import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from './logger.ts'

/** Why something is not ready; empty means ready. */
export type AskReady = () => Promise<readonly string[]>

const ANSWER_MS = 3_000
const LOOK_EVERY_MS = 1_000

/** The same question, with an answer in time: one that fails or takes longer than `limitMs` is a reason. Never rejects. */
export const inTime =
  (ask: AskReady, limitMs = ANSWER_MS): AskReady =>
  async () => {
    const answered = new AbortController()
    const late = sleep(limitMs, [`whether it can work is not known after ${limitMs / 1_000} s`], {
      signal: answered.signal,
      ref: false,
    })
    late.catch(() => undefined)
    try {
      return await Promise.race([ask(), late])
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)]
    } finally {
      answered.abort()
    }
  }

export interface FollowReadyOptions {
  readonly ready: AskReady
  readonly logger: Logger
  /** Is told at the first look, and at each change after it. */
  readonly onChange: (isReady: boolean) => void
  readonly everyMs?: number
}

/** Looks each second whether a process is ready, tells whoever must know, and logs why not. Returns how to end it. */
export const followReady = ({ ready, logger, onChange, everyMs = LOOK_EVERY_MS }: FollowReadyOptions): (() => void) => {
  const ended = new AbortController()
  const ask = inTime(ready)
  let was: boolean | undefined
  const look = async (): Promise<void> => {
    const reasons = await ask()
    const is = reasons.length === 0
    if (ended.signal.aborted || is === was) return
    if (is) logger.info('ready')
    else if (was) logger.warn({ reasons }, 'not ready any more')
    else logger.info({ reasons }, 'not ready yet')
    was = is
    onChange(is)
  }
  const run = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      await look()
      await sleep(everyMs, undefined, { signal: ended.signal, ref: false }).catch(() => undefined)
    }
  }
  void run()
  return () => ended.abort()
}
