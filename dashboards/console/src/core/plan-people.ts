import type { CoverageEntry, CoverageView, PlannedPerson, PlanView } from '@tocsin/shared/live/plan.ts'
import { testAge } from './contact-tests.ts'

export interface PersonCard {
  readonly person: PlannedPerson
  /** Roles that name the person, as titles with the brands they are for; empty brands mean all. */
  readonly roles: readonly { readonly roleId: string; readonly title: string; readonly brandIds: readonly string[] }[]
  /** What the person holds at the moment of the coverage. */
  readonly holds: readonly CoverageEntry[]
  /** A contact that nobody ever tested, or not for long, or none at all: a message may not arrive. */
  readonly doubtful: boolean
}

const isDoubtful = ({ contacts }: PlannedPerson, nowMs: number): boolean =>
  contacts.length === 0 || contacts.some(({ testedAt }) => testAge(testedAt, nowMs).kind !== 'fresh')

/** People by name, with the roles that name them and what they hold now. */
export const peopleOf = (plan: PlanView, coverage: CoverageView | undefined, nowMs: number): PersonCard[] =>
  plan.people
    .map(person => ({
      person,
      roles: plan.roles
        .filter(({ people }) => people.includes(person.personId))
        .map(({ roleId, title, brandIds }) => ({ roleId, title, brandIds })),
      holds: coverage?.entries.filter(({ personId }) => personId === person.personId) ?? [],
      doubtful: isDoubtful(person, nowMs),
    }))
    .sort((a, b) => a.person.name.localeCompare(b.person.name))

const folded = (text: string): string => text.toLowerCase().replaceAll('ł', 'l').normalize('NFD').replace(/\p{M}/gu, '')

/** Whether name, id, role or qualification of a person holds what was typed; accents and capitals do not matter. */
export const matchesPerson = ({ person, roles }: PersonCard, typed: string): boolean => {
  const words = [person.name, person.personId, ...person.qualifications, ...roles.map(({ title }) => title)]
  return folded(words.join(' ')).includes(folded(typed.trim()))
}
