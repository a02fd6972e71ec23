import { configVersionCodec } from '@tocsin/shared/events/codec.ts'
import type { BrandInput } from '@tocsin/shared/gen/tocsin/config/v1/Brand.ts'
import type { ConfigVersion, ConfigVersionInput } from '@tocsin/shared/gen/tocsin/config/v1/ConfigVersion.ts'

export const PLAYBOOKS = 'playbooks'

export const BRAND_PREFIX = 'brand/'
export const brandConfigId = (brandId: string): string => `${BRAND_PREFIX}${brandId}`

/** Compared as it is read back, so that a default that is left out and one that is written are the same. */
const canonical = (brand: BrandInput): string =>
  JSON.stringify(configVersionCodec.decode(configVersionCodec.encode({ brand })).brand)
const sameBrand = (a: BrandInput, b: BrandInput): boolean => canonical(a) === canonical(b)

/**
 * The versions to publish so that what is current becomes what the playbooks say: one for each brand that is new or differs. A brand that
 * earlier playbooks named and these do not is retired: a version without terms matches nothing. Without any brand nothing is retired.
 */
export const brandChanges = (
  brands: readonly (BrandInput & { readonly brandId: string })[],
  current: ReadonlyMap<string, ConfigVersion>,
): ConfigVersionInput[] => {
  const change = (brand: BrandInput & { readonly brandId: string }): ConfigVersionInput[] => {
    const configId = brandConfigId(brand.brandId)
    const now = current.get(configId)
    if (now?.brand && sameBrand(now.brand, brand)) return []
    return [{ configId, version: (now?.version ?? 0) + 1, createdBy: PLAYBOOKS, brand }]
  }
  const named = new Set(brands.map(({ brandId }) => brandConfigId(brandId)))
  const retired = [...current.values()].flatMap(({ configId, createdBy, brand }) =>
    brands.length > 0 && brand && createdBy === PLAYBOOKS && !named.has(configId)
      ? [{ ...brand, terms: [], exclusions: [], rules: [] }]
      : [],
  )
  return [...brands, ...retired].flatMap(change)
}

/** Whether two versions of one id say the same, whoever published them when. */
export const sameContent = (a: ConfigVersionInput, b: ConfigVersionInput): boolean =>
  a.brand !== undefined && b.brand !== undefined && a.brand !== null && b.brand !== null && sameBrand(a.brand, b.brand)
