import type { ConfigVersion } from '@tocsin/shared/gen/tocsin/config/v1/ConfigVersion.ts'
import type { SourceHealth } from '@tocsin/shared/gen/tocsin/ingest/v1/SourceHealth.ts'
import type { Window } from '@tocsin/shared/gen/tocsin/window/v1/Window.ts'
import type { SourceState, TimelineEvent } from '@tocsin/shared/live/messages.ts'
import { brandEntry, brandName, type Change, currentWindow, dataAsOf, type LiveState, NO_CHANGE } from './state.ts'
import type { Place } from './timeline.ts'
import { endsOnMinute, putPoint } from './trend.ts'
import { outranks } from './ver.ts'
import { HOUR_WINDOW_MS, isBlind, isShownSize, SHORT_WINDOW_MS, sourceView, trendPoint, windowView } from './views.ts'

/** The first late mentions of an hour are told once: history differs from what screens showed. */
const revisedEvent = (state: LiveState, window: Window): TimelineEvent | undefined => {
  const entry = brandEntry(state, window.brandId)
  const hourMs = Math.floor(window.streamTimeMs / HOUR_WINDOW_MS) * HOUR_WINDOW_MS
  if (window.late <= 0 || hourMs <= entry.revisedHourMs) return undefined
  entry.revisedHourMs = hourMs
  return {
    id: `revised/${window.brandId}/${hourMs}`,
    atMs: window.streamTimeMs,
    brandId: window.brandId,
    kind: 'history-revised',
    text: `${brandName(state, window.brandId)}: mentions came too late for their windows; history counts them`,
  }
}

/** A window replaces the one with the same start when it has a higher version, and older ones as the newest. */
export const applyWindow = (state: LiveState, window: Window, place: Place): Change => {
  if (!isShownSize(window.sizeMs)) return NO_CHANGE
  const entry = brandEntry(state, window.brandId)
  const { sizeMs, windowEndMs, ver } = window
  const inTrend =
    sizeMs === SHORT_WINDOW_MS && endsOnMinute(windowEndMs) && putPoint(entry.trend, trendPoint(window), ver)
  const held = entry.windows.get(sizeMs)
  const newest =
    !held || windowEndMs > held.view.windowEndMs || (windowEndMs === held.view.windowEndMs && outranks(ver, held.ver))
  if (newest) {
    entry.windows.set(sizeMs, { view: windowView(window), ver })
    entry.windowsAsOfMs = Math.max(entry.windowsAsOfMs, window.streamTimeMs)
  }
  const event = revisedEvent(state, window)
  return {
    brands: newest ? [window.brandId] : [],
    ...(inTrend && { trend: window.brandId }),
    ...(event && { event: { event, place, brandIds: [window.brandId] } }),
  }
}

/** Stream time of a partition moves: its brands' data are as of then, and windows that ended long before give way to "no mentions". */
export const applyProgress = (state: LiveState, partition: number, streamTimeMs: number): Change => {
  if (streamTimeMs <= (state.progress.get(partition) ?? 0)) return NO_CHANGE
  const ofPartition = [...state.brands.values()].filter(entry => entry.partition === partition)
  const before = ofPartition.map(entry => dataAsOf(state, entry))
  state.progress.set(partition, streamTimeMs)
  const brands: string[] = []
  const moved: string[] = []
  ofPartition.forEach((entry, i) => {
    const now = dataAsOf(state, entry)
    if (now === before[i]) return
    const emptied = [SHORT_WINDOW_MS, HOUR_WINDOW_MS].some(
      sizeMs => currentWindow(entry, sizeMs, before[i]!) && !currentWindow(entry, sizeMs, now),
    )
    if (emptied) brands.push(entry.brandId)
    else moved.push(entry.brandId)
  })
  return { brands, dataAsOf: moved }
}

const BRAND_CONFIG = 'brand/'

/** A version of a brand's configuration, or its removal (no body). Other configurations concern no screen. */
export const applyConfig = (state: LiveState, configId: string, config: ConfigVersion | undefined): Change => {
  if (!configId.startsWith(BRAND_CONFIG)) return NO_CHANGE
  const brandId = configId.slice(BRAND_CONFIG.length)
  const entry = brandEntry(state, brandId)
  if (!config?.brand) {
    if (!entry.config) return NO_CHANGE
    entry.config = undefined
    return { brands: [], removed: brandId }
  }
  if (entry.config && config.version <= entry.config.version) return NO_CHANGE
  const isNew = !entry.config
  entry.config = { brand: config.brand, version: config.version }
  return { brands: [brandId], ...(isNew && { trend: brandId }) }
}

/** The last report of a source is its state. Whoever it feeds becomes blind on it, or sees again. */
export const applyHealth = (state: LiveState, health: SourceHealth, place: Place): Change => {
  const { source } = health
  const before = state.sources.get(source)
  const after = sourceView(health)
  state.sources.set(source, after)
  const blinded = (source: SourceState | undefined): Set<string> =>
    !source || !isBlind(source)
      ? new Set()
      : new Set(source.brandIds.length > 0 ? source.brandIds : state.brands.keys())
  const [was, is] = [blinded(before), blinded(after)]
  const touched = [...new Set([...was, ...is])].filter(id => was.has(id) !== is.has(id) && state.brands.has(id))
  const event = sourceEvent(state, health)
  return { brands: touched, sources: true, ...(event && { event: { event, place, brandIds: after.brandIds } }) }
}

const sourceEvent = (state: LiveState, { source, sinceMs, reportedAtMs, brandIds, reason }: SourceHealth) => {
  const now = state.sources.get(source)!
  const common = { atMs: sinceMs || reportedAtMs, brandId: brandIds.length === 1 ? brandIds[0]! : '' }
  if (isBlind(now) && !state.toldBlind.has(source)) {
    state.toldBlind.add(source)
    const text = `${source} is ${now.state}${reason ? `: ${reason}` : ''}`
    return { id: `source/${source}/blind/${sinceMs}`, kind: 'source-blind' as const, text, ...common }
  }
  if (now.state === 'live' && state.toldBlind.delete(source)) {
    return {
      id: `source/${source}/live/${sinceMs}`,
      kind: 'source-live' as const,
      text: `${source} is live again`,
      ...common,
    }
  }
  return undefined
}
