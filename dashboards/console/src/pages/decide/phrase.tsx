import { useState } from 'preact/hooks'
import { useResource } from '../../api/resource.ts'
import { Button } from '../../components/button.tsx'
import { Problem } from '../../components/problem.tsx'
import { groupCopies, type Mention } from '../../core/explanation.ts'
import { formats } from '../../format/here.ts'
import { notice } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import { Mentions } from './mentions.tsx'
import './phrase.css'

const MORE = 10

interface PhraseProps {
  readonly brandId: string
  readonly term: string
  readonly negative: number | undefined
  /** How many negatives there are, where that is known. */
  readonly of?: number | undefined
  readonly examples: readonly Mention[]
}

/** A term that sets negatives apart, with posts that hold it; more are asked for on request. */
export const Phrase = ({ brandId, term, negative, of, examples }: PhraseProps) => {
  const [more, setMore] = useState(false)
  const query = new URLSearchParams({ sentiment: 'negative', text: term, limit: String(MORE) })
  const found = useResource<{ readonly mentions: readonly Mention[] }>(
    more ? `/v1/brands/${encodeURIComponent(brandId)}/mentions?${query}` : undefined,
  )
  const groups = groupCopies(found.value?.mentions ?? examples)
  return (
    <li>
      <p class="phrase">
        <q>{term}</q>
        {negative === undefined ? null : (
          <span class="quiet">
            {of === undefined
              ? t('phrases.count', { count: Math.round(negative), text: formats.count(negative) })
              : t('about.negatives', { count: Math.round(of), text: formats.count(negative) })}
          </span>
        )}
      </p>
      <Mentions groups={groups} />
      {found.value && groups.length === 0 ? <p class="quiet">{t('phrases.noneFound')}</p> : null}
      {found.problem ? <Problem problem={found.problem} /> : null}
      {notice.value.history && !found.value ? (
        <Button kind="quiet" pending={more && !found.problem} onClick={() => (more ? found.reload() : setMore(true))}>
          {t(examples.length > 0 ? 'phrases.more' : 'phrases.posts')}
          <span class="unseen"> {term}</span>
        </Button>
      ) : null}
    </li>
  )
}
