import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { configVersionCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { PlanFile } from '@tocsin/shared/gen/tocsin/config/v1/PlanFile.ts'
import { RetryableError } from '@tocsin/shared/log/errors.ts'
import type { EpochMs, Log } from '@tocsin/shared/log/port.ts'
import { formatProblem, type PlaybookProblem, parsePlaybook } from '@tocsin/shared/playbook/playbook.ts'
import { ConfigError } from '@tocsin/shared/runtime/settings.ts'
import {
  decidePlan,
  FOLDER,
  folderCommandId,
  isFromFolder,
  type PlanCommand,
  type PlanDecision,
  type PlanRecord,
  sameFiles,
  takenAs,
} from '../core/plan.ts'
import type { EscalationEvents } from '../events.ts'
import type { CurrentPlan } from './current-plan.ts'
import { PLAYBOOK_CONFIG_ID, type PlanRecords, type Playbooks } from './playbooks.ts'
import { OutcomeUnknownError } from './writer.ts'

export type PlanAnswer =
  | Exclude<PlanDecision, { readonly kind: 'next' }>
  /** Nothing was written. */
  | { readonly kind: 'problems'; readonly problems: readonly PlaybookProblem[] }

/** `overruled`: a person applied another version by the API, and that one stands. */
export type FolderOutcome = 'applied' | 'unchanged' | 'overruled'

export interface PlanWriter {
  /**
   * Makes the texts the current plan; resolves when this replica has read its own record. Of two that race for a number the first record
   * wins, and the other is told. The same command id gives the same answer. Throws OutcomeUnknownError when the log cannot be reached in time.
   */
  apply(command: PlanCommand): Promise<PlanAnswer>
  /** What a start does with its folder of playbooks. Throws ConfigError with all problems, each with its place. */
  applyFolder(files: readonly PlanFile[]): Promise<FolderOutcome>
}

export interface PlanWriterDeps {
  readonly log: Log
  readonly playbooks: Playbooks & PlanRecords
  readonly currentPlan: CurrentPlan
  readonly events: EscalationEvents
  readonly now: () => EpochMs
  readonly deadlineMs: number
}

const RETRY_MS = 50

export const hashOfPlan = (...said: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 22)

export const createPlanWriter = (deps: PlanWriterDeps): PlanWriter => {
  const { log, playbooks, currentPlan, events, now, deadlineMs } = deps
  const topic = TOPICS.configVersions.name
  let last: Promise<unknown> = Promise.resolve()

  const encode = (version: number, { files, reason, by, commandId, commandHash }: PlanCommand): Uint8Array =>
    configVersionCodec.encode({
      configId: PLAYBOOK_CONFIG_ID,
      version,
      createdAtMs: now(),
      createdBy: by,
      plan: { files: [...files], reason, commandId, commandHash },
    })

  /** An append may have worked without saying so: the log is read and, while the number is free, the same bytes are written again. */
  const write = async (version: number, command: PlanCommand, isOver: () => boolean): Promise<PlanAnswer> => {
    const value = encode(version, command)
    while (!isOver()) {
      try {
        await log.append(topic, [{ key: `${PLAYBOOK_CONFIG_ID}@${version}`, value }])
      } catch (error) {
        if (!(error instanceof RetryableError)) throw error
        events.appendFailed(command.commandId, error)
        await sleep(RETRY_MS)
      }
      await playbooks.caughtUp()
      const records = playbooks.records()
      const record = takenAs(records, command.commandId)
      if (record) {
        events.planApplied(record.version, record.appliedBy)
        return { kind: 'taken', record }
      }
      if (records.some(one => one.version === version)) {
        const decision = decidePlan(records, command)
        return decision.kind === 'next' ? { kind: 'overtaken', by: records.at(-1) } : decision
      }
    }
    throw new OutcomeUnknownError('the log cannot be reached: whether it took the plan is not known')
  }

  const run = async (command: PlanCommand, isOver: () => boolean): Promise<PlanAnswer> => {
    await playbooks.caughtUp()
    const decision = decidePlan(playbooks.records(), command)
    if (decision.kind === 'next') {
      const { problems } = parsePlaybook(command.files)
      if (problems.length > 0) return { kind: 'problems', problems }
    }
    const answer = decision.kind === 'next' ? await write(decision.version, command, isOver) : decision
    currentPlan.look()
    return answer
  }

  const apply = (command: PlanCommand): Promise<PlanAnswer> => {
    const next = last.then(() => {
      const deadline = AbortSignal.timeout(deadlineMs)
      const cut = new Promise<never>((_resolve, reject) =>
        deadline.addEventListener(
          'abort',
          () => reject(new OutcomeUnknownError('the log cannot be reached: whether it took the plan is not known')),
          { once: true },
        ),
      )
      return Promise.race([run(command, () => deadline.aborted), cut])
    })
    last = next.catch(() => undefined)
    return next
  }

  const folderCommand = (files: readonly PlanFile[], latest: PlanRecord | undefined): PlanCommand => {
    const commandHash = hashOfPlan(files)
    const commandId = folderCommandId(latest?.version ?? 0, commandHash)
    return { commandId, commandHash, files, by: FOLDER, reason: 'the folder of playbooks', expectedVersion: 0 }
  }

  return {
    apply,
    async applyFolder(given) {
      const files = given.map(({ path, text }) => ({ path: basename(path), text }))
      for (;;) {
        await playbooks.caughtUp()
        const latest = playbooks.records().at(-1)
        if (latest && !sameFiles(latest.files, files) && !isFromFolder(latest)) return 'overruled'
        const answer = await apply(folderCommand(files, latest))
        if (answer.kind === 'problems') throw new ConfigError(answer.problems.map(formatProblem))
        if (answer.kind === 'unchanged') return 'unchanged'
        if (answer.kind === 'taken') return 'applied'
      }
    },
  }
}
