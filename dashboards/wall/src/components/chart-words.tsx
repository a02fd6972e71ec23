import type { BrandState, TrendPoint } from '@tocsin/shared/live/messages.ts'
import type { Formats } from '../format/formats.ts'
import { t } from '../messages/t.ts'

const LOOK_BACK_MS = 20 * 60_000
const TABLE_STEP = 10

/** The chart in a sentence, for those who cannot see it. */
export const chartSummary = ({ name, trend }: BrandState, formats: Formats): string => {
  const last = trend.at(-1)
  if (!last) return t('chart.none', { brand: name })
  const before = trend.findLast(point => point.t <= last.t - LOOK_BACK_MS)
  const params = {
    brand: name,
    share: formats.share(last.share),
    low: formats.share(last.shareLow),
    trend: before
      ? t('chart.trend', { before: formats.share(before.share), span: formats.span(last.t - before.t) })
      : '',
  }
  if (last.usualShare === undefined || last.shareLimit === undefined) return t('chart.summaryUnknown', params)
  return t('chart.summary', {
    ...params,
    usual: formats.share(last.usualShare),
    limit: formats.share(last.shareLimit),
  })
}

/** The figures behind the line, one row in ten minutes and the newest. */
export const ChartTable = ({ brand, formats }: { brand: BrandState; formats: Formats }) => (
  <div class="unseen">
    <table>
      <caption>{t('chart.caption', { brand: brand.name })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('chart.time')}</th>
          <th scope="col">{t('chart.share')}</th>
          <th scope="col">{t('chart.low')}</th>
          <th scope="col">{t('chart.usual')}</th>
          <th scope="col">{t('chart.mentions')}</th>
        </tr>
      </thead>
      <tbody>
        {thinned(brand.trend).map(point => (
          <tr key={point.t}>
            <th scope="row">{formats.time(point.t)}</th>
            <td>{formats.share(point.share)}</td>
            <td>{formats.share(point.shareLow)}</td>
            <td>{point.usualShare === undefined ? t('figure.none') : formats.share(point.usualShare)}</td>
            <td>{formats.count(point.mentions)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

const thinned = (trend: readonly TrendPoint[]): readonly TrendPoint[] =>
  trend.filter((_, index) => (trend.length - 1 - index) % TABLE_STEP === 0)
