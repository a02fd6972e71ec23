import type { Standing } from '../live/standing.ts'
import { t } from '../messages/t.ts'
import { chartSummary } from './chart-words.tsx'
import { useFormats } from './context.ts'
import { Figure } from './figure.tsx'
import { Line } from './line.tsx'
import { Sparkline } from './sparkline.tsx'
import { Status } from './status.tsx'
import { ageWords, usualWords, withoutWords } from './words.ts'

/** Name, status, share and its two hours. What is behind the figure only where it fits. */
export const BrandTile = ({ standing, gap, top }: { standing: Standing; gap: boolean; top: number }) => {
  const formats = useFormats()
  const { brand, status, trust, window, lastingMs } = standing
  const name = (
    <h2 class="name" title={brand.name}>
      {brand.name}
    </h2>
  )
  if (gap) {
    return (
      <article class="tile gap" data-brand={brand.brandId} data-status={status}>
        {name}
        <p class="word">{t('inFocus')}</p>
      </article>
    )
  }
  const doubt = [...ageWords(standing, formats), withoutWords(standing)]
  return (
    <article class="tile" data-brand={brand.brandId} data-status={status} data-trust={trust}>
      {name}
      <div class="tile-middle">
        <Figure share={window?.share} />
        <Sparkline trend={brand.trend} untilMs={brand.dataAsOfMs} top={top} label={chartSummary(brand, formats)} />
      </div>
      {trust === 'stale' || trust === 'blind' ? <Line items={doubt} kind="doubt" /> : null}
      <Line
        items={[
          <Status key="status" status={status} />,
          status !== 'calm' && lastingMs !== undefined && trust !== 'stale' ? formats.span(lastingMs) : undefined,
          ...(trust === 'stale' || trust === 'blind' ? [] : doubt),
          usualWords(window, formats),
        ]}
      />
    </article>
  )
}
