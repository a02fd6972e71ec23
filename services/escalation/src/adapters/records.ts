import { createHash } from 'node:crypto'
import type { CrisisRecordInput } from '@tocsin/shared/gen/tocsin/crisis/v1/CrisisRecord.ts'
import type { Command } from '../core/commands.ts'
import { actorOf } from '../core/decide.ts'
import { type Happened, toEvent } from '../core/event.ts'
import { SCHEMA } from '../core/ledger.ts'

/** The credential of who acts by a one-time link. */
export const LINK = 'link'

/** Of what somebody asks for, so that an id that is used again for something else is noticed. Clocks and detectors derive their ids. */
export const hashOf = (command: Command): string => {
  if (!('actor' in command || 'report' in command)) return ''
  const said = 'actor' in command ? { ...command, actor: command.actor.personId } : command
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 22)
}

/** What let the actor of a command in; a link stands for no token and has no role. */
const admissionOf = (command: Command): { readonly credential: string; readonly role: string } => {
  if (!('actor' in command)) return { credential: '', role: '' }
  const { credential = '', level } = command.actor
  return { credential, role: credential === LINK ? '' : level }
}

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
  ...admissionOf(command),
})
