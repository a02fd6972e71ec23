import type {
  BrandCrisis,
  BrandState,
  Phase,
  SignalView,
  SourceState,
  WindowView,
} from '@tocsin/shared/live/messages.ts'
import { feeds, isExpected } from './source-health.ts'

/** How far the figures of a brand can be trusted. Anything but `live` and `late` takes the word "calm" away. */
export type Trust = 'live' | 'late' | 'stale' | 'blind' | 'nodata'

/** The one word a brand is shown with. */
export type Status = Phase | 'stale' | 'blind' | 'nodata'

export interface Standing {
  readonly brand: BrandState
  readonly status: Status
  readonly trust: Trust
  /** Age of the data: the server's time now less `dataAsOfMs`. */
  readonly ageMs: number
  /** How long the phase holds; absent while it is calm for as long as anybody knows. */
  readonly lastingMs?: number
  /** Names of blind sources, also while others of the brand still see. */
  readonly blindSources: readonly string[]
  /** The newest 5-minute window, while it is still about now. */
  readonly window?: WindowView
  /** The worst open signal. */
  readonly signal?: SignalView
  /** The crisis as people decide it. `leftMs` until what it waits for is due; below 0 it is overdue, absent when nothing is due. */
  readonly decision?: { readonly crisis: BrandCrisis; readonly leftMs?: number }
}

export const LATE_MS = 5_000
export const STALE_MS = 30_000

const SEVERITY: Record<Status, number> = {
  active: 9,
  suspected: 8,
  recovering: 7,
  watch: 6,
  blind: 5,
  stale: 4,
  nodata: 3,
  review: 2,
  calm: 0,
}

/** Statuses that take the focus area. */
const FOCUS: readonly Status[] = ['active', 'suspected', 'recovering']

export const severityOf = (status: Status): number => SEVERITY[status]
export const needsFocus = ({ status }: Standing): boolean => FOCUS.includes(status)

/** Where a brand stands at `nowMs` of the server's clock. */
export const standingOf = (brand: BrandState, sources: readonly SourceState[], nowMs: number): Standing => {
  const ageMs = Math.max(0, nowMs - brand.dataAsOfMs)
  const trust = trustOf(brand, sources, ageMs)
  const doubtful = trust === 'stale' || trust === 'blind' || trust === 'nodata'
  const window = currentWindow(brand)
  const signal = brand.signals.find(one => one.open)
  return {
    brand,
    trust,
    ageMs,
    ...(brand.phaseSinceMs > 0 ? { lastingMs: Math.max(0, nowMs - brand.phaseSinceMs) } : {}),
    status: brand.phase === 'calm' && doubtful ? trust : brand.phase,
    blindSources: brand.blindSources,
    ...(window ? { window } : {}),
    ...(signal ? { signal } : {}),
    ...(brand.crisis ? { decision: decisionOf(brand.crisis, nowMs) } : {}),
  }
}

const decisionOf = (crisis: BrandCrisis, nowMs: number): NonNullable<Standing['decision']> =>
  crisis.deadlineMs > 0 ? { crisis, leftMs: crisis.deadlineMs - nowMs } : { crisis }

const trustOf = (brand: BrandState, sources: readonly SourceState[], ageMs: number): Trust => {
  if (brand.dataAsOfMs <= 0) return 'nodata'
  if (ageMs > STALE_MS) return 'stale'
  if (seesNothing(brand, sources)) return 'blind'
  if (!brand.window && brand.trend.length === 0) return 'nodata'
  return ageMs > LATE_MS ? 'late' : 'live'
}

/** All sources that feed the brand, and were heard from before, are blind. */
const seesNothing = (brand: BrandState, sources: readonly SourceState[]): boolean => {
  if (brand.blindSources.length === 0) return false
  const feeding = sources.filter(source => feeds(source, brand.brandId) && isExpected(source))
  return feeding.every(({ source }) => brand.blindSources.includes(source))
}

/** A window that ended more than its own length before the data's time says nothing about now. */
const currentWindow = ({ window, dataAsOfMs }: BrandState): WindowView | undefined =>
  window && window.mentions > 0 && window.windowEndMs + window.sizeMs > dataAsOfMs ? window : undefined

/** Worst first; among equals the longest standing first, so that figures never reorder a list, only phases do. */
export const worstFirst = (standings: readonly Standing[]): readonly Standing[] =>
  [...standings].sort(
    (a, b) =>
      severityOf(b.status) - severityOf(a.status) ||
      a.brand.phaseSinceMs - b.brand.phaseSinceMs ||
      (a.brand.brandId < b.brand.brandId ? -1 : 1),
  )

export interface Count {
  readonly status: Status
  readonly count: number
}

/** How many brands have each status, worst first. */
export const countByStatus = (standings: readonly Standing[]): readonly Count[] => {
  const counts = new Map<Status, number>()
  for (const { status } of standings) counts.set(status, (counts.get(status) ?? 0) + 1)
  return [...counts]
    .map(([status, count]) => ({ status, count }))
    .sort((a, b) => severityOf(b.status) - severityOf(a.status))
}
