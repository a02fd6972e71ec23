import { createHash } from 'node:crypto'
import type { NotificationRequested } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationRequested.ts'
import type { Contact, Playbook } from '@tocsin/shared/playbook/plan.ts'
import type { Playbooks } from '../../adapters/playbooks.ts'
import { contactKeyOf } from '../core/delivery.ts'
import type { Route } from '../core/plan.ts'

type Routes = ReadonlyMap<string, Route>

const hashOf = ({ kind, target }: Contact): string =>
  createHash('sha256').update(`${kind} ${target}`).digest('base64url').slice(0, 22)

const routesOf = ({ people }: Playbook): Routes =>
  new Map(
    people.flatMap(({ personId, contacts }) =>
      contacts.map((contact): [string, Route] => [
        contactKeyOf({ personId, contactId: contact.contactId }),
        { kind: 'to', contact, targetHash: hashOf(contact) },
      ]),
    ),
  )

/** Where a request goes by the version of its crisis, which may be older than the current one. Asked often: a version is worked out once. */
export const createRoutes = (playbooks: Pick<Playbooks, 'find'>): ((request: NotificationRequested) => Route) => {
  const known = new WeakMap<Playbook, Routes>()

  return request => {
    const { playbookVersion } = request
    const playbook = playbooks.find(playbookVersion)
    if (!playbook) return { kind: 'later' }
    const routes = known.get(playbook) ?? routesOf(playbook)
    known.set(playbook, routes)
    const contact = contactKeyOf(request)
    return (
      routes.get(contact) ?? {
        kind: 'nowhere',
        reason: `version ${playbookVersion} of the playbook has no contact ${contact}`,
      }
    )
  }
}
