import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { BrandState } from '@tocsin/shared/live/messages.ts'
import { useState } from 'preact/hooks'
import { type Resource, useResource } from '../../api/resource.ts'
import { Button } from '../../components/button.tsx'
import { Problem } from '../../components/problem.tsx'
import { Section } from '../../components/section.tsx'
import { phrasesOf } from '../../core/evidence-words.ts'
import { type Explanation, groupCopies, type Mention, mentionsWith } from '../../core/explanation.ts'
import { formats } from '../../format/here.ts'
import { notice } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import { Mentions } from './mentions.tsx'

interface Props {
  readonly crisis: Crisis
  readonly brand: BrandState | undefined
  readonly explanation: Resource<Explanation>
}

const PHRASES = 5
const EXAMPLES = 2
const MORE = 10

/** What people write: the words that set the negatives apart, each with posts that hold it. */
export const Phrases = ({ crisis, brand, explanation }: Props) => {
  const phrases = phrasesOf(brand, crisis.evidence).slice(0, PHRASES)
  const mentions = explanation.value?.mentions ?? []
  const brandId = crisis.brandIds[0] ?? ''
  const shown = new Set<string>()
  return (
    <Section title={t('phrases.title')}>
      {phrases.length === 0 ? <p class="quiet">{t('phrases.none')}</p> : null}
      <ul class="phrases">
        {phrases.map(({ term, negative }) => {
          const examples = mentionsWith(mentions, term)
            .filter(({ id }) => !shown.has(id))
            .slice(0, EXAMPLES)
          for (const { id } of examples) shown.add(id)
          return <Phrase key={term} brandId={brandId} term={term} negative={negative} examples={examples} />
        })}
      </ul>
      {phrases.length === 0 && mentions.length > 0 ? <Mentions groups={groupCopies(mentions).slice(0, 3)} /> : null}
      {explanation.problem ? (
        <Problem problem={explanation.problem}>
          <Button onClick={explanation.reload}>{t('button.again')}</Button>
        </Problem>
      ) : null}
      {explanation.value && !explanation.value.mentions ? <p class="quiet">{t('phrases.noTexts')}</p> : null}
    </Section>
  )
}

interface PhraseProps {
  readonly brandId: string
  readonly term: string
  readonly negative: number | undefined
  readonly examples: readonly Mention[]
}

const Phrase = ({ brandId, term, negative, examples }: PhraseProps) => {
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
            {t('phrases.count', { count: Math.round(negative), text: formats.count(negative) })}
          </span>
        )}
      </p>
      <Mentions groups={groups} />
      {found.value && groups.length === 0 ? <p class="quiet">{t('phrases.noneFound')}</p> : null}
      {found.problem ? <Problem problem={found.problem} /> : null}
      {notice.value.history && !found.value ? (
        <Button
          kind="quiet"
          pending={more && !found.problem}
          onClick={() => (more ? found.reload() : setMore(true))}
          label={t('phrases.moreOf', { term })}
        >
          {t('phrases.more')}
        </Button>
      ) : null}
    </li>
  )
}
