import type { Area } from '../layout/grid.ts'
import { tileParts } from '../layout/tile.ts'
import type { Standing } from '../live/standing.ts'
import { t } from '../messages/t.ts'
import type { Axes } from './chart-data.ts'
import { chartSummary } from './chart-words.tsx'
import { useFormats } from './context.ts'
import { DoubtMark, doubtItems } from './doubt.tsx'
import { Figure } from './figure.tsx'
import { Glyph } from './glyph.tsx'
import { Line } from './line.tsx'
import { Sparkline } from './sparkline.tsx'
import { Status } from './status.tsx'
import { ageWords, usualWords } from './words.ts'

interface Props {
  readonly standing: Standing
  readonly gap: boolean
  readonly cell: Area
  readonly axes: Axes
}

/** Name, status, share and its two hours. What is behind the figure only where it fits. */
export const BrandTile = ({ standing, gap, cell, axes }: Props) => {
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
        <p class="word status">
          <Glyph status={status} />
          <span>{t('inFocus')}</span>
        </p>
      </article>
    )
  }
  const doubt = doubtItems(standing, formats)
  const parts = tileParts(cell, doubtOf(standing))
  const forMs = trust === 'stale' ? standing.ageMs : status === 'calm' ? undefined : lastingMs
  return (
    <article class="tile" data-brand={brand.brandId} data-status={status} data-trust={trust}>
      {name}
      <div class="tile-middle" style={{ '--figure': `${parts.figureRem}rem` }}>
        <Figure share={window?.share} />
        <Sparkline trend={brand.trend} untilMs={brand.dataAsOfMs} axes={axes} label={chartSummary(brand, formats)} />
      </div>
      {parts.doubt === 'line' ? <Line items={doubt} kind="doubt" /> : null}
      <Line
        items={[
          <>
            <Status status={status} />
            {parts.doubt === 'mark' ? <DoubtMark standing={standing} /> : null}
          </>,
          forMs === undefined ? undefined : formats.span(forMs),
          trust === 'late' ? ageWords(standing, formats)[0] : undefined,
          usualWords(window, formats),
        ]}
      />
    </article>
  )
}

/** Data that is only late has room behind the status. */
const doubtOf = ({ trust, blindSources }: Standing): 'no' | 'some' | 'much' => {
  if (trust === 'stale' || trust === 'blind') return 'much'
  return blindSources.length > 0 ? 'some' : 'no'
}
