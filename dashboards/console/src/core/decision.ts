import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { PreviewConfirmationResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/PreviewConfirmationResponse.ts'
import type { SessionView } from '@tocsin/shared/live/plan.ts'

/** What the viewer can do about a suspicion. The server has the last word: it knows who is later in the chain. */
export type Standing =
  /** A display token may look only. */
  | 'looksOnly'
  /** The viewer confirmed already; a second person is waited for. */
  | 'waitsForSecond'
  /** Somebody confirmed; the viewer would be the second. */
  | 'second'
  | 'asked'
  /** Not asked now, but may. */
  | 'manager'
  | 'notAsked'

export const standingOf = (crisis: Crisis, me: SessionView | undefined): Standing => {
  if (!me || me.role === 'display') return 'looksOnly'
  if (crisis.firstConfirmer === me.personId) return 'waitsForSecond'
  if (crisis.firstConfirmer !== '') return 'second'
  if (crisis.asked.includes(me.personId)) return 'asked'
  return me.role === 'responder' ? 'notAsked' : 'manager'
}

/** How far a confirmation reaches, for the words on its button. */
export type Reach = 'everything' | 'accounts' | 'firstOfTwo' | 'unknown'

export const reachOf = (preview: PreviewConfirmationResponse | undefined, crisis: Crisis): Reach => {
  if (!preview) return 'unknown'
  if (preview.needsSecondPerson && crisis.firstConfirmer === '') return 'firstOfTwo'
  return preview.holdScope?.kind === 'HOLD_SCOPE_KIND_ACCOUNTS' ? 'accounts' : 'everything'
}

const SNOOZES_MS = [30, 60, 240, 720].map(minutes => minutes * 60_000)

/** How long a declined suspicion may stay quiet: a few spans and the playbook's own, shortest first. */
export const snoozes = (plannedMs: number): readonly number[] =>
  [...new Set([...SNOOZES_MS, ...(plannedMs > 0 ? [plannedMs] : [])])].sort((a, b) => a - b)

/** The statement in the first of the brands' languages that has one, else in English. */
export const statementFor = (
  statement: Readonly<Record<string, string>>,
  languages: readonly string[],
): { readonly language: string; readonly text: string } | undefined => {
  const language = [...languages, 'en', ...Object.keys(statement)].find(one => statement[one])
  return language === undefined ? undefined : { language, text: statement[language]! }
}
