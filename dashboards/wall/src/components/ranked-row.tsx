import type { Area } from '../layout/grid.ts'
import type { Standing } from '../live/standing.ts'
import { t } from '../messages/t.ts'
import { textWidthRem } from '../screen/text-width.ts'
import { About } from './about.tsx'
import { aboutItems } from './about-words.ts'
import type { Axes } from './chart-data.ts'
import { chartSummary } from './chart-words.tsx'
import { useFormats } from './context.ts'
import { decisionChildren } from './decision.tsx'
import { decisionItems } from './decision-words.ts'
import { doubtItems } from './doubt.tsx'
import { Figure } from './figure.tsx'
import { Line } from './line.tsx'
import { Sparkline } from './sparkline.tsx'
import { Status } from './status.tsx'
import { usualWords, volumeWords } from './words.ts'

const WIDE_REM = 28
const TALL_REM = 5.2
const NARROW_REM = 18.5
/** What the figure and the edges take beside the words. */
const BESIDE_REM = 6
const NARROW_FACTS_REM = 5
/** Who has it and by when; the rest is for panels. */
const DECIDED_ITEMS = 2

/** One of three or more brands that need attention. */
export const RankedRow = ({ standing, cell, axes }: { standing: Standing; cell: Area; axes: Axes }) => {
  const formats = useFormats()
  const { brand, status, trust, window, lastingMs } = standing
  const about = window ? aboutItems(window, formats, text => textWidthRem(text) <= cell.width - BESIDE_REM) : []
  const tall = cell.height >= TALL_REM && about.length > 0
  const narrow = cell.width < NARROW_REM
  const wide = cell.width >= WIDE_REM
  const decided = decisionItems(standing, formats, text => textWidthRem(text) <= cell.width / 3)
  return (
    <article
      class="ranked"
      data-brand={brand.brandId}
      data-status={status}
      data-trust={trust}
      data-width={wide ? 'wide' : narrow ? 'narrow' : undefined}
    >
      <Status status={status} plate />
      <h2 class="name" title={brand.name}>
        {brand.name}
      </h2>
      {wide ? (
        <Sparkline trend={brand.trend} untilMs={brand.dataAsOfMs} axes={axes} label={chartSummary(brand, formats)} />
      ) : null}
      <Figure share={window?.share} />
      {narrow && cell.height < NARROW_FACTS_REM ? null : (
        <Line
          kind="ranked-facts"
          items={[
            ...decisionChildren(decided.slice(0, DECIDED_ITEMS)),
            ...doubtItems(standing, formats),
            lastingMs === undefined ? undefined : t('since', { time: formats.time(brand.phaseSinceMs) }),
            window ? t('atLeast', { share: formats.share(window.shareLow) }) : undefined,
            lastingMs === undefined ? undefined : formats.span(lastingMs),
            usualWords(window, formats),
            window ? volumeWords(window, formats) : undefined,
            about[0] === undefined || tall ? undefined : about[0].text,
          ]}
        />
      )}
      {tall ? <Line kind="ranked-about" items={about.map(one => <About key={one.key} item={one} />)} /> : null}
    </article>
  )
}
