import { LogUnavailableError, RetryableError } from '@tocsin/shared/log/errors.ts'
import type { AppendRecord, AppendResult, GroupReader, Log } from '@tocsin/shared/log/port.ts'

/** What a process that was killed cannot do any more: nothing of it reaches the log. */
export class KilledError extends RetryableError {
  override readonly name = 'KilledError'
}

export interface MortalLog {
  readonly log: Log
  /** From now on nothing is written, read in a group or committed through this log. */
  kill(): void
  isDead(): boolean
}

export interface Mortality {
  /** Appends to this topic only are counted; all when undefined. */
  readonly topic?: string
  /** Dies right after so many appends, before their result is told. */
  readonly afterAppends?: number
  /** Not counted: what is written beside, and has deaths of its own elsewhere. */
  readonly beside?: readonly string[]
  /** Fails so many of the next appends: `before` loses the record, `after` loses only the answer. */
  readonly failing?: { count: number; readonly when: 'before' | 'after' }
}

/** A log as a process sees it that dies at a chosen place. The log itself lives on. */
export const mortal = (log: Log, { topic: counted, afterAppends, beside = [], failing }: Mortality = {}): MortalLog => {
  let appends = 0
  let dead = false
  const assertAlive = (): void => {
    if (dead) throw new KilledError('killed')
  }

  const append = async (topic: string, records: readonly AppendRecord[]): Promise<readonly AppendResult[]> => {
    assertAlive()
    if (failing && failing.count > 0) {
      failing.count--
      if (failing.when === 'after') await log.append(topic, records)
      throw new LogUnavailableError('the answer was lost')
    }
    const results = await log.append(topic, records)
    assertAlive()
    if (beside.includes(topic) || (counted !== undefined && counted !== topic)) return results
    appends++
    if (appends === afterAppends) {
      dead = true
      throw new KilledError('killed')
    }
    return results
  }

  const group: Log['group'] = options => {
    let inner: GroupReader
    const reader: GroupReader = {
      isCurrent: of => inner.isCurrent(of),
      async commit(of, committed) {
        assertAlive()
        await inner.commit(of, committed)
      },
      pause: of => inner.pause(of),
      resume: of => inner.resume(of),
      seek: (of, offset) => inner.seek(of, offset),
      assignment: () => inner.assignment(),
      isAssigned: () => inner.isAssigned(),
      stop: () => inner.stop(),
      get done() {
        return inner.done
      },
    }
    inner = log.group({
      ...options,
      async onBatch(batch) {
        assertAlive()
        await options.onBatch(batch)
      },
    })
    return reader
  }

  return {
    log: { ...log, append, group },
    kill() {
      dead = true
    },
    isDead: () => dead,
  }
}
