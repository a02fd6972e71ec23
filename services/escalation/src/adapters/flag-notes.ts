import { flagNoteCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { FlagNote } from '@tocsin/shared/gen/tocsin/crisis/v1/FlagNote.ts'
import { type Following, follow } from '@tocsin/shared/log/follow.ts'
import type { Log } from '@tocsin/shared/log/port.ts'
import { notesFor } from '../core/flag-notes.ts'
import type { Crisis } from '../core/state.ts'
import type { EscalationEvents } from '../events.ts'

/** What employees said when they flagged: the only place that holds it, so that it can be blanked. */
export interface FlagNotes {
  start(): void
  stop(): Promise<void>
  caughtUp(): Promise<void>
  /** Durable when resolved. The same flag again is harmless. */
  put(note: FlagNote): Promise<void>
  /** Those that a crisis is about, for who decides. */
  of(crisis: Crisis): FlagNote[]
  /** For good: the log lets the old record go with its compaction. */
  blank(flagIds: readonly string[]): Promise<void>
}

const TOPIC = TOPICS.flags.name

export const createFlagNotes = (log: Log, events: EscalationEvents): FlagNotes => {
  const notes = new Map<string, FlagNote>()
  let following: Following | undefined
  const append = async (some: readonly FlagNote[]): Promise<void> => {
    if (some.length === 0) return
    await log.append(
      TOPIC,
      some.map(note => ({ key: note.flagId, value: flagNoteCodec.encode(note), partition: 0 })),
    )
  }
  return {
    start() {
      following = follow({
        log,
        topic: TOPIC,
        from: () => 'start',
        onBatch({ records }) {
          for (const { key, value } of records) notes.set(key, flagNoteCodec.decode(value))
        },
        onFailure: (error, retryInMs) => events.readFailed(TOPIC, error, retryInMs),
      })
    },
    stop: async () => following?.stop(),
    caughtUp: async () => following?.caughtUp(),
    put: note => append([note]),
    of: crisis => notesFor(crisis, notes.values()),
    async blank(flagIds) {
      await following?.caughtUp()
      await append(flagIds.flatMap(id => notes.get(id) ?? []).map(note => ({ ...note, note: '', raisedBy: '' })))
    },
  }
}
