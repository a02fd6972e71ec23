import { createHash } from 'node:crypto'
import type { NotificationRequested } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationRequested.ts'
import type { Playbooks } from '../../adapters/playbooks.ts'
import type { Route } from '../core/plan.ts'

/** By the version of the crisis, which may be older than the current one. */
export const createRoutes =
  (playbooks: Pick<Playbooks, 'find'>) =>
  ({ playbookVersion, personId, contactId }: NotificationRequested): Route => {
    const playbook = playbooks.find(playbookVersion)
    if (!playbook) return { kind: 'later' }
    const contacts = playbook.people.find(person => person.personId === personId)?.contacts
    const contact = contacts?.find(one => one.contactId === contactId)
    if (!contact)
      return {
        kind: 'nowhere',
        reason: `version ${playbookVersion} of the playbook has no contact ${personId}/${contactId}`,
      }
    const targetHash = createHash('sha256').update(`${contact.kind} ${contact.target}`).digest('base64url').slice(0, 22)
    return { kind: 'to', contact, targetHash }
  }
