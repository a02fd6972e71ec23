import type { Enforcement } from '@tocsin/shared/gen/tocsin/crisis/v1/Enforcement.ts'
import type { HoldState } from '@tocsin/shared/gen/tocsin/crisis/v1/HoldState.ts'
import type { PostReceipt } from '@tocsin/shared/gen/tocsin/crisis/v1/PostReceipt.ts'
import type { TimelineEntry } from '@tocsin/shared/gen/tocsin/crisis/v1/TimelineEntry.ts'
import type { PlanView } from '@tocsin/shared/live/plan.ts'

export type Enforced = 'enforced' | 'partly' | 'requested' | 'unsupported' | 'failed' | 'asked' | 'silent'
export type PostStanding = 'held' | 'out' | 'released' | 'unknown'

export interface ConnectorView {
  readonly connector: string
  readonly title: string
  /** `silent`: asked, and past the time by which it had to answer. */
  readonly state: Enforced
  readonly held: number
  readonly total: number
  readonly evidence: string
  readonly answerByMs: number
  /** A person has to make it so, or look, and say so. */
  readonly needsHand: boolean
  readonly posts: readonly PostView[]
}

export interface PostView {
  readonly post: PostReceipt
  readonly standing: PostStanding
}

export interface HoldView {
  readonly hold: HoldState
  readonly on: boolean
  /** Empty means everything. */
  readonly accounts: readonly string[]
  readonly reviewOverdue: boolean
  /** What needs a person first. */
  readonly connectors: readonly ConnectorView[]
  readonly posts: Readonly<Record<PostStanding, number>>
}

const STATE = {
  ENFORCEMENT_STATE_UNSPECIFIED: 'asked',
  ENFORCEMENT_STATE_ASKED: 'asked',
  ENFORCEMENT_STATE_ENFORCED: 'enforced',
  ENFORCEMENT_STATE_PARTLY: 'partly',
  ENFORCEMENT_STATE_REQUESTED: 'requested',
  ENFORCEMENT_STATE_UNSUPPORTED: 'unsupported',
  ENFORCEMENT_STATE_FAILED: 'failed',
} as const satisfies Record<Enforcement['state'], Enforced>

const POST = {
  POST_STATE_UNSPECIFIED: 'unknown',
  POST_STATE_UNKNOWN: 'unknown',
  POST_STATE_HELD: 'held',
  POST_STATE_OUT: 'out',
  POST_STATE_RELEASED: 'released',
} as const satisfies Record<PostReceipt['state'], PostStanding>

const WORST_FIRST: readonly Enforced[] = ['failed', 'silent', 'requested', 'partly', 'unsupported', 'asked', 'enforced']
const POSTS_ORDER: readonly PostStanding[] = ['out', 'unknown', 'held', 'released']

/** What is partly held only because posts were out already needs nobody: they stay counted as out. */
const needsHand = (state: Enforced, posts: readonly PostReceipt[]): boolean => {
  if (state === 'enforced' || state === 'asked') return false
  return state !== 'partly' || posts.length === 0 || posts.some(post => POST[post.state] === 'unknown')
}

const connectorView = (enforcement: Enforcement, nowMs: number): ConnectorView => {
  const { connector, title, held, total, evidence, answerByMs } = enforcement
  const said = STATE[enforcement.state]
  const state = said === 'asked' && answerByMs > 0 && answerByMs <= nowMs ? 'silent' : said
  return {
    connector,
    title: title || connector,
    state,
    held,
    total,
    evidence,
    answerByMs,
    needsHand: needsHand(state, enforcement.posts),
    posts: enforcement.posts
      .map(post => ({ post, standing: POST[post.state] }))
      .sort(
        (a, b) =>
          POSTS_ORDER.indexOf(a.standing) - POSTS_ORDER.indexOf(b.standing) ||
          a.post.scheduledForMs - b.post.scheduledForMs,
      ),
  }
}

export const holdView = (hold: HoldState, nowMs: number): HoldView => {
  const connectors = hold.enforcements
    .map(enforcement => connectorView(enforcement, nowMs))
    .sort((a, b) => WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state))
  const posts = connectors.flatMap(one => one.posts)
  const count = (standing: PostStanding): number => posts.filter(post => post.standing === standing).length
  const on = hold.releasedAtMs === 0
  return {
    hold,
    on,
    accounts: hold.scope?.kind === 'HOLD_SCOPE_KIND_ACCOUNTS' ? hold.scope.accounts : [],
    reviewOverdue: on && hold.reviewByMs > 0 && hold.reviewByMs <= nowMs,
    connectors,
    posts: { held: count('held'), out: count('out'), released: count('released'), unknown: count('unknown') },
  }
}

/** Holds that are on first, each kind with the newest first. */
export const holdViews = (holds: readonly HoldState[], nowMs: number): HoldView[] =>
  holds
    .map(hold => holdView(hold, nowMs))
    .sort((a, b) => Number(b.on) - Number(a.on) || b.hold.startedAtMs - a.hold.startedAtMs)

/** Accounts that the plan's connectors publish to for these brands: a hold by hand may be narrowed to them. */
export const accountsFor = (plan: Pick<PlanView, 'connectors'>, brandIds: readonly string[]): string[] => [
  ...new Set(
    plan.connectors
      .filter(one => one.brandIds.length === 0 || one.brandIds.some(id => brandIds.includes(id)))
      .flatMap(({ accounts }) => accounts),
  ),
]

export const postKey = (connector: string, postId: string): string => `${connector}/${postId}`

/** Posts of a hold that somebody released, as the timeline says: until its connector has done it a post still counts as held. */
export const releasedPosts = (timeline: readonly TimelineEntry[], holdId: string): ReadonlySet<string> =>
  new Set(
    timeline.flatMap(({ event }) =>
      event?.postReleased?.holdId === holdId ? [postKey(event.postReleased.connector, event.postReleased.postId)] : [],
    ),
  )
