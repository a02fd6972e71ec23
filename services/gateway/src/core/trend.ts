import type { TrendPoint } from '@tocsin/shared/live/messages.ts'
import { outranks } from './ver.ts'

const MINUTE_MS = 60_000
export const TREND_MS = 120 * MINUTE_MS

/** Minute points in the order of time, each with the version of the window it stands for. */
export interface Trend {
  readonly points: { readonly ver: string; readonly point: TrendPoint }[]
}

export const emptyTrend = (): Trend => ({ points: [] })

/** Whether a window that ends here stands for a minute of the trend. */
export const endsOnMinute = (windowEndMs: number): boolean => windowEndMs % MINUTE_MS === 0

/** Puts the point in its place unless a higher version holds it. Returns whether the trend changed. */
export const putPoint = ({ points }: Trend, point: TrendPoint, ver: string): boolean => {
  let at = points.length
  while (at > 0 && points[at - 1]!.point.t > point.t) at--
  const held = points[at - 1]
  if (held?.point.t === point.t) {
    if (!outranks(ver, held.ver)) return false
    points[at - 1] = { ver, point }
    return true
  }
  const newest = points.at(-1)?.point.t ?? point.t
  if (point.t <= newest - TREND_MS) return false
  points.splice(at, 0, { ver, point })
  const oldest = Math.max(newest, point.t) - TREND_MS
  while (points[0]!.point.t <= oldest) points.shift()
  return true
}

/** The points of the two hours before `dataAsOfMs`, oldest first. */
export const trendView = ({ points }: Trend, dataAsOfMs: number): TrendPoint[] =>
  points.map(({ point }) => point).filter(({ t }) => t > dataAsOfMs - TREND_MS)
