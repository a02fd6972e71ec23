import type { ComponentChildren } from 'preact'
import type { About } from '../core/about.ts'
import { formats } from '../format/here.ts'
import en from '../messages/en/decide.json'
import { type MessageKey, t } from '../messages/t.ts'

/** A topic in words; one that this build does not know as it is. */
export const topicWords = (topic: string): string =>
  `topic.${topic}` in en ? t(`topic.${topic}` as MessageKey) : topic.replaceAll('_', ' ')

interface Props {
  readonly about: About | undefined
  /** How many phrases are said. */
  readonly phrases?: number
  readonly children?: ComponentChildren
}

/** «app crashes after update» 114 of 213 negatives · about an outage: 53 · about 60 are copies of one post. */
export const AboutLine = ({ about, phrases = 3, children }: Props) => {
  if (about === undefined) return null
  const { topic, of, unit, copies } = about
  const shown = about.phrases.slice(0, phrases)
  if (shown.length === 0 && topic === undefined && copies === 0) return null
  const count = (negative: number, lead: boolean): string => {
    const text = formats.count(negative)
    return lead ? t(`about.${unit}`, { text, count: of }) : text
  }
  const topicLeads = topic !== undefined && (about.topicFirst || shown.length === 0)
  const topicItem = topic && (
    <span key="topic">
      {t('about.topic', { topic: topicWords(topic.topic), text: count(topic.negative, topicLeads) })}
    </span>
  )
  return (
    <p class="about-line">
      {topicLeads ? topicItem : null}
      {shown.map(({ term, negative }, at) => (
        <span key={term}>
          <q>{term}</q> {count(negative, at === 0 && !topicLeads)}
        </span>
      ))}
      {topicLeads ? null : topicItem}
      {copies > 0 ? <strong>{t('about.copies', { text: formats.count(copies) })}</strong> : null}
      {children}
    </p>
  )
}
