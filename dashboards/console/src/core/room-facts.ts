import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { Fact } from '@tocsin/shared/gen/tocsin/crisis/v1/Fact.ts'
import type { TimelineEntry } from '@tocsin/shared/gen/tocsin/crisis/v1/TimelineEntry.ts'

export interface OpenQuestion {
  readonly question: Fact
  readonly overdue: boolean
  /** It waits for this person. */
  readonly mine: boolean
  /** Who was asked, now or earlier, and a manager may answer. */
  readonly mayAnswer: boolean
}

export interface KnownFact {
  readonly question: Fact
  /** 0 while the timeline does not say. */
  readonly answeredAtMs: number
}

export interface Update {
  readonly seq: number
  readonly personId: string
  readonly text: string
  readonly atMs: number
}

export interface Reader {
  readonly personId: string
  readonly manager: boolean
}

const wasAsked = (timeline: readonly TimelineEntry[], questionId: string, personId: string): boolean =>
  timeline.some(({ event }) => {
    const asked = event?.expertAsked ?? event?.expertPassedOn
    return asked?.questionId === questionId && asked.personId === personId
  })

/** Questions without an answer, by deadline; those that wait for the reader first. */
export const openQuestions = (
  { facts }: Pick<Crisis, 'facts'>,
  timeline: readonly TimelineEntry[],
  reader: Reader,
  nowMs: number,
): OpenQuestion[] =>
  facts
    .filter(({ fact }) => fact === '')
    .map((question): OpenQuestion => {
      const mine = reader.personId !== '' && question.personId === reader.personId
      return {
        question,
        overdue: question.deadlineMs > 0 && question.deadlineMs <= nowMs,
        mine,
        mayAnswer: mine || reader.manager || wasAsked(timeline, question.questionId, reader.personId),
      }
    })
    .sort((a, b) => Number(b.mine) - Number(a.mine) || a.question.deadlineMs - b.question.deadlineMs)

/** What is known, the newest answer first. */
export const knownFacts = ({ facts }: Pick<Crisis, 'facts'>, timeline: readonly TimelineEntry[]): KnownFact[] =>
  facts
    .filter(({ fact }) => fact !== '')
    .map(
      (question): KnownFact => ({
        question,
        answeredAtMs:
          timeline.find(({ event }) => event?.expertAnswered?.questionId === question.questionId)?.atMs ?? 0,
      }),
    )
    .sort((a, b) => b.answeredAtMs - a.answeredAtMs)

/** Updates that were posted, the newest first. */
export const updatesOf = (timeline: readonly TimelineEntry[]): Update[] =>
  timeline
    .flatMap(({ seq, atMs, event }) =>
      event?.updatePosted ? [{ seq, atMs, personId: event.updatePosted.personId, text: event.updatePosted.text }] : [],
    )
    .reverse()
