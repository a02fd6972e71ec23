import type { Context } from '../commands.ts'
import type { Happened } from '../event.ts'
import { type Actor, isManager, namesOf, teamOf } from '../people.ts'
import { type Rejection, reject } from '../rejection.ts'
import { type Crisis, crisisOf, isOpen, type State } from '../state.ts'

/** What a command makes happen; nothing when it says what is so already. */
export type Decision = readonly Happened[] | Rejection

/** A rule that a command must pass; undefined when it does. */
export type Rule = Rejection | undefined

export const firstOf = (...rules: readonly Rule[]): Rule => rules.find(rule => rule !== undefined)

export const existing = (state: State, crisisId: string): Crisis | Rejection =>
  crisisOf(state, crisisId) ?? reject('NO_SUCH_CRISIS', `There is no crisis ${crisisId}.`)

export const textGiven = (text: string, what: string): Rule =>
  text.trim() === '' ? reject('TEXT_MISSING', `${what} is missing: write it in a few words.`) : undefined

const PHASE_WORDS = {
  suspected: 'suspected and waits for a decision',
  active: 'active',
  recovering: 'recovering',
  review: 'over and in review',
  closed: 'closed',
  declined: 'declined',
} as const

/** "lumo-7 was confirmed by Anna and is active". */
export const standing = ({ crisisId, phase, confirmedBy }: Crisis, { playbook }: Context): string =>
  phase === 'active' && confirmedBy.length > 0
    ? `${crisisId} was confirmed by ${namesOf(playbook, confirmedBy)} and is active`
    : `${crisisId} is ${PHASE_WORDS[phase]}`

export const mustBeOpen = (crisis: Crisis, context: Context): Rule =>
  isOpen(crisis) ? undefined : reject('CRISIS_IS_OVER', `${standing(crisis, context)}. Reopen it first.`)

export const mustBeActive = (crisis: Crisis, context: Context): Rule =>
  crisis.phase === 'active'
    ? undefined
    : reject('NOT_ACTIVE', `This needs an active crisis; ${standing(crisis, context)}.`)

/** Active or recovering: the team still works. */
export const mustBeRunning = (crisis: Crisis, context: Context): Rule =>
  crisis.phase === 'recovering' ? undefined : mustBeActive(crisis, context)

export const mustBeInTeam = (crisis: Crisis, actor: Actor, { playbook }: Context): Rule => {
  const team = teamOf(crisis)
  if (isManager(actor) || team.has(actor.personId)) return undefined
  const who = namesOf(
    playbook,
    [...team].filter(id => id !== ''),
    'or',
  )
  return reject(
    'NOT_IN_TEAM',
    `Only the team of ${crisis.crisisId} may do this: ${who}, or a manager. A manager can assign you a role.`,
  )
}
