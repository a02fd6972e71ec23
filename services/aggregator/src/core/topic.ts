import type { Rule } from '@tocsin/shared/gen/tocsin/config/v1/Rule.ts'
import type { TopicCountInput } from '@tocsin/shared/gen/tocsin/window/v1/TopicCount.ts'
import type { Pane } from './pane.ts'
import { AUTHOR_LIMIT, type SlidingWindow } from './sliding.ts'
import { mostRepeated, type Repeated, sumTies } from './ties.ts'

/** Topics that a window names. */
const TOPICS_TOLD = 5

type TopicRule = Pick<Rule, 'topics' | 'minimumAuthors'>

const isMeant = ({ topics }: Pick<Rule, 'topics'>, topic: string): boolean =>
  topics.length === 0 || topics.includes(topic)

/** The topic of most negatives, of those a rule names or of all; an author counts three times at most. */
export const topicIn = (panes: readonly Pane[], rule: TopicRule): Repeated | undefined => {
  const repeated: Repeated[] = []
  for (const [group, authors] of sumTies(panes.map(pane => pane.topicAuthors))) {
    if (!isMeant(rule, group)) continue
    let count = 0
    for (const weight of authors.values()) count += Math.min(weight, AUTHOR_LIMIT)
    repeated.push({ group, count, authors: authors.size })
  }
  return mostRepeated(repeated, rule.minimumAuthors)
}

type TopicSums = Pick<SlidingWindow, 'topics' | 'topicNegative'>

/** At most so many negatives of a window are on one topic that a rule means: cheap, and never too low. */
export const mostOnTopic = ({ topics, topicNegative }: TopicSums, rule: Pick<Rule, 'topics'>): number => {
  let most = 0
  for (let i = 0; i < topics.length; i++)
    if (topicNegative[i]! > most && isMeant(rule, topics[i]!)) most = topicNegative[i]!
  return most
}

/** The topics of most negatives, most first. */
export const topTopics = ({ topics, topicNegative }: TopicSums): TopicCountInput[] => {
  if (topics.length === 0) return []
  const top: { topic: string; negative: number }[] = []
  for (let i = 0; i < topics.length; i++) {
    const topic = topics[i]!
    const negative = topicNegative[i]!
    if (negative <= 0) continue
    let at = top.length
    for (; at > 0; at--) {
      const before = top[at - 1]!
      if (before.negative > negative || (before.negative === negative && before.topic < topic)) break
    }
    if (at >= TOPICS_TOLD) continue
    top.splice(at, 0, { topic, negative })
    if (top.length > TOPICS_TOLD) top.pop()
  }
  return top
}
