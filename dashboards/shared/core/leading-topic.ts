import type { TopicView, WindowView } from '@tocsin/shared/live/messages.ts'

/** A topic on fewer of the negatives is not what they are about: what a single one is about is told wrongly too often. */
const LEAST_PART = 0.1
const LEAST_NEGATIVES = 5
/** With less of the negatives in one language, what the languages share may say more than the words of one. */
const MAIN_LANGUAGE = 0.6
/** Of topics only some are told: with this part of the leading phrase's count a topic stands for more than it. */
const OUTWEIGHS = 0.5

/** The topic that enough negatives are on. */
export const leadingTopic = ({ topics, negative }: Pick<WindowView, 'topics' | 'negative'>): TopicView | undefined => {
  const [first] = topics ?? []
  return first && first.negative >= LEAST_NEGATIVES && first.negative >= LEAST_PART * negative ? first : undefined
}

/** No language has most of the negatives. */
const isMixed = ({ languages }: Pick<WindowView, 'languages'>): boolean => {
  const negatives = languages.map(({ negative }) => negative)
  const total = negatives.reduce((sum, negative) => sum + negative, 0)
  return total > 0 && Math.max(...negatives) < MAIN_LANGUAGE * total
}

/** The leading topic says better what it is about than the leading phrase: it is one thing in several languages. */
export const topicLeads = (window: WindowView): boolean => {
  const topic = leadingTopic(window)
  const [phrase] = window.about
  if (topic === undefined || phrase === undefined) return topic !== undefined
  return isMixed(window) && topic.negative >= OUTWEIGHS * phrase.negative
}
