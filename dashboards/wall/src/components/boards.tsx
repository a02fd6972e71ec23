import type { TimelineEvent } from '@tocsin/shared/live/messages.ts'
import { COLUMN_GAP } from '../layout/grid.ts'
import type { Focus, GridPlan } from '../layout/plan.ts'
import type { Standing } from '../live/standing.ts'
import { t } from '../messages/t.ts'
import { BrandPanel } from './brand-panel.tsx'
import { BrandRow } from './brand-row.tsx'
import { BrandTile } from './brand-tile.tsx'
import type { Axes } from './chart-data.ts'
import { RankedRow } from './ranked-row.tsx'
import { countsText } from './words.ts'

interface Drawn {
  readonly timeline: readonly TimelineEvent[]
  readonly axes: Axes
  readonly look: string
}

const rem = (value: number): string => `${value.toFixed(3)}rem`

/** The area of what is wrong. */
export const FocusBoard = ({ focus, ...drawn }: { focus: Focus } & Drawn) => (
  <section
    class={`focus ${focus.shape}`}
    aria-label={t('region.focus')}
    style={{ width: rem(focus.area.width), height: rem(focus.area.height), '--columns': focus.columns }}
  >
    {focus.brands.map(standing =>
      focus.shape === 'panels' ? (
        <BrandPanel key={keyOf(standing)} standing={standing} cell={focus.cell} {...drawn} />
      ) : (
        <div key={keyOf(standing)} class="ranked-cell" style={{ height: rem(focus.cell.height) }}>
          <RankedRow standing={standing} cell={focus.cell} axes={drawn.axes} />
        </div>
      ),
    )}
    {focus.rest.length > 0 ? <More standings={focus.rest} /> : null}
  </section>
)

/** A brand that changes its phase is a new thing to look at: it fades in anew. */
const keyOf = ({ brand }: Standing): string => `${brand.brandId} ${brand.phase}`

/** All brands, each at its place. */
export const GridBoard = ({ grid, ...drawn }: { grid: GridPlan } & Drawn) => (
  <section
    class={`grid ${grid.density}s`}
    aria-label={t('region.brands')}
    style={{
      width: rem(grid.area.width),
      height: rem(grid.area.height),
      '--columns': grid.columns,
      '--rows': grid.rows,
      columnGap: rem(COLUMN_GAP[grid.density]),
    }}
  >
    {grid.slots.map(({ standing, gap }) => {
      const key = standing.brand.brandId
      if (grid.density === 'row') return <BrandRow key={key} standing={standing} gap={gap} />
      if (grid.density === 'tile' || gap)
        return <BrandTile key={key} standing={standing} gap={gap} cell={grid.cell} axes={drawn.axes} />
      return <BrandPanel key={key} standing={standing} cell={grid.cell} {...drawn} />
    })}
    {grid.rest.length > 0 ? <More standings={grid.rest} /> : null}
  </section>
)

/** Those without a readable row: "+ 7 calm". */
const More = ({ standings }: { standings: readonly Standing[] }) => (
  <p class="more">{t('more', { list: countsText(standings) })}</p>
)
