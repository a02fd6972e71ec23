import type {
  BrandUpdate,
  CommandMessage,
  EventMessage,
  HeartbeatMessage,
  Notice,
  SnapshotMessage,
  TimelineEvent,
} from '@tocsin/shared/live/messages.ts'
import { type Scope, seesAny, seesBrand } from '../../core/scope.ts'
import { brandState, dataAsOf, type LiveState, shownBrandIds } from '../../core/state.ts'

/** What a client has not been sent yet: only names, so that a stalled one costs no more than these. */
export interface Pending {
  readonly brands: Set<string>
  readonly trends: Set<string>
  readonly dataAsOf: Set<string>
  readonly removed: Set<string>
  sources: boolean
  notice: boolean
}

export const nothingPending = (): Pending => ({
  brands: new Set(),
  trends: new Set(),
  dataAsOf: new Set(),
  removed: new Set(),
  sources: false,
  notice: false,
})

export const addPending = (into: Pending, more: Pending): void => {
  for (const id of more.brands) into.brands.add(id)
  for (const id of more.trends) into.trends.add(id)
  for (const id of more.dataAsOf) into.dataAsOf.add(id)
  for (const id of more.removed) into.removed.add(id)
  into.sources ||= more.sources
  into.notice ||= more.notice
}

export interface Common {
  readonly resume: string
  readonly serverTimeMs: number
}

export interface SnapshotParts {
  readonly build: string
  readonly restarted: boolean
  readonly timeline: readonly TimelineEvent[]
  readonly notice: Notice
}

/**
 * Messages as text. A brand is turned into text once per change and then only joined, whoever it goes to.
 */
export const createFrames = (state: LiveState) => {
  const whole = new Map<string, string>()
  const withoutTrend = new Map<string, string>()

  const brandText = (brandId: string, trend: boolean): string => {
    const cache = trend ? whole : withoutTrend
    const cached = cache.get(brandId)
    if (cached !== undefined) return cached
    const { trend: points, ...rest } = brandState(state, brandId)!
    const text = JSON.stringify((trend ? { ...rest, trend: points } : rest) satisfies BrandUpdate)
    cache.set(brandId, text)
    return text
  }
  const sourcesOf = (scope: Scope) =>
    [...state.sources.values()]
      .filter(({ brandIds }) => seesAny(scope, brandIds))
      .sort((a, b) => (a.source < b.source ? -1 : 1))
  const head = (type: string, { resume, serverTimeMs }: Common): string =>
    `{"type":"${type}","resume":"${resume}","serverTimeMs":${serverTimeMs}`
  const isShown = (scope: Scope) => (brandId: string) =>
    seesBrand(scope, brandId) && state.brands.get(brandId)?.config !== undefined

  return {
    /** The brand's value changed: its text is made again when it is next needed. */
    forget(brandId: string): void {
      whole.delete(brandId)
      withoutTrend.delete(brandId)
    },

    snapshot(scope: Scope, common: Common, { build, restarted, timeline, notice }: SnapshotParts): string {
      const brands = shownBrandIds(state)
        .filter(brandId => seesBrand(scope, brandId))
        .map(brandId => brandText(brandId, true))
      const rest: Omit<SnapshotMessage, keyof Common | 'type' | 'brands'> = {
        build,
        restarted,
        sources: sourcesOf(scope),
        timeline,
        notice,
      }
      return `${head('snapshot', common)},"brands":[${brands.join(',')}],${JSON.stringify(rest).slice(1)}`
    },

    /** What of `pending` the viewer may see; undefined when that is nothing. */
    state(scope: Scope, common: Common, pending: Pending, notice: Notice): string | undefined {
      const shown = isShown(scope)
      const brands = [...new Set([...pending.brands, ...pending.trends])].filter(shown)
      const ages = [...pending.dataAsOf]
        .filter(brandId => shown(brandId) && !pending.brands.has(brandId) && !pending.trends.has(brandId))
        .map(brandId => `${JSON.stringify(brandId)}:${dataAsOf(state, state.brands.get(brandId)!)}`)
      const removed = [...pending.removed].filter(brandId => seesBrand(scope, brandId) && !shown(brandId))
      const parts = [
        brands.length > 0 && `"brands":[${brands.map(id => brandText(id, pending.trends.has(id))).join(',')}]`,
        ages.length > 0 && `"dataAsOf":{${ages.join(',')}}`,
        removed.length > 0 && `"removedBrands":${JSON.stringify(removed)}`,
        pending.sources && `"sources":${JSON.stringify(sourcesOf(scope))}`,
        pending.notice && `"notice":${JSON.stringify(notice)}`,
      ].filter(part => part !== false)
      return parts.length === 0 ? undefined : `${head('state', common)},${parts.join(',')}}`
    },

    event: (common: Common, event: TimelineEvent): string =>
      JSON.stringify({ type: 'event', ...common, event } satisfies EventMessage),

    heartbeat: (common: Common, build: string): string =>
      JSON.stringify({ type: 'heartbeat', ...common, build } satisfies HeartbeatMessage),

    command: (action: CommandMessage['action'], screen: string): string =>
      JSON.stringify({ type: 'command', action, screen } satisfies CommandMessage),
  }
}

export type Frames = ReturnType<typeof createFrames>
