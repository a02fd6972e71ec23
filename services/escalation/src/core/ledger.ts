import type { CrisisRecord } from '@tocsin/shared/gen/tocsin/crisis/v1/CrisisRecord.ts'
import { TIMER } from './decide/timer.ts'
import { fromEvent, type Happened } from './event.ts'
import { evolve } from './evolve.ts'
import { initialState, type State } from './state.ts'
import { emptyTable, get, put, type Table } from './table.ts'
import { standingTimer } from './timers.ts'

/** The layout of records that this build writes and understands. */
export const SCHEMA = 1

/** A command that the log took. */
export interface Taken {
  readonly firstSeq: number
  readonly commandHash: string
  readonly crisisId: string
}

/** What the log says so far: the state, and which commands it holds. */
export interface Ledger {
  readonly state: State
  readonly commands: Table<Taken>
}

export const emptyLedger: Ledger = { state: initialState, commands: emptyTable() }

export const takenOf = (ledger: Ledger, commandId: string): Taken | undefined => get(ledger.commands, commandId)

/** What became of a record. `unknown` stops a replica: it must not decide on a state that it cannot read. */
export type Outcome =
  | {
      readonly kind: 'accepted'
      readonly ledger: Ledger
      /** Each with the state right after it. */
      readonly events: readonly (Happened & { readonly seq: number; readonly after: State })[]
    }
  /** The number is taken by an earlier record, or the command was taken before. */
  | { readonly kind: 'lost' }
  /** A timer before its time: it uses up its numbers and changes nothing. */
  | { readonly kind: 'premature'; readonly ledger: Ledger }
  | { readonly kind: 'unknown'; readonly why: string }

const isPremature = (state: State, record: CrisisRecord, appendedAt: number): boolean => {
  if (record.actor !== TIMER) return false
  const timer = standingTimer(state, record.commandId)
  return !timer || appendedAt < timer.dueMs
}

/**
 * One record of the log. The first record with the next number wins; only the envelope decides that, so replicas of any build agree.
 * A timer's record counts only if its timer stands and the log took it after its due time.
 */
export const take = (ledger: Ledger, record: CrisisRecord, appendedAt: number): Outcome => {
  const { state, commands } = ledger
  const { firstSeq, count, commandId, commandHash } = record
  if (firstSeq !== state.seq + 1 || count === 0 || takenOf(ledger, commandId)) return { kind: 'lost' }
  if (record.schema > SCHEMA)
    return { kind: 'unknown', why: `record ${firstSeq} has layout ${record.schema}, this build knows ${SCHEMA}` }
  const events = record.events.map(fromEvent)
  if (events.length !== count || events.some(event => event === undefined))
    return { kind: 'unknown', why: `record ${firstSeq} holds an event that this build does not know` }
  if (isPremature(state, record, appendedAt))
    return { kind: 'premature', ledger: { state: { ...state, seq: state.seq + count }, commands } }
  const known = events as readonly Happened[]
  const taken: Taken = { firstSeq, commandHash, crisisId: known[0]!.crisisId }
  let after = state
  const folded = known.map((event, index) => {
    after = evolve(after, event, appendedAt)
    return { ...event, seq: firstSeq + index, after }
  })
  return {
    kind: 'accepted',
    ledger: { state: after, commands: put(commands, commandId, taken) },
    events: folded,
  }
}
