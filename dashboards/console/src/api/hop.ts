import type { CoverageView } from '@tocsin/shared/live/plan.ts'
import { standsUntil } from '../core/coverage.ts'

/**
 * Answers from `fromMs` on, each asked for at the moment when the one before stops standing, until `toMs` or `limit` answers. What is left
 * out by the limit is `unread` in the strips, never guessed.
 */
export const hop = async (
  ask: (atMs: number) => Promise<CoverageView>,
  { fromMs, toMs, limit }: { readonly fromMs: number; readonly toMs: number; readonly limit: number },
): Promise<CoverageView[]> => {
  const answers: CoverageView[] = []
  for (let atMs = fromMs; atMs < toMs && answers.length < limit; ) {
    const answer = { ...(await ask(atMs)), atMs }
    answers.push(answer)
    atMs = standsUntil(answer)
  }
  return answers
}

/** Days are read side by side, so that a week takes as long as its busiest day. */
export const hopDays = async (
  ask: (atMs: number) => Promise<CoverageView>,
  dayStarts: readonly number[],
  limitPerDay: number,
): Promise<CoverageView[]> => {
  const days = dayStarts.slice(0, -1).map((fromMs, index) => ({ fromMs, toMs: dayStarts[index + 1]! }))
  return (await Promise.all(days.map(day => hop(ask, { ...day, limit: limitPerDay })))).flat()
}
