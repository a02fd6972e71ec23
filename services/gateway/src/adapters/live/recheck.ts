import type { People } from '../people.ts'
import { personViewer, scopeKey, type Viewer } from '../viewer.ts'
import type { Hub } from './hub.ts'

const RECHECK_MS = 2_000

/** Ends the websockets of persons whose token was withdrawn, or covers other brands now. While nobody can be asked, they stay. */
export const recheckPeople = (people: People, hub: () => Hub | undefined) => {
  const isStillGood = async ({ personToken, scope }: Viewer): Promise<boolean> => {
    if (personToken === undefined) return true
    try {
      const person = await people.find(personToken)
      return person !== undefined && scopeKey(personViewer(person, personToken).scope) === scopeKey(scope)
    } catch {
      return true
    }
  }
  const recheck = async (): Promise<void> => {
    const viewers = new Set((hub()?.clients() ?? []).map(({ viewer }) => viewer).filter(one => one.personToken))
    const bad = new Set<Viewer>()
    await Promise.all([...viewers].map(async viewer => (await isStillGood(viewer)) || bad.add(viewer)))
    if (bad.size > 0) hub()?.closeRevoked(viewer => !bad.has(viewer))
  }
  const timer = setInterval(recheck, RECHECK_MS)
  return { stop: () => clearInterval(timer) }
}
