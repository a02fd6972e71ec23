import { TOPICS } from '@tocsin/shared/events/topics.ts'
import { RetryableError } from '@tocsin/shared/log/errors.ts'
import type { EpochMs, Log } from '@tocsin/shared/log/port.ts'
import { failpoint } from '@tocsin/shared/runtime/failpoint.ts'
import type { Events } from '../../events.ts'
import { createBackOff, LOG_CAP_MS, pause } from '../back-off.ts'
import type { Source } from '../sources.ts'
import type { SpoolEntry } from './frames.ts'
import { type Spool, SpoolRefusedError } from './spool.ts'

/** An append that nobody waits for the place of. */
export type Append = (...of: Parameters<Log['append']>) => Promise<unknown>
/** What a source is appended by. */
export type AppendOf = (source: Source) => Append

export interface Spooling {
  /**
   * To the log, or to the spool while the log takes nothing; in order either way, since all goes to the spool until that is empty. Durable when
   * resolved. Rejects with SpoolRefusedError when neither takes it.
   */
  readonly append: Append
  /** What waits stays for the next process. */
  stop(): Promise<void>
}

export interface SpoolingDeps {
  readonly log: Pick<Log, 'append' | 'healthy'>
  readonly spool: Spool
  readonly events: Events
  readonly now: () => EpochMs
}

const CURSORS = TOPICS.sourcesCursors.name

/** One append for each topic, in their order; cursors last, since they stand for the others. */
const byTopic = (entries: readonly SpoolEntry[]) =>
  [...Map.groupBy(entries, ({ topic }) => topic)]
    .toSorted(([a], [b]) => Number(a === CURSORS) - Number(b === CURSORS))
    .map(([topic, some]) => ({ topic, records: some.flatMap(({ records }) => records) }))

export const createSpooling = ({ log, spool, events, now }: SpoolingDeps): Spooling => {
  const stopped = new AbortController()
  let adding = 0
  let draining: Promise<void> | undefined

  const add = async (topic: string, records: Parameters<Log['append']>[1]): Promise<void> => {
    adding++
    try {
      await spool.add({ topic, records, spooledAtMs: now() })
      events.spooled(records.length, spool.bytes())
    } catch (error) {
      if (error instanceof SpoolRefusedError) events.spoolRefused(error.reason)
      throw error
    } finally {
      adding--
    }
  }

  /** Once: false when the log does not take it yet. Nothing but the log's own state is a reason, since it took the like of it all the time. */
  const toLog = async (topic: string, records: Parameters<Log['append']>[1]): Promise<boolean> => {
    try {
      await log.healthy()
      await log.append(topic, records)
      return true
    } catch (error) {
      events.appendFailed(topic, error)
      return false
    }
  }

  const drainOldest = async (): Promise<number> => {
    const file = await spool.oldest()
    const backOff = createBackOff(LOG_CAP_MS)
    for (const { topic, records } of byTopic(file?.entries ?? [])) {
      if (stopped.signal.aborted) return 0
      while (!(await toLog(topic, records))) {
        await pause(backOff.nextMs(), stopped.signal)
        if (stopped.signal.aborted) return 0
      }
      backOff.reset()
    }
    failpoint('ingest.before-unspool')
    await file?.remove()
    return file?.entries.reduce((sum, { records }) => sum + records.length, 0) ?? 0
  }

  const drain = async (): Promise<void> => {
    const startedMs = performance.now()
    let count = 0
    events.spoolBegins(spool.bytes())
    while (!stopped.signal.aborted && (spool.bytes() > 0 || adding > 0)) {
      count += await drainOldest()
      events.spoolHolds(spool.bytes())
      // An add may be the only thing under way.
      if (spool.bytes() === 0) await new Promise(setImmediate)
    }
    draining = undefined
    if (!stopped.signal.aborted) events.spoolEmptied(count, performance.now() - startedMs)
  }

  const startDraining = (): void => {
    draining ??= drain()
  }

  if (spool.bytes() > 0) startDraining()
  return {
    async append(topic, records) {
      if (draining) return add(topic, records)
      try {
        return await log.append(topic, records)
      } catch (error) {
        if (!(error instanceof RetryableError)) throw error
        events.appendFailed(topic, error)
        const added = add(topic, records)
        startDraining()
        await added
      }
    },
    async stop() {
      stopped.abort()
      await draining
      await spool.close()
    },
  }
}
