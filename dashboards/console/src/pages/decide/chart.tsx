import type { BrandState } from '@tocsin/shared/live/messages.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import { type Box, chartGeometry, withNewest } from '../../core/chart-geometry.ts'
import { formats } from '../../format/here.ts'
import { t } from '../../messages/t.ts'
import './chart.css'

interface Props {
  readonly brand: BrandState
  /** When people were asked. */
  readonly asked: number
}

const AXIS_PX = 22
const HEIGHT_PX = 200
/** Room at the right edge for the dot of now. */
const DOT_PX = 5

const useWidth = () => {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = box.current!
    const resized = new ResizeObserver(() => setWidth(element.clientWidth))
    resized.observe(element)
    return () => resized.disconnect()
  }, [])
  return [box, width] as const
}

/** The negative share of two hours with its lower bound, the usual range and the limit; volume as quiet bars below. */
export const ShareChart = ({ brand, asked }: Props) => {
  const [box, width] = useWidth()
  return (
    <figure class="chart" aria-label={chartSummary(brand)}>
      <div ref={box} class="chart-box" aria-hidden="true">
        {width > 0 ? <Drawing brand={brand} asked={asked} size={{ width, height: HEIGHT_PX }} /> : null}
      </div>
      <figcaption class="chart-key">
        <span data-key="share">{t('chart.share')}</span>
        <span data-key="usual">{t('chart.usual')}</span>
        <span data-key="limit">{t('chart.limit')}</span>
        <span data-key="volume">{t('chart.volume')}</span>
      </figcaption>
    </figure>
  )
}

const Drawing = ({ brand, asked, size }: Props & { readonly size: Box }) => {
  const trend = withNewest(brand.trend, brand.window)
  const drawn = chartGeometry(trend, { width: size.width - DOT_PX, height: size.height }, asked)
  if (!drawn) return null
  const { usual } = brand.window ?? {}
  const last = trend.at(-1)
  const askedX = asked >= trend[0]!.t ? drawn.x(asked) : undefined
  return (
    <svg aria-hidden="true" width={size.width} height={size.height + AXIS_PX}>
      <path class="chart-usual" d={drawn.usual} />
      {drawn.bars.map(bar => (
        <rect key={bar.x} class="chart-bar" {...bar} />
      ))}
      <path class="chart-usual-line" d={drawn.usualLine} />
      <path class="chart-limit" d={drawn.limit} />
      <path class="chart-doubt" d={drawn.doubt} />
      <path class="chart-share" d={drawn.share} />
      {askedX === undefined ? null : (
        <g class="chart-asked">
          <path d={`M${askedX} 14V${drawn.y(0)}`} />
          <text x={askedX} y={9} text-anchor={askedX > size.width * 0.7 ? 'end' : 'start'}>
            {t('chart.asked')}
          </text>
        </g>
      )}
      {usual ? (
        <text class="chart-label" x={(askedX ?? size.width) - 8} y={drawn.y(usual.shareLimit) - 5} text-anchor="end">
          {t('chart.limitAt', { share: formats.share(usual.shareLimit) })}
        </text>
      ) : null}
      {last && last.mentions > 0 ? (
        <circle class="chart-now" cx={drawn.x(last.t)} cy={drawn.y(last.share)} r={4} />
      ) : null}
      <path class="chart-axis" d={`M0 ${size.height}H${size.width}`} />
      {drawn.ticks
        .filter(at => drawn.x(at) > 18 && drawn.x(at) < size.width - 18)
        .map(at => (
          <text key={at} class="chart-label" x={drawn.x(at)} y={size.height + 16} text-anchor="middle">
            {formats.time(at, at)}
          </text>
        ))}
    </svg>
  )
}

const HOUR_MS = 3_600_000

/** The chart as a sentence. */
const chartSummary = ({ name, window, trend }: BrandState): string => {
  if (!window) return t('chart.none', { brand: name })
  const end = trend.at(-1)?.t ?? 0
  const before = trend.findLast(({ t: at, mentions }) => at <= end - HOUR_MS && mentions > 0)
  return [
    t('chart.summary', { brand: name, share: formats.share(window.share), low: formats.atLeast(window.shareLow) }),
    before ? t('chart.before', { share: formats.share(before.share) }) : '',
    window.usual && !window.usual.coldStart
      ? t('chart.usualLimit', {
          usual: formats.share(window.usual.share),
          limit: formats.share(window.usual.shareLimit),
        })
      : '',
  ]
    .filter(text => text !== '')
    .join(' ')
}
