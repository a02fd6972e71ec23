import { createHash } from 'node:crypto'
import { messageCodec } from '@tocsin/shared/events/codec.ts'
import type { CrisisRecord, CrisisRecordInput } from '@tocsin/shared/gen/tocsin/crisis/v1/CrisisRecord.ts'
import type { Command } from '../core/commands.ts'
import { actorOf } from '../core/decide.ts'
import { type Happened, toEvent } from '../core/event.ts'
import { SCHEMA } from '../core/ledger.ts'

export const crisisRecordCodec = messageCodec<CrisisRecordInput, CrisisRecord>('tocsin.crisis.v1.CrisisRecord')

/** Of what a person asks for, so that an id that is used again for something else is noticed. Clocks and detectors derive their ids. */
export const hashOf = (command: Command): string =>
  'actor' in command || 'report' in command
    ? createHash('sha256').update(JSON.stringify(command)).digest('base64url').slice(0, 22)
    : ''

export const recordOf = (
  firstSeq: number,
  commandId: string,
  command: Command,
  made: { readonly events: readonly Happened[]; readonly now: number },
): CrisisRecordInput => ({
  firstSeq,
  count: made.events.length,
  commandId,
  decidedAtMs: made.now,
  actor: actorOf(command),
  events: made.events.map((event, index) => toEvent(event, firstSeq + index)),
  schema: SCHEMA,
  commandHash: hashOf(command),
})
