import type { Area } from '../layout/grid.ts'
import type { Standing } from '../live/standing.ts'
import { t } from '../messages/t.ts'
import { chartSummary } from './chart-words.tsx'
import { useFormats } from './context.ts'
import { doubtItems } from './doubt.tsx'
import { Figure } from './figure.tsx'
import { Line } from './line.tsx'
import { Sparkline } from './sparkline.tsx'
import { Status } from './status.tsx'
import { usualWords, volumeWords } from './words.ts'

const WIDE_REM = 25

/** One of three or more brands that need attention. */
export const RankedRow = ({ standing, cell, top }: { standing: Standing; cell: Area; top: number }) => {
  const formats = useFormats()
  const { brand, status, trust, window, lastingMs } = standing
  const wide = cell.width >= WIDE_REM
  const term = window?.about[0]?.term
  return (
    <article
      class="ranked"
      data-brand={brand.brandId}
      data-status={status}
      data-trust={trust}
      data-wide={wide ? '' : undefined}
    >
      <Status status={status} plate />
      <h2 class="name" title={brand.name}>
        {brand.name}
      </h2>
      {wide ? (
        <Sparkline trend={brand.trend} untilMs={brand.dataAsOfMs} top={top} label={chartSummary(brand, formats)} />
      ) : null}
      <Figure share={window?.share} />
      <Line
        kind="ranked-facts"
        items={[
          ...doubtItems(standing, formats),
          lastingMs === undefined ? undefined : t('since', { time: formats.time(brand.phaseSinceMs) }),
          lastingMs === undefined ? undefined : formats.span(lastingMs),
          window ? t('atLeast', { share: formats.share(window.shareLow) }) : undefined,
          usualWords(window, formats),
          window ? volumeWords(window, formats) : undefined,
          term === undefined ? undefined : `«${term}»`,
        ]}
      />
    </article>
  )
}
