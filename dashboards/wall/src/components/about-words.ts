import type { WindowView } from '@tocsin/shared/live/messages.ts'
import { leadingTopic, topicLeads } from '../../../shared/core/leading-topic.ts'
import type { Formats } from '../format/formats.ts'
import en from '../messages/en.json'
import { type MessageKey, t } from '../messages/t.ts'

/** A piece of what the negatives are about: words, their count, and what the count is part of. */
export interface AboutItem {
  readonly key: string
  readonly text: string
  readonly count?: string
  readonly of?: string
}

/** A topic in words; one that this build does not know as it is. */
export const topicWords = (topic: string): string =>
  `topic.${topic}` in en ? t(`topic.${topic}` as MessageKey) : topic.replaceAll('_', ' ')

export const aboutText = ({ text, count, of }: AboutItem): string =>
  [text, count, of].filter(part => part !== undefined).join(' ')

/**
 * What the negatives are about: the leading phrase, or in mixed languages the topic that they share; copied posts; what else stands out. What
 * finds no room goes from the end, and what the first count is part of where it does not fit beside it.
 */
export const aboutItems = (
  window: WindowView,
  formats: Formats,
  fits: (text: string) => boolean,
): readonly AboutItem[] => {
  const phrases = window.about.map(
    ({ term, negative }): AboutItem => ({
      key: `term ${term}`,
      text: `«${term}»`,
      count: formats.count(negative),
    }),
  )
  const topic = leadingTopic(window)
  const shared: AboutItem | undefined = topic && {
    key: `topic ${topic.topic}`,
    text: t('about.topic', { topic: topicWords(topic.topic) }),
    count: formats.count(topic.negative),
  }
  const copies: AboutItem | undefined = window.copies && {
    key: 'copies',
    text: t('about.copies', { count: formats.count(window.copies.negative) }),
  }
  const lead = topicLeads(window) ? shared : phrases[0]
  if (!lead) return copies ? [copies] : []
  const rest = [...(shared ? [shared] : []), ...phrases].filter(item => item !== lead)
  const whole = { ...lead, of: t('about.of', { count: Math.round(window.negative) }) }
  return [fits(aboutText(whole)) ? whole : lead, ...(copies ? [copies] : []), ...rest]
}

const BETWEEN_REM = 0.9

/** Lines that the items fill when they are set one after another and none is broken. */
export const linesOf = (items: readonly AboutItem[], widthRem: number, widthOf: (text: string) => number): number => {
  let lines = 0
  let used = Number.POSITIVE_INFINITY
  for (const item of items) {
    const width = Math.min(widthRem, widthOf(aboutText(item)))
    used += BETWEEN_REM + width
    if (used <= widthRem) continue
    lines += 1
    used = width
  }
  return lines
}
