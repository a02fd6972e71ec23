import { createHash } from 'node:crypto'
import type { SessionRole, SessionView } from '@tocsin/shared/live/plan.ts'
import type { Escalation } from './escalation/client.ts'
import { isServiceError } from './escalation/problems.ts'

/** Tokens are looked up by their digest, so that the time of a comparison tells nothing about them. */
export const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64')

const UNAUTHENTICATED = 16
/** A withdrawn token is found out after this at the latest, when it is asked about. */
const FRESH_MS = 2_000
/** While nobody can be asked, the last answer stands this long. */
const STANDS_MS = 60_000
const REMEMBERED = 1_000

interface Answer {
  readonly askedAtMs: number
  readonly person: Promise<SessionView | undefined>
}

/** Who bears a token, as the escalation service says. */
export interface People {
  /** Undefined when the token is nobody's. Rejects with the ServiceError when it cannot be asked. */
  find(token: string | undefined): Promise<SessionView | undefined>
  /** Whether the token was somebody's when that was last asked. */
  isKnown(token: string): boolean
}

export const createPeople = (escalation: Escalation, now: () => number): People => {
  const answers = new Map<string, Answer>()
  const last = new Map<string, { readonly person: SessionView; readonly atMs: number }>()

  const forget = (): void => {
    for (const map of [answers, last]) while (map.size > REMEMBERED) map.delete(map.keys().next().value!)
  }

  const ask = async (key: string, token: string | undefined): Promise<SessionView | undefined> => {
    try {
      const { role, ...caller } = await escalation.call('crisis', 'GetCaller', {}, { token })
      const person = { ...caller, role: role as SessionRole }
      last.delete(key)
      last.set(key, { person, atMs: now() })
      return person
    } catch (error) {
      if (isServiceError(error) && error.code === UNAUTHENTICATED) {
        last.delete(key)
        return undefined
      }
      const stands = last.get(key)
      if (stands && now() - stands.atMs < STANDS_MS) return stands.person
      throw error
    }
  }

  return {
    find(token) {
      const key = token === undefined ? '' : digestOf(token)
      const held = answers.get(key)
      if (held && now() - held.askedAtMs < FRESH_MS) return held.person
      const person = ask(key, token)
      answers.delete(key)
      answers.set(key, { askedAtMs: now(), person })
      person.catch(() => answers.delete(key))
      forget()
      return person
    },
    isKnown: token => last.has(digestOf(token)),
  }
}
