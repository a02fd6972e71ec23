import { topicWords } from '@tocsin/shared/events/crisis-topics.ts'
import type { Decision } from './explain.ts'

/** A topic on fewer of the negatives than this part of them is not what they are about, nor are fewer copies a flood. */
const LEAST_PART = 0.1
const LEAST_NEGATIVES = 5

type Carried = Pick<Decision, 'about' | 'carrying' | 'flood' | 'rule' | 'window'>

const carriers = ({ rule: { kind }, carrying }: Carried): string =>
  `${Math.round(carrying)} ${kind === 'RULE_KIND_FIGHT' ? 'hostile replies' : kind === 'RULE_KIND_TOPIC' ? 'on the topic' : 'negatives'}`

/** The topic of most negatives; a signal of a topic, or of replies under one post, has said already what it is about. */
const leadingTopic = ({ rule: { kind }, window }: Carried): string[] => {
  if (kind === 'RULE_KIND_TOPIC' || kind === 'RULE_KIND_FIGHT') return []
  const [{ topic = '', negative = 0 } = {}] = window.topics ?? []
  const count = Number(negative)
  const isLeading = count >= LEAST_NEGATIVES && count >= LEAST_PART * Number(window.negative ?? 0)
  return isLeading ? [`${topicWords(topic)} (${Math.round(count)})`] : []
}

/**
 * What a signal is about, as sentences: the phrases that set its mentions apart, the topic that they share in whatever languages, and that
 * posts were copied. Empty where nothing stands out, and for a flag, which says so itself.
 */
export const subjectOf = (decision: Carried): string[] => {
  if (decision.rule.kind === 'RULE_KIND_FLAG') return []
  const [first, ...others] = decision.about
  const phrases = [
    ...(first ? [`«${first.term}» (${first.negative} of ${carriers(decision)})`] : []),
    ...others.map(({ term, negative }) => `«${term}» (${negative})`),
  ]
  const topic = leadingTopic(decision)
  const named = [phrases.join(', '), topic.length > 0 ? `topic: ${topic.join(', ')}` : ''].filter(Boolean)
  const { negative = 0, same = 0, sampled = 0 } = decision.flood ?? {}
  const copies = same >= LEAST_PART * sampled ? Number(negative) : 0
  const where = decision.rule.kind === 'RULE_KIND_VOLUME' ? 'In its negatives' : 'What stands out'
  return [
    ...(named.length > 0 ? [`${where}: ${named.join('; ')}.`] : []),
    ...(copies > 0 ? [`About ${copies} of them are copies of one post.`] : []),
  ]
}
