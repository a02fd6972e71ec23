import type { TrendPoint } from '@tocsin/shared/live/messages.ts'
import { useMemo } from 'preact/hooks'
import type { Axes } from './chart-data.ts'

interface Props {
  readonly trend: readonly TrendPoint[]
  readonly untilMs: number
  readonly axes: Axes
  readonly label: string
}

const WIDTH = 240
const HEIGHT = 40

/** Share over the span of all charts with the range that is usual. Drawn to fill its box. */
export const Sparkline = ({ trend, untilMs, axes, label }: Props) => {
  const shapes = useMemo(() => shapesOf(trend, untilMs, axes), [trend, untilMs, axes])
  return (
    <svg class="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
      <path class="spark-usual" d={shapes.usual} />
      <path class="spark-share" d={shapes.share} />
    </svg>
  )
}

const shapesOf = (trend: readonly TrendPoint[], untilMs: number, { top, spanMs }: Axes) => {
  const x = (point: TrendPoint) => (WIDTH * (1 - (untilMs - point.t) / spanMs)).toFixed(1)
  const y = (share: number) => (HEIGHT - 1 - (HEIGHT - 2) * Math.min(1, share / top)).toFixed(1)
  const shown = trend.filter(point => point.t > untilMs - spanMs)
  const share = shown.map((point, index) => `${index === 0 ? 'M' : 'L'}${x(point)} ${y(point.share)}`).join('')
  const limited = shown.filter(point => point.shareLimit !== undefined)
  const [first] = limited
  const last = limited.at(-1)
  const usual =
    first && last
      ? `M${x(first)} ${HEIGHT}${limited.map(point => `L${x(point)} ${y(point.shareLimit!)}`).join('')}L${x(last)} ${HEIGHT}Z`
      : ''
  return { share, usual }
}
