import type { TopicView, WindowView } from '@tocsin/shared/live/messages.ts'

/** A topic on fewer of the negatives is not what they are about: what a single one is about is told wrongly too often. */
const LEAST_PART = 0.1
const LEAST_NEGATIVES = 5
/** With less of the negatives in one language, what the languages share says more than the words of one. */
const MAIN_LANGUAGE = 0.6

/** The topic that enough negatives are on. */
export const leadingTopic = ({ topics, negative }: Pick<WindowView, 'topics' | 'negative'>): TopicView | undefined => {
  const [first] = topics ?? []
  return first && first.negative >= LEAST_NEGATIVES && first.negative >= LEAST_PART * negative ? first : undefined
}

/** No language has most of the negatives. */
export const isMixed = ({ languages }: Pick<WindowView, 'languages'>): boolean => {
  const negatives = languages.map(({ negative }) => negative)
  const total = negatives.reduce((sum, negative) => sum + negative, 0)
  return total > 0 && Math.max(...negatives) < MAIN_LANGUAGE * total
}
