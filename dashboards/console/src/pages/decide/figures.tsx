import type { Evidence } from '@tocsin/shared/gen/tocsin/crisis/v1/Evidence.ts'
import { Time } from '../../components/time.tsx'
import { isFlag, timesUsual } from '../../core/evidence.ts'
import { formats } from '../../format/here.ts'
import { brands } from '../../live/store.ts'
import { t } from '../../messages/t.ts'

/** The figures of the moment: they move on while the sentence says what was when people were asked. */
export const Figures = ({ evidence }: { readonly evidence: Evidence }) => {
  const brand = brands.value.get(evidence.brandId)
  const window = brand?.window ?? undefined
  if (isFlag(evidence) && !window) return null
  const share = window?.share ?? evidence.share
  const low = window?.shareLow ?? evidence.shareLow
  const usual = window?.usual && !window.usual.coldStart ? window.usual.share : evidence.usualShare
  const times = window && timesUsual(window)
  const corrected = window?.corrected
  return (
    <dl class="figures live-figure">
      <div>
        <dt>{t('figures.negative')}</dt>
        <dd>
          <strong>{formats.share(share)}</strong>
          <span>{t('figures.atLeast', { share: formats.atLeast(low) })}</span>
          {corrected ? (
            <span title={t('figures.correctedText')}>
              {t('figures.corrected', { low: formats.atLeast(corrected.low), high: formats.share(corrected.high) })}
            </span>
          ) : null}
          <span>{usual > 0 ? t('figures.usual', { share: formats.share(usual) }) : t('figures.usualUnknown')}</span>
        </dd>
      </div>
      <div>
        <dt>{t('figures.volume')}</dt>
        <dd>
          <strong>{times === undefined ? '–' : t('figures.times', { times: formats.times(times) })}</strong>
          <span>{t('figures.mentions', { count: Math.round(window?.mentions ?? evidence.mentions) })}</span>
          <span>{t('figures.span', { span: formats.span(window?.sizeMs ?? evidence.windowMs) })}</span>
        </dd>
      </div>
      <div>
        <dt>{t('figures.people')}</dt>
        <dd>
          <strong>
            {formats.count(window?.negativeAuthors ?? evidence.negativeAuthors)}
            {window?.negativeAuthorsCapped ? '+' : ''}
          </strong>
          <span>{t('figures.peopleText')}</span>
          <span>
            {t('figures.asOf')} <Time ms={brand?.dataAsOfMs || evidence.atMs} bare />
          </span>
        </dd>
      </div>
    </dl>
  )
}
