import type { BrandState, SignalView } from '@tocsin/shared/live/messages.ts'

/** A signal below the crisis line, for customer care. */
export interface WatchSignal {
  readonly brand: BrandState
  readonly signal: SignalView
}

/** Open signals that ask nobody to decide: who answers customers sees them all, the latest first. */
export const watchSignals = (brands: Iterable<BrandState>): readonly WatchSignal[] =>
  [...brands]
    .flatMap(brand =>
      brand.signals.filter(({ open, level }) => open && level === 'watch').map(signal => ({ brand, signal })),
    )
    .sort((a, b) => b.signal.openedAtMs - a.signal.openedAtMs || (a.signal.signalId < b.signal.signalId ? -1 : 1))

/** Whether the figures of a brand can be trusted to be of now: calm is only said of what is seen. */
export type Trust = 'fresh' | 'stale' | 'blind' | 'noData'

export const trustOf = (
  { dataAsOfMs, window, trend, blindSources }: BrandState,
  sourceCount: number,
  nowMs: number,
  staleMs: number,
): Trust => {
  if (!window && trend.length === 0) return 'noData'
  if (nowMs - dataAsOfMs > staleMs) return 'stale'
  return sourceCount > 0 && blindSources.length >= sourceCount ? 'blind' : 'fresh'
}

/** A line of shares for a tile, as a path in a box of 100 by 24. */
export const sparkPath = (trend: BrandState['trend']): string => {
  const known = trend.filter(({ mentions }) => mentions > 0)
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last || first.t === last.t) return ''
  const top = Math.max(0.4, ...known.map(({ share }) => share))
  const x = (at: number): string => (((at - first.t) / (last.t - first.t)) * 100).toFixed(1)
  return known
    .map(({ t, share }, at) => `${at === 0 ? 'M' : 'L'}${x(t)} ${(24 - (share / top) * 23).toFixed(1)}`)
    .join('')
}
