import type { HoldScope } from '@tocsin/shared/gen/tocsin/crisis/v1/HoldScope.ts'
import type { Stage } from '@tocsin/shared/playbook/plan.ts'
import type { CommandOf, Context } from '../commands.ts'
import {
  ANSWER_WITHIN_MS,
  connectorOf,
  connectorsOf,
  connectorTitle,
  honest,
  ownersOf,
  requestedByHand,
} from '../connectors.ts'
import { type Bodies, type Happened, happened } from '../event.ts'
import { type Concern, isManager, nameOf } from '../people.ts'
import { isRejection, type Rejection, reject } from '../rejection.ts'
import { type Crisis, crisisOf, type HoldRecord, holdOf, postKey, type State } from '../state.ts'
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

type Starting = Pick<HoldRecord, 'holdId' | 'brandIds' | 'scope' | 'reason' | 'personId' | 'reviewByMs' | 'drill'>

const NOBODY: Concern['roles'] = []

/**
 * The hold, and the connectors that are asked because of it; those without a way in need a person, so they are *requested* at once. A
 * drill asks nobody.
 */
const holdEvents = (
  crisis: Pick<Crisis, 'crisisId' | 'roles'> | undefined,
  hold: Starting,
  { now, playbook, playbookVersion }: Context,
): Happened[] => {
  const { holdId, brandIds, drill } = hold
  const crisisId = crisis?.crisisId ?? ''
  const connectors = drill ? [] : connectorsOf(playbook, hold)
  const isAsked = connectors.length > 0
  const started = happened(crisisId, 'holdStarted', {
    ...hold,
    brandIds: [...brandIds],
    connectors: connectors.map(({ connectorId }) => connectorId),
    answerByMs: isAsked ? now + ANSWER_WITHIN_MS : 0,
    playbookVersion: isAsked ? playbookVersion : 0,
  })
  const byHand = connectors.filter(({ kind }) => kind === 'manual')
  return [
    started,
    ...byHand.map(connector => {
      const asked = ownersOf(playbook, { brandIds, roles: crisis?.roles ?? NOBODY }, connector.connectorId, now)
      return happened(crisisId, 'enforcementReported', requestedByHand(connector, holdId, asked, playbook))
    }),
  ]
}

export interface Beginning {
  readonly crisis: Pick<Crisis, 'crisisId' | 'brandIds' | 'drill' | 'roles'>
  readonly stage: Stage | undefined
  /** Always a person: no clock and no detector starts a hold. */
  readonly by: string
  readonly scope: HoldScope | undefined
  readonly reason: string
}

/** A hold by a person's act, as events of which the first has the number `seq`, which names the hold. */
export const beginHold = (seq: number, beginning: Beginning, context: Context): Happened[] => {
  const { crisis, stage, by, scope, reason } = beginning
  const hold = {
    holdId: `hold-${seq}`,
    brandIds: crisis.brandIds,
    scope: isNarrowed(scope) ? scope : plannedScope(stage),
    reason,
    personId: by,
    reviewByMs: context.now + context.playbook.decisions.holdReviewMs,
    drill: crisis.drill,
  }
  return holdEvents(crisis, hold, context)
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
  const hold = {
    holdId: `hold-${state.seq + 1}`,
    brandIds: held,
    scope: scope ?? plannedScope(undefined),
    reason,
    personId: actor.personId,
    reviewByMs: reviewByMs || now + playbook.decisions.holdReviewMs,
    drill: crisis?.drill ?? false,
  }
  return holdEvents(crisis, hold, context)
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
    hold.releasing.includes(postKey(connector, postId))
      ? reject(
          'POST_NOT_HELD',
          `Post ${postId} was released already; ${connectorTitle(context.playbook, connector)} has not said yet that it did it.`,
        )
      : undefined,
  )
  const awaitsConnector =
    hold.connectors.includes(connector) && connectorOf(context.playbook, connector)?.kind === 'webhook'
  const body = { holdId, connector, postId, personId: actor.personId, awaitsConnector }
  return refused ?? [happened(hold.crisisId, 'postReleased', body)]
}

type Report = Bodies['enforcementReported']

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

const hasFailed = (report: Report | undefined): boolean => report?.state === 'ENFORCEMENT_STATE_FAILED'

/** Who must mend a connector that has failed; nobody again while it goes on failing. */
const mending = (state: State, hold: HoldRecord, report: Report, context: Context): string[] => {
  const before = hold.enforcements.find(({ connector }) => connector === report.connector)
  if (!hasFailed(report) || hasFailed(before)) return []
  const roles = crisisOf(state, hold.crisisId)?.roles ?? NOBODY
  return ownersOf(context.playbook, { brandIds: hold.brandIds, roles }, report.connector, context.now)
}

/** What a connector says, as it says it. The same report again changes nothing; one that failed keeps the receipts it gave before. */
export const reportEnforcement = (
  state: State,
  command: CommandOf<'reportEnforcement'>,
  context: Context,
): Decision => {
  const hold = existingHold(state, command.report.holdId)
  if (isRejection(hold)) return hold
  const before = hold.enforcements.find(({ connector }) => connector === command.report.connector)
  const said = honest({ ...command.report, asked: [] })
  const report =
    before && hasFailed(said) && said.posts.length === 0
      ? { ...said, posts: before.posts, held: before.held, total: before.total }
      : said
  if (before && saysTheSame(before, report)) return []
  const asked = mending(state, hold, report, context)
  return [happened(hold.crisisId, 'enforcementReported', { ...report, asked })]
}

/** The time to answer is over: who has said nothing has failed. A real report replaces it whenever it comes. */
export const nobodyAnswered = (state: State, holdId: string, context: Context): Decision => {
  const hold = existingHold(state, holdId)
  if (isRejection(hold)) return hold
  return hold.enforcements
    .filter(one => one.state === 'ENFORCEMENT_STATE_ASKED')
    .map(one => {
      const failed: Report = {
        ...one,
        state: 'ENFORCEMENT_STATE_FAILED',
        evidence: `no answer in ${ANSWER_WITHIN_MS / 1_000} s`,
      }
      return happened(hold.crisisId, 'enforcementReported', { ...failed, asked: mending(state, hold, failed, context) })
    })
}
