import type { Standing, Status } from '../live/standing.ts'
import { t } from '../messages/t.ts'
import { useFormats } from './context.ts'
import { DoubtMark } from './doubt.tsx'
import { Glyph } from './glyph.tsx'
import { statusWord } from './words.ts'

/** These say themselves what is in doubt. */
const DOUBT_STATUS: readonly Status[] = ['stale', 'blind', 'nodata']

/** A brand on one line. A figure that is not of now gives way to its age. */
export const BrandRow = ({ standing, gap }: { standing: Standing; gap: boolean }) => {
  const formats = useFormats()
  const { brand, status, trust, window, ageMs } = standing
  if (gap) {
    return (
      <article class="row gap" data-brand={brand.brandId} data-status={status}>
        <Glyph status={status} />
        <h2 class="name" title={brand.name}>
          {brand.name}
        </h2>
        <span class="word">{t('inFocus')}</span>
      </article>
    )
  }
  const value = trust === 'stale' ? formats.span(ageMs) : window ? formats.share(window.share) : t('figure.none')
  return (
    <article class="row" data-brand={brand.brandId} data-status={status} data-trust={trust}>
      <Glyph status={status} />
      <h2 class="name" title={brand.name}>
        {brand.name}
      </h2>
      {DOUBT_STATUS.includes(status) ? null : <DoubtMark standing={standing} />}
      <span class="word">{statusWord(trust === 'stale' ? 'stale' : status)}</span>
      <span class="value">{value}</span>
    </article>
  )
}
