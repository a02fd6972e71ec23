import type { HoldScope } from '@tocsin/shared/gen/tocsin/crisis/v1/HoldScope.ts'
import type { Stage } from '@tocsin/shared/playbook/plan.ts'
import type { CommandOf, Context } from '../commands.ts'
import { type Happened, happened } from '../event.ts'
import { isManager, nameOf } from '../people.ts'
import { isRejection, type Rejection, reject } from '../rejection.ts'
import { type Crisis, crisisOf, type HoldRecord, holdOf, type State } from '../state.ts'
import { type Decision, existing, firstOf, mustBeInTeam, mustBeOpen, type Rule, textGiven } from './rules.ts'

export const scopeRule = (scope: HoldScope | undefined): Rule =>
  scope?.kind === 'HOLD_SCOPE_KIND_ACCOUNTS' && scope.accounts.length === 0
    ? reject('HOLD_SCOPE_EMPTY', 'A hold on accounts names at least one; leave the scope out to hold everything.')
    : undefined

/** Everything, unless the plan names accounts. */
export const plannedScope = (stage: Stage | undefined): HoldScope =>
  stage?.holdAccounts
    ? { kind: 'HOLD_SCOPE_KIND_ACCOUNTS', accounts: [...stage.holdAccounts] }
    : { kind: 'HOLD_SCOPE_KIND_EVERYTHING', accounts: [] }

const isNarrowed = (scope: HoldScope | undefined): scope is HoldScope => scope?.kind === 'HOLD_SCOPE_KIND_ACCOUNTS'

export interface Beginning {
  readonly crisis: Pick<Crisis, 'crisisId' | 'brandIds' | 'drill'>
  readonly stage: Stage | undefined
  /** Always a person: no clock and no detector starts a hold. */
  readonly by: string
  readonly scope: HoldScope | undefined
  readonly reason: string
}

/** A hold by a person's act; `seq` is the number of its event, which names it. */
export const beginHold = (seq: number, beginning: Beginning, { now, playbook }: Context): Happened => {
  const { crisis, stage, by, scope, reason } = beginning
  return happened(crisis.crisisId, 'holdStarted', {
    holdId: `hold-${seq}`,
    brandIds: [...crisis.brandIds],
    scope: isNarrowed(scope) ? scope : plannedScope(stage),
    reason,
    personId: by,
    reviewByMs: now + playbook.decisions.holdReviewMs,
    drill: crisis.drill,
  })
}

export const startHold = (state: State, command: CommandOf<'startHold'>, context: Context): Decision => {
  const crisis = command.crisisId === '' ? undefined : existing(state, command.crisisId)
  if (crisis && isRejection(crisis)) return crisis
  const { actor, brandIds, scope, reason, reviewByMs } = command
  const { now, playbook } = context
  const held = brandIds.length > 0 ? brandIds : (crisis?.brandIds ?? [])
  const unknown = held.find(id => !playbook.brands.some(({ brandId }) => brandId === id))
  const refused = firstOf(
    crisis && mustBeOpen(crisis, context),
    crisis && mustBeInTeam(crisis, actor, context),
    held.length === 0 ? reject('HOLD_NEEDS_BRANDS', 'A hold names the brands that it stops.') : undefined,
    unknown === undefined ? undefined : reject('NO_SUCH_BRAND', `There is no brand ${unknown} in the playbook.`),
    scopeRule(scope),
    textGiven(reason, 'The reason for the hold'),
    reviewByMs !== 0 && reviewByMs <= now
      ? reject('REVIEW_BY_PAST', 'A hold is looked at again at a time to come.')
      : undefined,
  )
  if (refused) return refused
  const body = {
    holdId: `hold-${state.seq + 1}`,
    brandIds: [...held],
    scope: scope ?? plannedScope(undefined),
    reason,
    personId: actor.personId,
    reviewByMs: reviewByMs || now + playbook.decisions.holdReviewMs,
    drill: crisis?.drill ?? false,
  }
  return [happened(command.crisisId, 'holdStarted', body)]
}

const existingHold = (state: State, holdId: string): HoldRecord | Rejection =>
  holdOf(state, holdId) ?? reject('NO_SUCH_HOLD', `There is no hold ${holdId}.`)

const mayRelease = (
  state: State,
  hold: HoldRecord,
  actor: CommandOf<'releaseHold'>['actor'],
  context: Context,
): Rule => {
  const crisis = crisisOf(state, hold.crisisId)
  if (crisis) return mustBeInTeam(crisis, actor, context)
  if (isManager(actor) || actor.personId === hold.personId) return undefined
  return reject(
    'NOT_IN_TEAM',
    `Only ${nameOf(context.playbook, hold.personId)}, who started it, or a manager may release it.`,
  )
}

/** Ends the hold. Held posts stay held until each is released: nothing goes out as a backlog. */
export const releaseHold = (state: State, command: CommandOf<'releaseHold'>, context: Context): Decision => {
  const hold = existingHold(state, command.holdId)
  if (isRejection(hold)) return hold
  const { actor, holdId, reason } = command
  const refused = firstOf(
    mayRelease(state, hold, actor, context),
    hold.releasedAtMs > 0 ? reject('HOLD_ALREADY_RELEASED', `${holdId} was released already.`) : undefined,
    textGiven(reason, 'The reason to release the hold'),
  )
  return refused ?? [happened(hold.crisisId, 'holdReleased', { holdId, personId: actor.personId, reason })]
}

const POST_WORDS: Readonly<Record<string, string>> = {
  POST_STATE_OUT: 'is out already',
  POST_STATE_RELEASED: 'was released already',
}

export const releasePost = (state: State, command: CommandOf<'releasePost'>, context: Context): Decision => {
  const hold = existingHold(state, command.holdId)
  if (isRejection(hold)) return hold
  const { actor, holdId, connector, postId } = command
  const post = hold.enforcements.find(one => one.connector === connector)?.posts.find(one => one.postId === postId)
  const refused = firstOf(
    mayRelease(state, hold, actor, context),
    post
      ? undefined
      : reject('NO_SUCH_POST', `${connector || 'No connector'} reported no post ${postId} for ${holdId}.`),
    post && post.state !== 'POST_STATE_HELD'
      ? reject('POST_NOT_HELD', `Post ${postId} ${POST_WORDS[post.state] ?? 'is not known to be held'}.`)
      : undefined,
  )
  const body = { holdId, connector, postId, personId: actor.personId }
  return refused ?? [happened(hold.crisisId, 'postReleased', body)]
}

type Report = CommandOf<'reportEnforcement'>['report']

const saysTheSame = (a: Report, b: Report): boolean =>
  a.state === b.state &&
  a.held === b.held &&
  a.total === b.total &&
  a.evidence === b.evidence &&
  a.posts.length === b.posts.length &&
  a.posts.every((post, index) => {
    const other = b.posts[index]!
    return post.postId === other.postId && post.state === other.state && post.url === other.url
  })

/** What a connector says, as it says it. The same report again changes nothing. */
export const reportEnforcement = (state: State, { report }: CommandOf<'reportEnforcement'>): Decision => {
  const hold = existingHold(state, report.holdId)
  if (isRejection(hold)) return hold
  const before = hold.enforcements.find(({ connector }) => connector === report.connector)
  if (before && saysTheSame(before, report)) return []
  return [happened(hold.crisisId, 'enforcementReported', report)]
}
