import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { TimelineEntry } from '@tocsin/shared/gen/tocsin/crisis/v1/TimelineEntry.ts'
import type { CrisisMessage } from '@tocsin/shared/live/crisis-messages.ts'
import type { BrandState, Notice, SourceState } from '@tocsin/shared/live/messages.ts'
import type { PlanView, SessionView } from '@tocsin/shared/live/plan.ts'
import { type BrandsHeard, type BrandsMessage, hearBrands, noBrandsHeard } from './brands.ts'
import { type Crises, takeCrisis, takeSnapshot } from './crises.ts'
import { type Connection, keepConnected } from './socket.ts'

/** Heartbeats come every second: so long without one and what is shown may be old. */
const LOST_AFTER_MS = 3_500
const TICK_MS = 500

/** Who is signed in; undefined while nobody is, or it is not known. Set by session.ts only. */
export const session = signal<SessionView>()
/** The current playbook; undefined until it is heard. Set by session.ts only. */
export const plan = signal<PlanView>()

export type Link = 'connecting' | 'live' | 'away'

const heldCrises = signal<Crises>(new Map())
const heldBrands = signal<BrandsHeard>(noBrandsHeard)
const crisesHeard = signal(false)
const crisesAway = signal(0)
const builds = signal<{ readonly first: string; readonly latest: string }>()
/** This machine's monotonic clock when each of the two feeds was last heard; 0 before. */
const heardAt = { brands: signal(0), crises: signal(0) }
/** The server's clock minus this machine's monotonic one. */
const offsetMs = signal(Date.now() - performance.now())
const localMs = signal(performance.now())
const startedAtMs = performance.now()

/** Crises that the caller may see: open ones and the latest that ended. */
export const crises: ReadonlySignal<Crises> = heldCrises
/** Brands with their figures, in the order of their names. */
export const brands: ReadonlySignal<ReadonlyMap<string, BrandState>> = computed(() => heldBrands.value.brands)
export const sources: ReadonlySignal<readonly SourceState[]> = computed(() => heldBrands.value.sources)
export const notice: ReadonlySignal<Notice> = computed(() => heldBrands.value.notice)
/** False until the first snapshot of crises: an empty list means nothing before. */
export const crisesReady: ReadonlySignal<boolean> = crisesHeard
export const brandsReady: ReadonlySignal<boolean> = computed(() => heldBrands.value.ready)

/** The server's clock, ticking twice a second; goes on by this machine's while the link is lost. */
export const serverNowMs: ReadonlySignal<number> = computed(
  () => Math.max(localMs.value, heardAt.brands.value, heardAt.crises.value) + offsetMs.value,
)

const lastHeardMs = computed(() => Math.min(heardAt.brands.value, heardAt.crises.value))

/** `live`: both feeds are heard. `away`: what is shown may be old. `connecting`: not yet heard, and not yet long enough to worry. */
export const link: ReadonlySignal<Link> = computed(() => {
  const since = lastHeardMs.value || startedAtMs
  if (localMs.value - since > LOST_AFTER_MS) return 'away'
  return lastHeardMs.value === 0 ? 'connecting' : 'live'
})
/** Since when (server's clock) nothing was heard; 0 while the link is live or nothing was ever heard. */
export const awaySinceMs: ReadonlySignal<number> = computed(() =>
  link.value === 'away' && lastHeardMs.value > 0 ? lastHeardMs.value + offsetMs.value : 0,
)
/** Since when the gateway itself hears nothing of crises and decisions; 0 while it does. */
export const crisesAwaySinceMs: ReadonlySignal<number> = computed(
  () => crisesAway.value || notice.value.crisesAwaySinceMs,
)
/** The gateway serves another build than the one that this page was loaded with. */
export const newBuild: ReadonlySignal<boolean> = computed(
  () => builds.value !== undefined && builds.value.first !== builds.value.latest,
)

const entryListeners = new Set<(entry: TimelineEntry) => void>()
const snapshotListeners = new Set<() => void>()

const subscribe = <L>(listeners: Set<L>, listener: L): (() => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Every timeline entry from now on, in order; the returned function ends it. After a break see `onSnapshot`. */
export const onEntry = (listener: (entry: TimelineEntry) => void): (() => void) => subscribe(entryListeners, listener)

/** Called after each snapshot of crises, thus after each reconnection: whoever shows a timeline asks for it again. */
export const onSnapshot = (listener: () => void): (() => void) => subscribe(snapshotListeners, listener)

/** Takes the answer to a command, so that the page shows it before the feed does. */
export const acceptCrisis = (crisis: Crisis): void => {
  heldCrises.value = takeCrisis(heldCrises.value, crisis)
}

const seeBuild = (build: string): void => {
  builds.value = { first: builds.value?.first ?? build, latest: build }
}

const setClock = (serverTimeMs: number): void => {
  offsetMs.value = serverTimeMs - performance.now()
}

const hearCrises = (message: CrisisMessage): void => {
  heardAt.crises.value = performance.now()
  switch (message.type) {
    case 'snapshot':
      setClock(message.serverTimeMs)
      heldCrises.value = takeSnapshot(heldCrises.value, message.crises)
      crisesHeard.value = true
      for (const listener of snapshotListeners) listener()
      return
    case 'crisis':
      acceptCrisis(message.crisis)
      return
    case 'entry':
      for (const listener of entryListeners) listener(message.entry)
      return
    case 'heartbeat':
      setClock(message.serverTimeMs)
      seeBuild(message.build)
      crisesAway.value = message.awaySinceMs
  }
}

const hearLive = (message: BrandsMessage): void => {
  heardAt.brands.value = performance.now()
  setClock(message.serverTimeMs)
  heldBrands.value = hearBrands(heldBrands.value, message)
}

/** Connects both feeds and keeps them for ever; the returned function ends them and forgets what was heard. */
export const startLive = (onSessionEnded: () => void): (() => void) => {
  const connections: Connection[] = [
    keepConnected<CrisisMessage>('/v1/crises/live', { onMessage: hearCrises, onSessionEnded }),
    keepConnected<BrandsMessage>('/v1/live?page=%2Fconsole', { onMessage: hearLive, onSessionEnded }),
  ]
  const ticker = setInterval(() => {
    localMs.value = performance.now()
  }, TICK_MS)
  return () => {
    for (const connection of connections) connection.close()
    clearInterval(ticker)
    heldCrises.value = new Map()
    heldBrands.value = noBrandsHeard
    crisesHeard.value = false
    heardAt.brands.value = 0
    heardAt.crises.value = 0
  }
}
