import type { TrendPoint, WindowView } from '@tocsin/shared/live/messages.ts'

export interface Box {
  readonly width: number
  readonly height: number
}

/** Where the lines of a chart go, in pixels; paths are those of SVG. */
export interface ChartGeometry {
  readonly share: string
  /** Between the lower bound and the share. */
  readonly doubt: string
  /** From nothing up to the limit: where the share usually is. */
  readonly usual: string
  readonly limit: string
  readonly usualLine: string
  readonly bars: readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number }[]
  readonly y: (share: number) => number
  readonly x: (ms: number) => number
  /** Moments for the time axis, round ones in the zone of the clock. */
  readonly ticks: readonly number[]
}

const VOLUME_SHARE = 0.22
const MOST_BAR_PX = 8
const MINUTE_MS = 60_000

/** The top of the share axis: never so low that a calm line looks wild, with room above the highest point. */
export const topShare = (trend: readonly TrendPoint[]): number => {
  const highest = Math.max(0.4, ...trend.map(({ share, shareLimit = 0 }) => Math.max(share, shareLimit)))
  return Math.min(1, Math.ceil(highest * 11) / 10)
}

/** The trend has a point a minute: the window of now is the newest one. */
export const withNewest = (trend: readonly TrendPoint[], window: WindowView | null): readonly TrendPoint[] => {
  const last = trend.at(-1)
  if (!window || window.mentions === 0 || (last && window.windowEndMs <= last.t)) return trend
  const { windowEndMs: t, mentions, share, shareLow, usual } = window
  const known = usual && { usualShare: usual.share, shareLimit: usual.shareLimit, usualMentions: usual.mentions }
  return [...trend, { t, mentions, share, shareLow, ...known }]
}

/** Up to the newest point, or further where something happened since. Undefined when there are fewer than two points to join. */
export const chartGeometry = (
  trend: readonly TrendPoint[],
  { width, height }: Box,
  happenedMs = 0,
): ChartGeometry | undefined => {
  const [first, last] = [trend[0], trend.at(-1)]
  if (!first || !last || first.t === last.t) return undefined
  const untilMs = Math.max(last.t, happenedMs)
  const top = topShare(trend)
  const shareHeight = height * (1 - VOLUME_SHARE)
  const most = Math.max(1, ...trend.map(({ mentions }) => mentions))
  const x = (ms: number): number => ((ms - first.t) / (untilMs - first.t)) * width
  const y = (share: number): number => shareHeight * (1 - share / top)
  const known = trend.filter(({ mentions }) => mentions > 0)
  const limits = trend.filter(({ shareLimit }) => shareLimit !== undefined)
  const path = (points: readonly TrendPoint[], value: (point: TrendPoint) => number): string =>
    points.map((point, at) => `${at === 0 ? 'M' : 'L'}${round(x(point.t))} ${round(y(value(point)))}`).join('')
  const back = (points: readonly TrendPoint[], value: (point: TrendPoint) => number): string =>
    path([...points].reverse(), value).replace('M', 'L')
  const barWidth = Math.min(MOST_BAR_PX, Math.max(1, (width / trend.length) * 0.7))
  return {
    share: path(known, ({ share }) => share),
    doubt: known.length < 2 ? '' : `${path(known, ({ share }) => share)}${back(known, ({ shareLow }) => shareLow)}Z`,
    usual: limits.length < 2 ? '' : `${path(limits, ({ shareLimit }) => shareLimit!)}${back(limits, () => 0)}Z`,
    usualLine: path(
      trend.filter(({ usualShare }) => usualShare !== undefined),
      ({ usualShare }) => usualShare!,
    ),
    limit: path(limits, ({ shareLimit }) => shareLimit!),
    bars: trend.map(({ t, mentions }) => {
      const barHeight = (mentions / most) * height * VOLUME_SHARE * 0.85
      return {
        x: Math.max(0, round(x(t) - barWidth)),
        y: round(height - barHeight),
        width: round(barWidth),
        height: round(barHeight),
      }
    }),
    y,
    x,
    ticks: roundMoments(first.t, untilMs, width),
  }
}

const STEPS_MS = [5, 10, 15, 30, 60].map(minutes => minutes * MINUTE_MS)
const TICK_PX = 72

const roundMoments = (fromMs: number, toMs: number, width: number): number[] => {
  const step = STEPS_MS.find(one => ((toMs - fromMs) / one) * TICK_PX <= width) ?? STEPS_MS.at(-1)!
  const first = Math.ceil(fromMs / step) * step
  return Array.from({ length: Math.floor((toMs - first) / step) + 1 }, (_, at) => first + at * step)
}

const round = (value: number): number => Math.round(value * 10) / 10
