import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { BrandState } from '@tocsin/shared/live/messages.ts'
import type { Resource } from '../../api/resource.ts'
import { Button } from '../../components/button.tsx'
import { Problem } from '../../components/problem.tsx'
import { Section } from '../../components/section.tsx'
import { phrasesOf } from '../../core/evidence.ts'
import { type Explanation, groupCopies, mentionsWith } from '../../core/explanation.ts'
import { t } from '../../messages/t.ts'
import { Mentions } from './mentions.tsx'
import { Phrase } from './phrase.tsx'
import { Topics } from './topics.tsx'

interface Props {
  readonly crisis: Crisis
  readonly brand: BrandState | undefined
  readonly explanation: Resource<Explanation>
}

const PHRASES = 5
const EXAMPLES = 2

/** What people write: the words that set the negatives apart, each with posts that hold it. */
export const Phrases = ({ crisis, brand, explanation }: Props) => {
  const phrases = phrasesOf(brand, crisis.evidence).slice(0, PHRASES)
  const mentions = explanation.value?.mentions ?? []
  const brandId = crisis.brandIds[0] ?? ''
  const of = brand?.window && brand.window.about.length > 0 ? brand.window.negative : undefined
  const shown = new Set<string>()
  return (
    <Section title={t('phrases.title')}>
      {brand?.window ? <Topics window={brand.window} /> : null}
      {phrases.length === 0 ? <p class="quiet">{t('phrases.none')}</p> : null}
      <ul class="phrases">
        {phrases.map(({ term, negative }) => {
          const examples = mentionsWith(mentions, term)
            .filter(({ id }) => !shown.has(id))
            .slice(0, EXAMPLES)
          for (const { id } of examples) shown.add(id)
          return <Phrase key={term} brandId={brandId} term={term} negative={negative} of={of} examples={examples} />
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
