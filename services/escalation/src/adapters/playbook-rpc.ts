import type { PlanFile } from '@tocsin/shared/gen/tocsin/config/v1/PlanFile.ts'
import type { PlaybookProblem as ProblemMessage } from '@tocsin/shared/gen/tocsin/playbook/v1/PlaybookProblem.ts'
import type { PlaybookServiceHandlers } from '@tocsin/shared/gen/tocsin/playbook/v1/PlaybookService.ts'
import type { PlaybookVersion as VersionMessage } from '@tocsin/shared/gen/tocsin/playbook/v1/PlaybookVersion.ts'
import type { EpochMs } from '@tocsin/shared/log/port.ts'
import { findHolder } from '@tocsin/shared/playbook/holder.ts'
import { formatProblem, type PlaybookProblem, parsePlaybook } from '@tocsin/shared/playbook/playbook.ts'
import { didYouMean } from '@tocsin/shared/runtime/suggest.ts'
import type { AccessRole } from '../access-token.ts'
import { nameOf } from '../core/people.ts'
import { type PlanRecord, requestCommandId } from '../core/plan.ts'
import { type Access, brandDenied, type Caller, type IncomingCall, maySee, wholeCaller } from './access.ts'
import { checkedRequestId } from './commands.ts'
import { hashOfPlan, type PlanWriter } from './plan-writer.ts'
import type { PlanRecords, Playbooks } from './playbooks.ts'
import { cannotBeRead, invalidArgument, notFound, overtaken, requestIdReused } from './rpc-errors.ts'
import { unary } from './unary.ts'

const REASON_LIMIT = 2_000

export interface PlaybookRpcDeps {
  readonly access: Access
  readonly playbooks: Playbooks & PlanRecords
  readonly planWriter: PlanWriter
  readonly now: () => EpochMs
}

const problemMessage = ({ suggestion = '', ...problem }: PlaybookProblem): ProblemMessage => ({
  ...problem,
  suggestion,
})

const checkFiles = (files: readonly PlanFile[]): void => {
  if (files.length === 0) throw invalidArgument('files', 'are missing: send every YAML text of the playbook')
  if (new Set(files.map(({ path }) => path)).size < files.length)
    throw invalidArgument('files', 'names one path twice: each text has a path of its own')
}

const checkReason = (reason: string): void => {
  if (reason.length > REASON_LIMIT) throw invalidArgument('reason', `has at most ${REASON_LIMIT} characters`)
}

/** tocsin.playbook.v1.PlaybookService: the plan as code, its versions, and who is on by it. */
export const playbookHandlers = (deps: PlaybookRpcDeps): PlaybookServiceHandlers => {
  const { access, playbooks, planWriter, now } = deps

  const versionMessage = ({ version, appliedAtMs, appliedBy, reason }: PlanRecord): VersionMessage => ({
    version,
    appliedAtMs,
    appliedBy,
    reason,
    current: version === playbooks.current().version,
  })

  /** The plan is one for all brands, with everybody's addresses and every flag code in it. */
  const planCaller = (call: IncomingCall, atLeast: AccessRole): Caller =>
    wholeCaller(access, call, atLeast, 'the plan is for all brands')

  /** Another replica may have applied it a moment ago. */
  const recordOf = async (version: number): Promise<PlanRecord> => {
    await playbooks.caughtUp()
    const records = playbooks.records()
    const wanted = version || playbooks.current().version
    const found = records.find(record => record.version === wanted)
    if (found) return found
    throw notFound(
      records.length === 0 ? 'no playbook was applied yet' : `there are versions 1 to ${records.at(-1)!.version}`,
    )
  }

  const overtakenBy = (record: PlanRecord | undefined): string => {
    if (!record) return 'there is no version yet: apply with expected_version 0'
    const who = nameOf(playbooks.current().playbook, record.appliedBy)
    const { version } = record
    return `version ${version} was applied by ${who} meanwhile: look at what it changed, then apply again with expected_version ${version}`
  }

  const apply = async (
    caller: Caller,
    requestId: string,
    { files, reason, expectedVersion }: { files: readonly PlanFile[]; reason: string; expectedVersion: number },
    ...asked: readonly unknown[]
  ) => {
    const answer = await planWriter.apply({
      commandId: requestCommandId(checkedRequestId(requestId)),
      commandHash: hashOfPlan(caller.personId, ...asked),
      files,
      by: caller.personId,
      reason,
      expectedVersion,
    })
    if (answer.kind === 'idReused') throw requestIdReused()
    if (answer.kind === 'overtaken') throw overtaken(overtakenBy(answer.by))
    return answer
  }

  return {
    ValidatePlaybook: unary(({ files }, call) => {
      access.callerOf(call, 'responder')
      checkFiles(files)
      return { problems: parsePlaybook(files).problems.map(problemMessage) }
    }),

    ApplyPlaybook: unary(async ({ requestId, files, reason, expectedVersion }, call) => {
      const caller = planCaller(call, 'manager')
      checkFiles(files)
      checkReason(reason)
      const wanted = { files, reason, expectedVersion }
      const answer = await apply(caller, requestId, wanted, 'apply', files, reason, expectedVersion)
      if (answer.kind === 'problems')
        return { version: null, problems: answer.problems.map(problemMessage), changed: false }
      return { version: versionMessage(answer.record), problems: [], changed: answer.kind === 'taken' }
    }),

    ListPlaybookVersions: unary(async (_request, call) => {
      access.callerOf(call, 'responder')
      await playbooks.caughtUp()
      return { versions: playbooks.records().toReversed().map(versionMessage) }
    }),

    GetPlaybook: unary(async ({ version }, call) => {
      planCaller(call, 'manager')
      const record = await recordOf(version)
      return { version: versionMessage(record), files: [...record.files] }
    }),

    RollbackPlaybook: unary(async ({ requestId, toVersion, reason }, call) => {
      const caller = planCaller(call, 'manager')
      checkReason(reason)
      if (toVersion === 0) throw invalidArgument('to_version', 'is missing: name the version to go back to')
      const { files } = await recordOf(toVersion)
      const wanted = { files, reason: reason || `back to version ${toVersion}`, expectedVersion: 0 }
      const answer = await apply(caller, requestId, wanted, 'rollback', toVersion, reason)
      if (answer.kind === 'problems')
        throw cannotBeRead(
          `version ${toVersion} cannot be read by this build: ${answer.problems.map(formatProblem).join('; ')}`,
        )
      return { version: versionMessage(answer.record) }
    }),

    FindHolder: unary(({ roleId, brandId, atMs }, call) => {
      const caller = access.callerOf(call, 'display')
      const { playbook } = playbooks.current()
      const brandIds = playbook.brands.map(brand => brand.brandId)
      if (!brandIds.includes(brandId)) throw notFound(`there is no brand "${brandId}".${didYouMean(brandId, brandIds)}`)
      if (!maySee(caller, brandId)) throw brandDenied(brandId)
      const roleIds = [...new Set(playbook.roles.map(role => role.roleId))]
      if (!roleIds.includes(roleId)) throw notFound(`there is no role "${roleId}".${didYouMean(roleId, roleIds)}`)
      const { personId = '', because, next, untilMs = 0 } = findHolder(playbook, roleId, brandId, atMs || now())
      return { personId, name: personId === '' ? '' : nameOf(playbook, personId), because, next: [...next], untilMs }
    }),
  }
}
