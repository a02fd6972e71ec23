import type { EpochMs } from '@tocsin/shared/log/port.ts'
import { agencyOf } from '../core/people.ts'
import type { LinkGrant, LinkTokens } from './link-token.ts'
import type { Playbooks } from './playbooks.ts'

export interface LinkGrants {
  /** Undefined when the link is none of ours, has expired, or its person's access has ended. */
  find(token: string): LinkGrant | undefined
}

/** One-time links, as long as the person they are for may act. */
export const createLinkGrants = (links: LinkTokens, playbooks: Playbooks, now: () => EpochMs): LinkGrants => ({
  find(token) {
    const grant = links.verify(token, now())
    if (!grant) return undefined
    const agency = agencyOf(playbooks.current().playbook, grant.personId)
    return agency && agency.untilMs <= now() ? undefined : grant
  },
})
