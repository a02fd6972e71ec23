import { crisisRecordCodec, DecodeError } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { CrisisRecord } from '@tocsin/shared/gen/tocsin/crisis/v1/CrisisRecord.ts'
import { RetryableError } from '@tocsin/shared/log/errors.ts'
import { type Following, follow } from '@tocsin/shared/log/follow.ts'
import type { EpochMs, Log, LogRecord } from '@tocsin/shared/log/port.ts'
import type { Happened } from '../core/event.ts'
import { emptyLedger, type Ledger, take } from '../core/ledger.ts'
import { liveCrises } from '../core/state.ts'
import type { EscalationEvents } from '../events.ts'

const TOPIC = TOPICS.crisisEvents.name

/** An event as the log took it. */
export type Entry = Happened & { readonly seq: number; readonly atMs: EpochMs; readonly actor: string }

/** The log holds a record of a newer build: this replica takes no commands, so that it never forks the state. */
export class CommandlessError extends RetryableError {
  override readonly name = 'CommandlessError'
}

/** The state of the organisation as the log says it, on this replica. */
export interface CrisisLog {
  start(): void
  stop(): Promise<void>
  ledger(): Ledger
  /** Why it takes no commands; undefined while it does. */
  stoppedBy(): string | undefined
  /** Throws CommandlessError when it takes no commands. */
  assertCommands(): void
  /** Resolves when everything that was in the log at the time of the call is folded. Throws CommandlessError. */
  caughtUp(): Promise<void>
  /** Resolves when the record at that offset is folded. Throws CommandlessError. */
  reached(offset: bigint): Promise<void>
  /** Everything that happened, in the order of the sequence. */
  entries(): readonly Entry[]
  /** Called after each record that changed something, until the returned function is called. */
  subscribe(listener: (entries: readonly Entry[]) => void): () => void
}

export const createCrisisLog = (log: Log, events: EscalationEvents): CrisisLog => {
  const entries: Entry[] = []
  const listeners = new Set<(entries: readonly Entry[]) => void>()
  let ledger = emptyLedger
  let position = 0n
  let stoppedBy: string | undefined
  let moved = Promise.withResolvers<void>()
  let following: Following | undefined

  const phases = (): Map<string, number> => {
    const counts = new Map(['suspected', 'active', 'recovering', 'review'].map(phase => [phase, 0]))
    for (const { phase } of liveCrises(ledger.state)) counts.set(phase, (counts.get(phase) ?? 0) + 1)
    return counts
  }

  const stopBecause = (why: string): void => {
    stoppedBy = why
    events.stopped(why)
  }

  const read = (record: LogRecord): CrisisRecord | undefined => {
    try {
      return crisisRecordCodec.decode(record.value)
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error
      stopBecause(`the record at offset ${record.offset} cannot be read: ${error.message}`)
      return undefined
    }
  }

  const fold = (place: LogRecord): void => {
    const record = read(place)
    if (!record) return
    const { appendedAt } = place
    const outcome = take(ledger, record, appendedAt)
    if (outcome.kind === 'unknown') stopBecause(outcome.why)
    if (outcome.kind === 'unknown' || outcome.kind === 'lost') return
    ledger = outcome.ledger
    if (outcome.kind === 'premature') return
    const fresh = outcome.events.map(
      ({ after: _state, ...event }): Entry => ({ ...event, atMs: appendedAt, actor: record.actor }),
    )
    entries.push(...fresh)
    events.accepted(
      fresh.map(({ kind }) => kind),
      phases(),
    )
    for (const listener of listeners) listener(fresh)
  }

  const assertCommands = (): void => {
    if (stoppedBy !== undefined) throw new CommandlessError(stoppedBy)
  }

  return {
    start() {
      following = follow({
        log,
        topic: TOPIC,
        from: () => (position === 0n ? 'start' : { offsets: [{ topic: TOPIC, partition: 0, offset: position }] }),
        onBatch({ records }) {
          for (const record of records) {
            if (stoppedBy !== undefined) break
            fold(record)
            position = record.offset + 1n
          }
          moved.resolve()
          moved = Promise.withResolvers()
        },
        onFailure: (error, retryInMs) => events.readFailed(TOPIC, error, retryInMs),
      })
    },
    async stop() {
      await following?.stop()
    },
    ledger: () => ledger,
    stoppedBy: () => stoppedBy,
    assertCommands,
    async caughtUp() {
      await following?.caughtUp()
      assertCommands()
    },
    async reached(offset) {
      while (position <= offset) {
        assertCommands()
        await moved.promise
      }
    },
    entries: () => entries,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
