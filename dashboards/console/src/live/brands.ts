import type { BrandState, CommandMessage, LiveMessage, Notice, SourceState } from '@tocsin/shared/live/messages.ts'

/** What `/v1/live` has said so far. */
export interface BrandsHeard {
  /** False until the first snapshot. */
  readonly ready: boolean
  /** In the order of their names, so that a brand keeps its place. */
  readonly brands: ReadonlyMap<string, BrandState>
  readonly sources: readonly SourceState[]
  readonly notice: Notice
}

export const noBrandsHeard: BrandsHeard = {
  ready: false,
  brands: new Map(),
  sources: [],
  notice: { demo: false, history: true, crisesAwaySinceMs: 0 },
}

export type BrandsMessage = Exclude<LiveMessage, CommandMessage>

export const hearBrands = (state: BrandsHeard, message: BrandsMessage): BrandsHeard => {
  if (message.type === 'snapshot')
    return {
      ready: true,
      brands: inPlaceOrder(message.brands),
      sources: bySource(message.sources),
      notice: message.notice,
    }
  if (message.type !== 'state' || !state.ready) return state
  const byId = new Map(state.brands)
  for (const brand of message.brands ?? [])
    byId.set(brand.brandId, { ...brand, trend: brand.trend ?? byId.get(brand.brandId)?.trend ?? [] })
  for (const [id, dataAsOfMs] of Object.entries(message.dataAsOf ?? {})) {
    const brand = byId.get(id)
    if (brand) byId.set(id, { ...brand, dataAsOfMs })
  }
  for (const id of message.removedBrands ?? []) byId.delete(id)
  return {
    ready: true,
    brands: inPlaceOrder([...byId.values()]),
    sources: message.sources ? bySource(message.sources) : state.sources,
    notice: message.notice ?? state.notice,
  }
}

const inPlaceOrder = (brands: readonly BrandState[]): ReadonlyMap<string, BrandState> =>
  new Map(
    [...brands]
      .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.brandId < b.brandId ? -1 : 1))
      .map(brand => [brand.brandId, brand]),
  )

const bySource = (sources: readonly SourceState[]): readonly SourceState[] =>
  [...sources].sort((a, b) => (a.source < b.source ? -1 : 1))
