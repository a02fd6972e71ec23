import type { Brand } from '@tocsin/shared/gen/tocsin/config/v1/Brand.ts'
import type { Signal } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import type {
  BrandCrisis,
  BrandState,
  Phase,
  SignalView,
  SourceState,
  WindowView,
} from '@tocsin/shared/live/messages.ts'
import { phaseOf } from './phase.ts'
import type { Timeline, TimelineEntry } from './timeline.ts'
import { emptyTrend, type Trend, trendView } from './trend.ts'
import { HOUR_WINDOW_MS, isBlind, isCurrent, SHORT_WINDOW_MS, worstFirst } from './views.ts'

/** A brand as the log tells it. Without `config` it is not shown: its name is not known (yet, or any more). */
export interface BrandEntry {
  readonly brandId: string
  readonly partition: number
  config: { readonly brand: Brand; readonly version: number } | undefined
  /** The newest window per size. */
  readonly windows: Map<number, { readonly view: WindowView; readonly ver: string }>
  readonly trend: Trend
  readonly openSignals: Map<string, SignalView>
  /** By the level of its signals alone, for while decisions are not heard of. */
  phase: Phase
  phaseSinceMs: number
  /** When its last signal closed; 0 while there was none for as long as the log tells. */
  calmSinceMs: number
  /** Stream time of the brand's newest window; the partition's progress may be further. */
  windowsAsOfMs: number
  /** The last hour for which "history was revised" was told. */
  revisedHourMs: number
}

/** What people decide, as the escalation service tells it. */
export interface Decisions {
  /** False while the service is away or there is none. */
  heard: boolean
  /** The crisis that a brand is in, as it was last heard. */
  readonly crises: Map<string, BrandCrisis>
  /** When a brand's last crisis ended. */
  readonly decidedAtMs: Map<string, number>
  /** Signals that ask people and whose crisis may not have come yet. */
  readonly fresh: Set<string>
  /** Brands of a crisis, as far as its entries were read. */
  readonly brandsOf: Map<string, readonly string[]>
}

/**
 * All that screens show, folded from the log: brands, signals, sources and the timeline. The `apply…` functions change it in place and
 * tell what changed; the same records give the same state, whatever order the topics are read in.
 */
export interface LiveState {
  readonly partitionOf: (brandId: string) => number
  readonly brands: Map<string, BrandEntry>
  /** Signals by id, open ones and the latest closed ones, whole. */
  readonly signals: Map<string, Signal>
  readonly sources: Map<string, SourceState>
  /** Sources of which the timeline last told that they are blind. */
  readonly toldBlind: Set<string>
  /** Stream time per partition. */
  readonly progress: Map<number, number>
  readonly timeline: Timeline
  readonly decisions: Decisions
}

/** What one record changed. */
export interface Change {
  /** Brands whose value changed, apart from its trend and its `dataAsOfMs`. */
  readonly brands: readonly string[]
  readonly trend?: string
  /** Brands of which only `dataAsOfMs` changed. */
  readonly dataAsOf?: readonly string[]
  readonly removed?: string
  readonly sources?: true
  readonly event?: TimelineEntry
  /** A signal that asks people has opened: its crisis is awaited. */
  readonly fresh?: { readonly signalId: string; readonly brandId: string }
}

export const NO_CHANGE: Change = { brands: [] }

/** `partitionOf` tells in which partition a brand's records are. */
export const createLiveState = (partitionOf: (brandId: string) => number): LiveState => ({
  partitionOf,
  brands: new Map(),
  signals: new Map(),
  sources: new Map(),
  toldBlind: new Set(),
  progress: new Map(),
  timeline: [],
  decisions: { heard: false, crises: new Map(), decidedAtMs: new Map(), fresh: new Set(), brandsOf: new Map() },
})

export const brandEntry = (state: LiveState, brandId: string): BrandEntry => {
  const known = state.brands.get(brandId)
  if (known) return known
  const created: BrandEntry = {
    brandId,
    partition: state.partitionOf(brandId),
    config: undefined,
    windows: new Map(),
    trend: emptyTrend(),
    openSignals: new Map(),
    phase: 'calm',
    phaseSinceMs: 0,
    calmSinceMs: 0,
    windowsAsOfMs: 0,
    revisedHourMs: 0,
  }
  state.brands.set(brandId, created)
  return created
}

export const brandName = (state: LiveState, brandId: string): string =>
  state.brands.get(brandId)?.config?.brand.name || brandId

export const dataAsOf = (state: LiveState, { partition, windowsAsOfMs }: BrandEntry): number =>
  Math.max(windowsAsOfMs, state.progress.get(partition) ?? 0)

export const currentWindow = (entry: BrandEntry, sizeMs: number, dataAsOfMs: number): WindowView | null => {
  const held = entry.windows.get(sizeMs)
  return held && isCurrent(held.view, dataAsOfMs) ? held.view : null
}

/** Ids of the brands that are shown, in the order of their names. */
export const shownBrandIds = (state: LiveState): string[] =>
  [...state.brands.values()]
    .filter(({ config }) => config)
    .sort((a, b) => (brandName(state, a.brandId) < brandName(state, b.brandId) ? -1 : 1))
    .map(({ brandId }) => brandId)

/** The brand as screens get it; undefined when it is not shown. */
export const brandState = (state: LiveState, brandId: string): BrandState | undefined => {
  const entry = state.brands.get(brandId)
  if (!entry?.config) return undefined
  const { brand } = entry.config
  const dataAsOfMs = dataAsOf(state, entry)
  return {
    brandId,
    name: brand.name || brandId,
    timeZone: brand.timeZone || 'UTC',
    ...phaseOf(state, entry),
    window: currentWindow(entry, SHORT_WINDOW_MS, dataAsOfMs),
    hour: currentWindow(entry, HOUR_WINDOW_MS, dataAsOfMs),
    trend: trendView(entry.trend, dataAsOfMs),
    signals: [...entry.openSignals.values()].sort(worstFirst),
    dataAsOfMs,
    crisis: state.decisions.crises.get(brandId) ?? null,
    blindSources: [...state.sources.values()]
      .filter(source => isBlind(source) && (source.brandIds.length === 0 || source.brandIds.includes(brandId)))
      .map(({ source }) => source)
      .sort(),
  }
}
