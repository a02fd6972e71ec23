import type { BrandState, TimelineEvent, TrendPoint } from '@tocsin/shared/live/messages.ts'

const SPANS_MS = [10, 30, 60, 120].map(minutes => minutes * 60_000)

/** How far back all charts of the wall reach: the shortest of a few spans that holds what there is. */
export const trendSpan = (brands: readonly BrandState[]): number => {
  const longest = Math.max(0, ...brands.map(({ trend }) => (trend.at(-1)?.t ?? 0) - (trend[0]?.t ?? 0)))
  return SPANS_MS.find(span => longest <= span) ?? SPANS_MS.at(-1)!
}

/** The axes that all charts of the wall have in common, so that they compare. */
export interface Axes {
  /** The share at the top edge. */
  readonly top: number
  readonly spanMs: number
}

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

/** What people decided, as events of a crisis. */
const DECISIONS: readonly string[] = ['confirmed', 'declined', 'stageEntered', 'recoveryStarted', 'relapsed', 'closed']

/** People decided something then. */
export const isDecision = ({ kind, crisisEvent }: TimelineEvent): boolean =>
  kind === 'crisis' && DECISIONS.includes(crisisEvent ?? '')

/** Moments worth a tick: what happened to this brand's signals and was decided, the grave ones last, so that they are drawn on top. */
export const ticksOf = (timeline: readonly TimelineEvent[], brandId: string): readonly TimelineEvent[] =>
  timeline
    .filter(event => event.brandId === brandId && (event.kind.startsWith('signal-') || isDecision(event)))
    .sort((a, b) => Number(isGrave(a)) - Number(isGrave(b)) || a.atMs - b.atMs)

/** A suspicion opened: the tick that must not be covered by another. */
export const isGrave = ({ level, kind }: TimelineEvent): boolean => level === 'suspect' && kind !== 'signal-closed'
