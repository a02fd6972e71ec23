import type { TracePlace } from './traceparent.ts'

/** A traced mention that was counted. A window tells it once: those after the first tell it again. */
export interface Counted {
  readonly place: TracePlace
  isTold: boolean
}

const BRANDS_LIMIT = 1_000

/** The last traced mention of each brand that was counted; of the thousand brands that had one last. */
export const createBrandPlaces = () => {
  const places = new Map<string, Counted>()
  return {
    put(brandId: string, counted: Counted): void {
      places.delete(brandId)
      places.set(brandId, counted)
      if (places.size > BRANDS_LIMIT) places.delete(places.keys().next().value!)
    },
    get: (brandId: string): Counted | undefined => places.get(brandId),
  }
}
