import type { WindowView } from '@tocsin/shared/live/messages.ts'
import { topicWords } from '../../components/about-line.tsx'
import { topicsOf } from '../../core/about.ts'
import { formats } from '../../format/here.ts'
import { t } from '../../messages/t.ts'

/** What the negatives are about in whatever languages, and whether posts were copied. */
export const Topics = ({ window }: { readonly window: WindowView }) => {
  const topics = topicsOf(window)
  const { copies } = window
  return (
    <>
      {copies ? (
        <p class="copies">
          {t('phrases.copies', {
            text: formats.count(copies.negative),
            count: Math.round(window.negative),
            same: copies.same,
            sampled: copies.sampled,
          })}
        </p>
      ) : null}
      {topics.length > 0 ? (
        <div class="topics">
          <h3>{t('topics.title')}</h3>
          <ul>
            {topics.map(({ topic, negative }) => (
              <li key={topic}>
                <span>{topicWords(topic)}</span>{' '}
                <span class="quiet">
                  {t('about.negatives', { text: formats.count(negative), count: Math.round(window.negative) })}
                </span>
              </li>
            ))}
          </ul>
          <p class="hint">{t('topics.all')}</p>
        </div>
      ) : null}
    </>
  )
}
