import { DecodeError, erasureRecordCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { ErasureAsked } from '@tocsin/shared/gen/tocsin/erasure/v1/ErasureAsked.ts'
import type { ErasureRecordInput } from '@tocsin/shared/gen/tocsin/erasure/v1/ErasureRecord.ts'
import { type Following, follow } from '@tocsin/shared/log/follow.ts'
import type { Log, LogRecord } from '@tocsin/shared/log/port.ts'
import type { ArchiveEvents } from '../events.ts'
import type { Periodic } from './periodic.ts'
import type { Withdrawals } from './withdrawals.ts'

const TOPIC = TOPICS.erasures.name

interface Known {
  readonly erasureId: string
  readonly asked: ErasureAsked
  mentions: number | undefined
  isDone: boolean
}

export interface ErasuresDeps {
  readonly log: Log
  readonly withdrawals: Pick<Withdrawals, 'countAuthors' | 'eraseAuthors' | 'erase'>
  readonly events: ArchiveEvents
}

const hashesOf = (some: readonly Known[]): string[] => [
  ...new Set(some.flatMap(({ asked }) => asked.authors.map(({ hash }) => hash))),
]

/**
 * Does what erasures.v1 asks for. Each start reads all of it and does all of it again: so nothing comes back by a rebuild of the tables, or
 * by a backup from before. What was counted is in the log before anything is blanked, so that a death in between changes no answer.
 */
export const createErasures = ({ log, withdrawals, events }: ErasuresDeps) => {
  const run = (): Following => {
    const known = new Map<string, Known>()
    /** Blanked in this life. */
    const settled = new Set<string>()

    const take = ({ offset, value }: LogRecord): void => {
      try {
        const { erasureId, part, asked, counted } = erasureRecordCodec.decode(value)
        const found = known.get(erasureId)
        if (part === 'asked' && asked && !found)
          known.set(erasureId, { erasureId, asked, mentions: undefined, isDone: false })
        if (part === 'counted' && counted && found) found.mentions ??= counted.mentions
        if (part === 'done' && found) found.isDone = true
      } catch (error) {
        if (!(error instanceof DecodeError)) throw error
        events.erasureSkipped(offset, error)
      }
    }

    const tell = async (record: ErasureRecordInput & { readonly erasureId: string }): Promise<void> => {
      await log.append(TOPIC, [{ key: record.erasureId, value: erasureRecordCodec.encode(record), partition: 0 }])
    }

    const count = async (one: Known): Promise<void> => {
      const counted = await withdrawals.countAuthors(hashesOf([one]))
      await tell({ erasureId: one.erasureId, counted })
      one.mentions = counted.mentions
    }

    /** Those of the past together, since there may be many; they were told. */
    const settle = async (): Promise<void> => {
      const all = [...known.values()]
      for (const one of all) if (one.mentions === undefined) await count(one)
      const due = all.filter(({ asked, erasureId }) => !asked.dryRun && !settled.has(erasureId))
      if (due.length === 0) return
      await withdrawals.eraseAuthors(hashesOf(due))
      for (const one of due) {
        settled.add(one.erasureId)
        if (one.isDone) continue
        await tell({ erasureId: one.erasureId, done: {} })
        one.isDone = true
        events.erased(one.erasureId, one.mentions ?? 0)
      }
      await withdrawals.erase()
    }

    return follow({
      log,
      topic: TOPIC,
      // Also after a failure: what was not settled is settled then.
      from: () => 'start',
      async onBatch({ records, endOffset }) {
        for (const record of records) take(record)
        if (records.at(-1)!.offset + 1n >= endOffset) await settle()
      },
      onFailure: error => events.taskFailed('erasures', error),
    })
  }

  return {
    start(): Periodic {
      const following = run()
      // A failure that no retry mends is a bug: it ends the process as an unhandled rejection.
      void following.done
      return { stop: () => following.stop() }
    },
  }
}
