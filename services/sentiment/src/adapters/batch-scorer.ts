import type { MentionScore } from '../core/append-score.ts'
import type { ScoreText } from '../core/batch.ts'
import { afterFailure, CLOSED, mayCall } from '../core/breaker.ts'
import type { Scorer } from '../core/scorer.ts'
import type { Events } from '../events.ts'
import type { RemoteScorer } from './remote-scorer.ts'

/** Scores of a batch in its order. Never rejects for the other scorer's sake. */
export type BatchScorer = (items: readonly ScoreText[]) => Promise<readonly MentionScore[]>

export interface BreakerLimits {
  readonly failures: number
  readonly pauseMs: number
}

const NEGATIVE = 0
const NONE: MentionScore['topics'] = []

export const scoreBuiltIn = (scorer: Scorer, items: readonly ScoreText[]): MentionScore[] =>
  items.map(({ text, languageHint }) => {
    const scored = scorer.score(text, languageHint)
    return { ...scored, scorerVersion: scorer.version, topics: scored.sentiment === NEGATIVE ? scorer.topics() : NONE }
  })

/** The other scorer as long as it answers; the built-in model for what it fails, and while it is left alone. */
export const createBatchScorer = (
  builtIn: Scorer,
  remote: RemoteScorer | undefined,
  limits: BreakerLimits,
  { now, events }: { now: () => number; events: Events },
): BatchScorer => {
  let breaker = CLOSED
  return async items => {
    if (!remote || items.length === 0 || !mayCall(breaker, now())) return scoreBuiltIn(builtIn, items)
    try {
      const scores = await remote.score(items)
      if (breaker.openUntil > 0) events.scorerBack()
      breaker = CLOSED
      return scores
    } catch (error) {
      events.scorerFailed(error)
      breaker = afterFailure(breaker, now(), limits.failures, limits.pauseMs)
      if (!mayCall(breaker, now())) events.scorerPaused(limits.pauseMs)
      return scoreBuiltIn(builtIn, items)
    }
  }
}
