import { createHash } from 'node:crypto'
import type { HoldScope } from '@tocsin/shared/gen/tocsin/crisis/v1/HoldScope.ts'
import type { HoldWork } from '@tocsin/shared/gen/tocsin/hold/v1/HoldWork.ts'
import type { Connector } from '@tocsin/shared/playbook/plan.ts'

/** What one connector has to do, as it is sent. Repeats have the same id and the same body. */
export interface WebhookMessage {
  /** The idempotency key: a receiver acts once per id. */
  readonly id: string
  readonly body: string
}

const TYPES = {
  HOLD_WORK_KIND_ENFORCE: 'hold.started',
  HOLD_WORK_KIND_RELEASE_POST: 'hold.post.released',
  HOLD_WORK_KIND_END: 'hold.ended',
} as const

/** What the receiver must do, in words; the README says it at length. */
const TODO = {
  HOLD_WORK_KIND_ENFORCE:
    'Publish nothing that is in the scope, hold every scheduled post, and answer with a receipt for each.',
  HOLD_WORK_KIND_RELEASE_POST: 'Release this one post and no other, and answer with its receipt.',
  HOLD_WORK_KIND_END:
    'New posts may be published again. Posts that you hold stay held until hold.post.released names each: nothing goes out as a backlog.',
} as const

type Kind = keyof typeof TYPES

const isoOf = (ms: number): string | null => (ms > 0 ? new Date(ms).toISOString() : null)

const shortOf = (postId: string): string => createHash('sha256').update(postId).digest('base64url').slice(0, 22)

/** Letters, digits, "-" and "_" only, since dots and slashes have a meaning in what is signed. */
const idOf = ({ kind, postId, hold }: HoldWork, connectorId: string): string => {
  const what = { HOLD_WORK_KIND_ENFORCE: 'start', HOLD_WORK_KIND_END: 'end' } as const
  const part = kind === 'HOLD_WORK_KIND_RELEASE_POST' ? `release-${shortOf(postId)}` : what[kind as keyof typeof what]
  return `${hold?.holdId ?? ''}_${connectorId}_${part}`
}

/** The accounts that the connector must stop: its own, as far as the hold is not narrower. */
const accountsOf = ({ accounts }: Connector, scope: HoldScope | null | undefined): readonly string[] => {
  if (scope?.kind !== 'HOLD_SCOPE_KIND_ACCOUNTS') return accounts
  return accounts.length === 0 ? scope.accounts : scope.accounts.filter(account => accounts.includes(account))
}

export const messageOf = (work: HoldWork, connector: Connector, answerUrl: string): WebhookMessage => {
  const { crisisId, postId, requestedAtMs } = work
  const kind = work.kind as Kind
  const hold = work.hold!
  const { scope } = hold
  const { connectorId } = connector
  const asked = hold.enforcements.find(one => one.connector === connectorId)
  const post = asked?.posts.find(one => one.postId === postId)
  const data = {
    hold: hold.holdId,
    crisisId: crisisId === '' ? null : crisisId,
    connector: connectorId,
    brandIds: hold.brandIds,
    accounts: accountsOf(connector, scope),
    scope: scope?.kind === 'HOLD_SCOPE_KIND_ACCOUNTS' ? 'accounts' : 'everything',
    reason: hold.reason,
    startedAt: isoOf(hold.startedAtMs),
    reviewBy: isoOf(hold.reviewByMs),
    todo: TODO[kind],
    ...(kind === 'HOLD_WORK_KIND_ENFORCE' && { answerBy: isoOf(asked?.answerByMs ?? 0) }),
    ...(kind === 'HOLD_WORK_KIND_RELEASE_POST' && { post: { id: postId, title: post?.title ?? '' } }),
    ...(answerUrl !== '' && { answerUrl }),
  }
  const message = { type: TYPES[kind], timestamp: isoOf(requestedAtMs), data }
  return { id: idOf(work, connectorId), body: JSON.stringify(message) }
}
