import type { Crisis as CrisisMessage } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { EpochMs } from '@tocsin/shared/log/port.ts'
import type { AccessRole } from '../access-token.ts'
import type { Command } from '../core/commands.ts'
import type { Taken } from '../core/ledger.ts'
import type { Actor } from '../core/people.ts'
import { type Crisis, crisisOf } from '../core/state.ts'
import { crisisView } from '../core/view.ts'
import { type Access, actorOf, brandDenied, type Caller, type IncomingCall, maySeeAny } from './access.ts'
import type { CrisisLog } from './crisis-log.ts'
import type { FlagNotes } from './flag-notes.ts'
import type { Playbooks } from './playbooks.ts'
import { invalidArgument, notFound, refused, requestIdReused } from './rpc-errors.ts'
import type { Writer } from './writer.ts'

export interface Commands {
  readonly access: Access
  /** Gives a person's command; resolves to what the log holds of it, undefined when there was nothing to do. Throws an RpcError. */
  give(requestId: string, command: Command): Promise<Taken | undefined>
  /** A command on a crisis by its caller, and the crisis after it. */
  onCrisis(
    call: IncomingCall,
    request: { readonly requestId: string; readonly crisisId: string },
    make: (actor: Actor) => Command,
  ): Promise<{ readonly crisis: CrisisMessage; readonly taken: Taken | undefined }>
  /** Throws an RpcError when the caller may not see it or it is not there. */
  visible(caller: Caller, crisisId: string): Crisis
  view(crisis: Crisis): CrisisMessage
  callerOf(call: IncomingCall, atLeast: AccessRole): Caller
}

export interface CommandsDeps {
  readonly access: Access
  readonly crisisLog: CrisisLog
  readonly playbooks: Playbooks
  readonly writer: Writer
  readonly flagNotes: Pick<FlagNotes, 'of'>
  readonly now: () => EpochMs
}

const REQUEST_ID_LIMIT = 200

/** Throws INVALID_ARGUMENT when it is none. */
export const checkedRequestId = (requestId: string): string => {
  if (requestId === '' || requestId.length > REQUEST_ID_LIMIT)
    throw invalidArgument('request_id', `is from 1 to ${REQUEST_ID_LIMIT} characters, new for each thing you want done`)
  return requestId
}

/** Callers' ids live beside the derived ones of timers and signals and never meet them. */
const commandIdOf = (requestId: string): string => `request/${checkedRequestId(requestId)}`

export const createCommands = ({ access, crisisLog, playbooks, writer, flagNotes, now }: CommandsDeps): Commands => {
  const view = (crisis: Crisis): CrisisMessage => ({
    ...crisisView(crisisLog.ledger().state, crisis, playbooks.known(crisis.playbookVersion), now()),
    flagNotes: flagNotes.of(crisis),
  })

  const visible = (caller: Caller, crisisId: string): Crisis => {
    const crisis = crisisOf(crisisLog.ledger().state, crisisId)
    if (!crisis) throw notFound(`there is no crisis ${crisisId}`)
    if (!maySeeAny(caller, crisis.brandIds)) throw brandDenied(crisis.brandIds.join(', '))
    return crisis
  }

  const give = async (requestId: string, command: Command): Promise<Taken | undefined> => {
    const answer = await writer.execute(commandIdOf(requestId), command)
    if (answer.kind === 'refused') throw refused(answer.rejection)
    if (answer.kind === 'idReused') throw requestIdReused()
    return answer.kind === 'taken' ? answer.taken : undefined
  }

  return {
    access,
    give,
    view,
    visible,
    callerOf: (call, atLeast) => access.callerOf(call, atLeast),
    async onCrisis(call, { requestId, crisisId }, make) {
      const caller = access.callerOf(call, 'responder')
      if (crisisId === '') throw invalidArgument('crisis_id', 'is missing')
      // Another replica may have opened it a moment ago; whose it is must be known before anything is done.
      if (!crisisOf(crisisLog.ledger().state, crisisId)) await crisisLog.caughtUp()
      const known = crisisOf(crisisLog.ledger().state, crisisId)
      if (known && !maySeeAny(caller, known.brandIds)) throw brandDenied(known.brandIds.join(', '))
      const taken = await give(requestId, make(actorOf(caller)))
      return { crisis: view(visible(caller, crisisId)), taken }
    },
  }
}
