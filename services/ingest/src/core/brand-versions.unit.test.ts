import { configVersionCodec } from '@tocsin/shared/events/codec.ts'
import type { ConfigVersion, ConfigVersionInput } from '@tocsin/shared/gen/tocsin/config/v1/ConfigVersion.ts'
import { expect, it } from 'vitest'
import { brandChanges } from './brand-versions.ts'

const brand = (brandId: string, term: string) => ({ brandId, name: brandId, terms: [{ text: term }] })
const after = (...versions: ConfigVersionInput[]): ReadonlyMap<string, ConfigVersion> =>
  new Map(versions.map(version => [version.configId!, configVersionCodec.decode(configVersionCodec.encode(version))]))

it('publishes version 1 of a new brand, and nothing when nothing differs', () => {
  const first = brandChanges([brand('a', 'x')], new Map())
  expect(first).toMatchObject([{ configId: 'brand/a', version: 1, brand: { brandId: 'a' } }])
  expect(brandChanges([brand('a', 'x')], after(...first))).toEqual([])
})

it('publishes the next version of a brand that differs', () => {
  const first = brandChanges([brand('a', 'x'), brand('b', 'x')], new Map())
  expect(brandChanges([brand('a', 'y'), brand('b', 'x')], after(...first))).toMatchObject([
    { configId: 'brand/a', version: 2, brand: { terms: [{ text: 'y' }] } },
  ])
})

it('retires a brand that is no longer named, once, and only if playbooks made it', () => {
  const first = brandChanges([brand('a', 'x'), brand('b', 'x')], new Map())
  const foreign = { configId: 'brand/c', version: 4, createdBy: 'console', brand: brand('c', 'x') }
  const retired = brandChanges([brand('a', 'x')], after(...first, foreign))
  expect(retired).toMatchObject([{ configId: 'brand/b', version: 2, brand: { brandId: 'b', terms: [], rules: [] } }])
  expect(brandChanges([brand('a', 'x')], after(first[0]!, foreign, retired[0]!))).toEqual([])
  expect(brandChanges([], after(...first))).toEqual([])
})
