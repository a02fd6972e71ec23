import type { HoldScope } from '@tocsin/shared/gen/tocsin/crisis/v1/HoldScope.ts'
import type { Connector, Playbook } from '@tocsin/shared/playbook/plan.ts'
import type { Bodies } from './event.ts'
import { type Concern, namesOf, peopleOf } from './people.ts'

/** A connector that has not said by then what it did has failed. */
export const ANSWER_WITHIN_MS = 10_000

type Report = Bodies['enforcementReported']

/** What a hold stops. */
export interface Held {
  readonly brandIds: readonly string[]
  readonly scope: HoldScope
}

/** The connectors that a hold concerns: of one of its brands and, when it is narrowed, of one of its accounts. */
export const connectorsOf = ({ connectors }: Playbook, { brandIds, scope }: Held): readonly Connector[] =>
  connectors.filter(
    ({ brands, accounts }) =>
      (brands.length === 0 || brands.some(brandId => brandIds.includes(brandId))) &&
      (scope.kind !== 'HOLD_SCOPE_KIND_ACCOUNTS' ||
        accounts.length === 0 ||
        accounts.some(account => scope.accounts.includes(account))),
  )

export const connectorOf = ({ connectors }: Playbook, connectorId: string): Connector | undefined =>
  connectors.find(connector => connector.connectorId === connectorId)

/** As people call it; the id of one that is not in the plan. */
export const connectorTitle = (playbook: Playbook, connectorId: string): string =>
  connectorOf(playbook, connectorId)?.title ?? connectorId

/** Who answers for a connector now. */
export const ownersOf = (playbook: Playbook, concern: Concern, connectorId: string, now: number): string[] => {
  const owner = connectorOf(playbook, connectorId)?.owner
  return owner === undefined ? [] : peopleOf(playbook, concern, [owner], now)
}

const words = ({ title, target, owner, instructions }: Connector, who: string): string =>
  `${who === 'nobody' ? `nobody holds role ${owner}; somebody must do this` : `${who} must do this by hand and say so`}: ` +
  `${instructions ?? `stop publishing in ${title}`}${target === undefined ? '' : ` (${target})`}`

/** What is so of a connector without a way in, at once: a person must act. */
export const requestedByHand = (connector: Connector, holdId: string, asked: string[], playbook: Playbook): Report => ({
  ...silent(holdId, connector.connectorId),
  state: 'ENFORCEMENT_STATE_REQUESTED',
  evidence: words(connector, namesOf(playbook, asked)),
  asked,
})

/** A connector that was asked and has not said anything. */
export const silent = (holdId: string, connector: string): Report => ({
  holdId,
  connector,
  state: 'ENFORCEMENT_STATE_ASKED',
  held: 0,
  total: 0,
  evidence: '',
  posts: [],
  by: '',
  asked: [],
})

/** No connector is called enforced while a post of it is out or not held: then it is enforced in part. */
export const honest = (report: Report): Report => {
  const { state, held, total, posts } = report
  const isWhole = held >= total && posts.every(post => post.state !== 'POST_STATE_OUT')
  return state === 'ENFORCEMENT_STATE_ENFORCED' && !isWhole ? { ...report, state: 'ENFORCEMENT_STATE_PARTLY' } : report
}
