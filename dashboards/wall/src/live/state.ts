import type {
  BrandState,
  BrandUpdate,
  CommandMessage,
  LiveMessage,
  Notice,
  Phase,
  SourceState,
  StateMessage,
  TimelineEvent,
} from '@tocsin/shared/live/messages.ts'

/** All the wall holds of the world. Only `hear` makes a new one. */
export interface LiveState {
  /** False until the first snapshot. */
  readonly ready: boolean
  /** The build this page was loaded with, and a newer one when the server speaks of it. */
  readonly build?: string
  readonly newBuild?: string
  /** In place order: by name, so that a brand keeps its place over reloads and reconnections. */
  readonly brands: readonly BrandState[]
  readonly sources: readonly SourceState[]
  /** Oldest first, at most `TIMELINE_MAX`. */
  readonly timeline: readonly TimelineEvent[]
  readonly notice: Notice
  /** The server's clock at the last message. */
  readonly serverTimeMs: number
  /** This machine's monotonic clock at the last message, or at the start. */
  readonly heardAtMs: number
  /** Grows with each suspicion that was not there in the message before, or is asked louder: one tone each. */
  readonly newSuspicions: number
}

const TIMELINE_MAX = 200
const GRAVE: readonly Phase[] = ['suspected', 'active']

export const nothingHeard = (atMs: number): LiveState => ({
  ready: false,
  brands: [],
  sources: [],
  timeline: [],
  notice: { demo: false, history: true, crisesAwaySinceMs: 0 },
  serverTimeMs: 0,
  heardAtMs: atMs,
  newSuspicions: 0,
})

/** The next state. What comes before the first snapshot only moves the clocks. */
export const hear = (state: LiveState, message: Exclude<LiveMessage, CommandMessage>, heardAtMs: number): LiveState => {
  const heard = { ...state, serverTimeMs: message.serverTimeMs, heardAtMs }
  if (message.type === 'snapshot') {
    const brands = inPlaceOrder(message.brands)
    return {
      ...heard,
      ...buildSeen(state, message.build),
      ready: true,
      brands,
      sources: bySource(message.sources),
      timeline: message.timeline.slice(-TIMELINE_MAX),
      notice: message.notice,
      newSuspicions: state.newSuspicions + (state.ready ? suspicionsAdded(state.brands, brands) : 0),
    }
  }
  if (!state.ready) return heard
  if (message.type === 'heartbeat') return { ...heard, ...buildSeen(state, message.build) }
  if (message.type === 'event') return { ...heard, timeline: withEvent(state.timeline, message.event) }

  const brands = mergeBrands(state.brands, message)
  return {
    ...heard,
    brands,
    sources: message.sources ? bySource(message.sources) : state.sources,
    notice: message.notice ?? state.notice,
    newSuspicions: state.newSuspicions + suspicionsAdded(state.brands, brands),
  }
}

const buildSeen = (state: LiveState, build: string): Partial<LiveState> => {
  if (state.build === undefined) return { build }
  return state.build === build ? {} : { newBuild: build }
}

const inPlaceOrder = (brands: readonly BrandState[]): readonly BrandState[] =>
  [...brands].sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.brandId < b.brandId ? -1 : 1))

const bySource = (sources: readonly SourceState[]): readonly SourceState[] =>
  [...sources].sort((a, b) => (a.source < b.source ? -1 : 1))

const mergeBrands = (held: readonly BrandState[], message: StateMessage): readonly BrandState[] => {
  const { brands: changed = [], dataAsOf = {}, removedBrands = [] } = message
  const byId = new Map(held.map(brand => [brand.brandId, brand]))
  for (const brand of changed) byId.set(brand.brandId, merged(byId.get(brand.brandId), brand))
  for (const [id, dataAsOfMs] of Object.entries(dataAsOf)) {
    const brand = byId.get(id)
    if (brand) byId.set(id, { ...brand, dataAsOfMs })
  }
  for (const id of removedBrands) byId.delete(id)
  return inPlaceOrder([...byId.values()])
}

/** An update without a trend keeps the one that is held. */
const merged = (held: BrandState | undefined, update: BrandUpdate): BrandState => ({
  ...update,
  trend: update.trend ?? held?.trend ?? [],
})

const withEvent = (held: readonly TimelineEvent[], event: TimelineEvent): readonly TimelineEvent[] =>
  held.some(one => one.id === event.id) ? held : [...held, event].slice(-TIMELINE_MAX)

const suspicionsAdded = (before: readonly BrandState[], after: readonly BrandState[]): number => {
  const known = new Map(before.map(brand => [brand.brandId, brand]))
  return after.filter(brand => {
    const was = known.get(brand.brandId)
    const entered = GRAVE.includes(brand.phase) && !(was && GRAVE.includes(was.phase))
    return entered || askedLouder(was, brand) || (brand.crisis === null && suspectedAnew(was, brand))
  }).length
}

/** Everybody of the chain was asked once more in vain. */
const askedLouder = (was: BrandState | undefined, { crisis }: BrandState): boolean =>
  crisis !== null && was?.crisis?.crisisId === crisis.crisisId && crisis.loudness > was.crisis.loudness

/** While decisions are not heard of, a further signal that asks people is a suspicion of its own. */
const suspectedAnew = (was: BrandState | undefined, brand: BrandState): boolean => {
  const signals = new Set(was?.signals.filter(isSuspicion).map(signal => signal.signalId))
  return (
    brand.phase === 'suspected' && brand.signals.some(signal => isSuspicion(signal) && !signals.has(signal.signalId))
  )
}

const isSuspicion = (signal: { readonly level: string; readonly open: boolean }): boolean =>
  signal.open && signal.level === 'suspect'
