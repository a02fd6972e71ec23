import type { BrandState, TimelineEvent, TrendPoint } from '@tocsin/shared/live/messages.ts'

export const TREND_MS = 2 * 3_600_000

/** Columns for the chart: x in seconds, then limit, usual, lower bound, share, mentions. Null where nothing is known. */
export type Columns = [number[], ...(number | null)[][]]

export const columnsOf = (trend: readonly TrendPoint[]): Columns => {
  const column = (pick: (point: TrendPoint) => number | undefined) => trend.map(point => pick(point) ?? null)
  return [
    trend.map(point => point.t / 1000),
    column(point => point.shareLimit),
    column(point => point.usualShare),
    column(point => (point.mentions > 0 ? point.shareLow : undefined)),
    column(point => (point.mentions > 0 ? point.share : undefined)),
    column(point => point.mentions),
  ]
}

/** The top of the share axis: never so low that a calm line looks wild. */
export const shareTop = (brands: readonly BrandState[]): number => {
  let top = 0.4
  for (const { trend } of brands) {
    for (const { share, shareLimit } of trend) top = Math.max(top, share, shareLimit ?? 0)
  }
  return Math.min(1, Math.ceil(top * 10) / 10)
}

/** Moments worth a tick: what happened to this brand's signals. */
export const ticksOf = (timeline: readonly TimelineEvent[], brandId: string): readonly TimelineEvent[] =>
  timeline.filter(event => event.brandId === brandId && event.kind.startsWith('signal-'))
