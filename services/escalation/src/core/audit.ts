import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { AuditEntryInput } from '@tocsin/shared/gen/tocsin/audit/v1/AuditEntry.ts'
import type { CrisisRecord } from '@tocsin/shared/gen/tocsin/crisis/v1/CrisisRecord.ts'
import type { ErasureRecord } from '@tocsin/shared/gen/tocsin/erasure/v1/ErasureRecord.ts'
import { type Happened, holdIdOf } from './event.ts'
import type { PlanRecord } from './plan.ts'
import { crisisOf, holdOf, type State } from './state.ts'

/** Where in the log something stands that an entry is derived from. */
export interface Place {
  readonly offset: bigint
  readonly appendedAt: number
}

const idOf = (topic: string, { offset }: Place): string => `${topic}@${offset}`

const REQUEST = 'request/'
const requestIdOf = (commandId: string): string =>
  commandId.startsWith(REQUEST) ? commandId.slice(REQUEST.length) : commandId

/** What an event was about, by ids: texts that people wrote stay in the log of crises. */
const SAID = [
  'scenarioId',
  'stageId',
  'roleId',
  'personId',
  'stepId',
  'questionId',
  'connector',
  'state',
  'postId',
  'via',
] as const

const wordsOf = ({ kind, body }: Happened): string => {
  const values: Readonly<Record<string, unknown>> = { ...body }
  const said = SAID.flatMap(name => (values[name] ? [`${name}=${String(values[name])}`] : []))
  return said.length === 0 ? kind : `${kind}(${said.join(' ')})`
}

/** The entry of a record that counted, from its events and the state after them. */
export const entryOfCrisis = (
  record: CrisisRecord,
  events: readonly Happened[],
  after: State,
  place: Place,
): AuditEntryInput => {
  const { commandId, actor, credential, role } = record
  const crisisId = events[0]!.crisisId
  const holdId = events.map(holdIdOf).find(id => id !== undefined) ?? ''
  return {
    entryId: idOf(TOPICS.crisisEvents.name, place),
    kind: 'AUDIT_KIND_TAKEN',
    actor,
    credential,
    role,
    action: events[0]!.kind,
    crisisId,
    holdId,
    brandIds: [...(crisisOf(after, crisisId)?.brandIds ?? holdOf(after, holdId)?.brandIds ?? [])],
    requestId: requestIdOf(commandId),
    result: 'ok',
    detail: events.map(wordsOf).join(', '),
    atMs: place.appendedAt,
    times: 1,
  }
}

export const entryOfPlan = ({ version, appliedBy, commandId, files }: PlanRecord, place: Place): AuditEntryInput => ({
  entryId: idOf(TOPICS.configVersions.name, place),
  kind: 'AUDIT_KIND_PLAN_CHANGED',
  actor: appliedBy,
  action: 'ApplyPlaybook',
  planVersion: version,
  requestId: requestIdOf(commandId),
  result: 'ok',
  detail: `version ${version} of ${files.length} texts`,
  atMs: place.appendedAt,
  times: 1,
})

/** Of an erasure everything but the author: not even the hashes, which stay with the erasure itself. */
export const entryOfErasure = (record: ErasureRecord, place: Place): AuditEntryInput | undefined => {
  const { erasureId, part, asked, counted } = record
  if (!part) return undefined
  const common: AuditEntryInput = {
    entryId: idOf(TOPICS.erasures.name, place),
    kind: 'AUDIT_KIND_ERASURE',
    erasureId,
    result: 'ok',
    atMs: place.appendedAt,
    times: 1,
  }
  if (asked) {
    const { personId: actor, credential, role, requestId, reason, dryRun, authors } = asked
    const keys = authors.map(({ keyVersion }) => keyVersion).join(', ')
    const action = dryRun ? 'CountAuthor' : 'EraseAuthor'
    return { ...common, actor, credential, role, requestId, action, detail: `under keys ${keys}: ${reason}` }
  }
  if (counted)
    return {
      ...common,
      actor: 'archive',
      action: 'AuthorCounted',
      brandIds: [...counted.brandIds],
      detail: `${counted.mentions} mentions`,
    }
  return { ...common, actor: 'archive', action: 'AuthorErased', detail: 'the archive holds nothing of it any more' }
}
