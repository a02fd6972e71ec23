import { setTimeout as sleep } from 'node:timers/promises'
import { crisisRecordCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import { RetryableError } from '@tocsin/shared/log/errors.ts'
import type { EpochMs, Log } from '@tocsin/shared/log/port.ts'
import { failpoint } from '@tocsin/shared/runtime/failpoint.ts'
import type { Command } from '../core/commands.ts'
import type { Decision } from '../core/decide/rules.ts'
import { actorOf, decide, versionFor } from '../core/decide.ts'
import { type Taken, takenOf } from '../core/ledger.ts'
import { isRejection, type Rejection } from '../core/rejection.ts'
import type { EscalationEvents } from '../events.ts'
import type { CrisisLog } from './crisis-log.ts'
import type { Playbooks } from './playbooks.ts'
import { hashOf, recordOf } from './records.ts'

/** The log did not say whether it took the command: ask again with the same id. */
export class OutcomeUnknownError extends RetryableError {
  override readonly name = 'OutcomeUnknownError'
}

const outcomeUnknown = (): OutcomeUnknownError =>
  new OutcomeUnknownError('the log cannot be reached: whether it took the command is not known')

export type Answer =
  /** The log holds the command: now, or since an earlier call with its id. */
  | { readonly kind: 'taken'; readonly taken: Taken }
  /** What it asks for is so already. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly rejection: Rejection }
  /** The id belongs to another command. */
  | { readonly kind: 'idReused' }
  /** A timer that the log took before its time, or after another record. */
  | { readonly kind: 'notCounted' }

export interface Writer {
  /**
   * Decides and appends; resolves when this replica has read its own record, so that whoever asks next sees it. The loser of a race
   * decides again on the winner's state. The same id gives the same answer. Throws RetryableError when the log cannot be reached in time.
   */
  execute(commandId: string, command: Command): Promise<Answer>
  /** What is under way may still succeed; nothing is tried again. */
  stop(): void
}

export interface WriterDeps {
  readonly log: Log
  readonly crisisLog: CrisisLog
  readonly playbooks: Playbooks
  readonly events: EscalationEvents
  readonly now: () => EpochMs
  readonly deadlineMs: number
}

const RETRY_MS = 50

interface Decided {
  readonly decision: Decision
  readonly firstSeq: number
  /** The moment that deadlines in the decision count from. */
  readonly atMs: EpochMs
}

export const createWriter = (deps: WriterDeps): Writer => {
  const { log, crisisLog, playbooks, events, now, deadlineMs } = deps
  let last: Promise<unknown> = Promise.resolve()
  let isStopping = false

  /** On the state as it is after any waiting: a version of the playbook may have to be read first. */
  const decideNow = async (command: Command): Promise<Decided> => {
    for (;;) {
      const { state } = crisisLog.ledger()
      const at = now()
      const version = versionFor(state, command, at) ?? playbooks.current().version
      const playbook = playbooks.find(version)
      if (playbook) {
        const decision = decide(state, command, { now: at, playbook, playbookVersion: version })
        return { decision, firstSeq: state.seq + 1, atMs: at }
      }
      await playbooks.at(version)
    }
  }

  const resolved = (commandId: string, command: Command): Answer | undefined => {
    const taken = takenOf(crisisLog.ledger(), commandId)
    if (!taken) return undefined
    return taken.commandHash === hashOf(command) ? { kind: 'taken', taken } : { kind: 'idReused' }
  }

  /** Appends what was decided; resolves to undefined when it must be decided again. */
  const write = async (
    commandId: string,
    command: Command,
    { decision, firstSeq, atMs }: Decided,
  ): Promise<Answer | undefined> => {
    if (isRejection(decision)) return { kind: 'refused', rejection: decision }
    if (decision.length === 0) return { kind: 'nothing' }
    const record = recordOf(firstSeq, commandId, command, { events: decision, now: atMs })
    const value = crisisRecordCodec.encode(record)
    const [placed] = await log.append(TOPICS.crisisEvents.name, [{ key: '', value, partition: 0 }])
    failpoint('escalation.before-answer')
    await crisisLog.reached(placed!.offset)
    const answer = resolved(commandId, command)
    if (answer) return answer
    if (command.kind === 'timer') return { kind: 'notCounted' }
    events.raceLost(commandId)
    return undefined
  }

  const attempt = async (commandId: string, command: Command): Promise<Answer | undefined> => {
    crisisLog.assertCommands()
    const known = resolved(commandId, command)
    if (known) return known
    const first = await decideNow(command)
    if (!isRejection(first.decision) && first.decision.length > 0) return write(commandId, command, first)
    // A replica that lags must not refuse what another has made possible.
    await crisisLog.caughtUp()
    return resolved(commandId, command) ?? write(commandId, command, await decideNow(command))
  }

  const report = (commandId: string, command: Command, answer: Answer, ms: number): void => {
    const actor = actorOf(command)
    if (answer.kind === 'refused') events.refused(commandId, actor, answer.rejection)
    if (answer.kind === 'taken') events.decided(commandId, actor, answer.taken.crisisId, command.kind, ms)
  }

  const run = async (commandId: string, command: Command, deadline: AbortSignal): Promise<Answer> => {
    const startedAt = performance.now()
    while (!deadline.aborted) {
      try {
        const answer = await attempt(commandId, command)
        if (answer) {
          report(commandId, command, answer, performance.now() - startedAt)
          return answer
        }
      } catch (error) {
        if (!(error instanceof RetryableError) || crisisLog.stoppedBy() !== undefined) throw error
        events.appendFailed(commandId, error)
        if (isStopping) break
        await sleep(RETRY_MS)
        await crisisLog.caughtUp()
      }
    }
    throw outcomeUnknown()
  }

  return {
    execute(commandId, command) {
      const next = last.then(() => {
        const deadline = AbortSignal.timeout(deadlineMs)
        const cut = new Promise<never>((_resolve, reject) =>
          deadline.addEventListener('abort', () => reject(outcomeUnknown()), { once: true }),
        )
        return Promise.race([run(commandId, command, deadline), cut])
      })
      last = next.catch(() => undefined)
      return next
    },
    stop() {
      isStopping = true
    },
  }
}
