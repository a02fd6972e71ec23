import { Time } from '../../components/time.tsx'
import { type MentionGroup, webAddress } from '../../core/explanation.ts'
import { formats } from '../../format/here.ts'
import { t } from '../../messages/t.ts'

/** Posts as they were written; the same words once, with how often. */
export const Mentions = ({ groups }: { readonly groups: readonly MentionGroup[] }) => (
  <ul class="mentions">
    {groups.map(({ mention, copies }) => {
      const address = webAddress(mention.url)
      return (
        <li key={mention.id}>
          {mention.text === '' ? (
            <p class="quiet">{t('mentions.gone')}</p>
          ) : (
            <blockquote lang={mention.language} dir="auto">
              {mention.text}
            </blockquote>
          )}
          <p class="mention-about">
            <span>{mention.source}</span>
            <Time ms={Date.parse(mention.publishedAt)} bare />
            <span>{formats.language(mention.language)}</span>
            {copies > 1 ? <strong>{t('mentions.copies', { count: copies })}</strong> : null}
            {mention.deleted ? <span>{t('mentions.deleted')}</span> : null}
            {address === undefined ? null : (
              <a href={address} target="_blank" rel="noreferrer noopener">
                {t('mentions.open')}
              </a>
            )}
          </p>
        </li>
      )
    })}
  </ul>
)
