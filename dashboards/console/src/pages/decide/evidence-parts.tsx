import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import { useResource } from '../../api/resource.ts'
import { Section } from '../../components/section.tsx'
import { isFlag, languageShares, worstFirst } from '../../core/evidence.ts'
import type { Explanation } from '../../core/explanation.ts'
import { formats } from '../../format/here.ts'
import { brands } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import { ShareChart } from './chart.tsx'
import { MissingParts } from './missing.tsx'
import { Phrases } from './phrases.tsx'
import { Why } from './why.tsx'

/** All that stands behind the sentence, for who wants to look before deciding. */
export const EvidenceParts = ({ crisis }: { readonly crisis: Crisis }) => {
  const [worst] = worstFirst(crisis.evidence)
  const brand = brands.value.get(worst?.brandId ?? crisis.brandIds[0] ?? '')
  const explanation = useResource<Explanation>(
    worst && !isFlag(worst) ? `/v1/signals/${encodeURIComponent(worst.signalId)}/explain` : undefined,
  )
  const window = brand?.window
  const languages = window ? languageShares(window) : []
  return (
    <>
      {brand && brand.trend.length > 1 ? (
        <Section title={t('chart.title')}>
          <ShareChart brand={brand} asked={crisis.openedAtMs} />
        </Section>
      ) : null}
      <Phrases crisis={crisis} brand={brand} explanation={explanation} />
      <div class="evidence-pair">
        {languages.length > 0 ? (
          <Section title={t('languages.title')}>
            <ul class="language-list">
              {languages.map(({ language, share, negative }) => (
                <li key={language}>
                  <span>{formats.language(language)}</span>
                  <meter min={0} max={1} value={share} aria-hidden="true" />
                  <span class="quiet">{t('languages.share', { share: formats.share(share), count: negative })}</span>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
        {brand ? <MissingParts brand={brand} /> : null}
      </div>
      <Why crisis={crisis} explanation={explanation} />
    </>
  )
}
