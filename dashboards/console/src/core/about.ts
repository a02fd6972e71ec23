import type { SignalView, TopicView, WindowView } from '@tocsin/shared/live/messages.ts'
import { leadingTopic, topicLeads } from '../../../shared/core/leading-topic.ts'

/** What mentions are about: phrases and a topic, each with how many of `of` they are, and copied posts. */
export interface About {
  readonly phrases: readonly { readonly term: string; readonly negative: number }[]
  readonly of: number
  readonly unit: 'negatives' | 'replies'
  readonly topic: TopicView | undefined
  /** The topic says more than the words of one language. */
  readonly topicFirst: boolean
  /** About so many say the same; 0 where none do. */
  readonly copies: number
}

export const aboutWindow = (window: WindowView): About => ({
  phrases: window.about,
  of: Math.round(window.negative),
  unit: 'negatives',
  topic: leadingTopic(window),
  topicFirst: topicLeads(window),
  copies: Math.round(window.copies?.negative ?? 0),
})

/** Undefined where a signal says itself what it is about: a flag, and those of gateways that do not tell. */
export const aboutSignal = ({ kind, about, carriedBy, topic, copies }: SignalView): About | undefined => {
  if (carriedBy === undefined) return undefined
  const led = topic && leadingTopic({ topics: [topic], negative: carriedBy })
  return {
    phrases: about,
    of: Math.round(carriedBy),
    unit: kind === 'fight' ? 'replies' : 'negatives',
    // that a topic's negatives are on it need not be said
    topic: kind === 'topic' ? undefined : led,
    topicFirst: false,
    copies: Math.round(copies?.negative ?? 0),
  }
}

/** Topics on fewer of the negatives are noise. */
const LEAST_PART = 0.05
const LEAST_NEGATIVES = 3

/** The topics of a window that are worth their count, most first. */
export const topicsOf = ({ topics = [], negative }: WindowView): readonly TopicView[] =>
  topics.filter(one => one.negative >= LEAST_NEGATIVES && one.negative >= LEAST_PART * negative)
