import { mentionCodec } from '@tocsin/shared/events/codec.ts'
import { expect, it } from 'vitest'
import { mentionsOf } from './input.ts'

const OPTIONS = { records: 20_000, brands: 200, startMs: 1_000_000_000_000, spanMs: 7_200_000 }

it('gives what the benchmark says of its input: brands by Zipf, repeats, what is out of order', () => {
  const perBrand = new Map<string, number>()
  const known = new Set<string>()
  let [repeats, behind, before] = [0, 0, 0]
  for (const { key, value, appendedAtMs, isRepeat } of mentionsOf(OPTIONS)) {
    const { nativeId, eventTimeMs, appendedAtMs: within } = mentionCodec.decode(value)
    expect(within).toBe(appendedAtMs)
    expect(appendedAtMs).toBeGreaterThanOrEqual(before)
    expect(known.has(nativeId)).toBe(isRepeat)
    known.add(nativeId)
    before = appendedAtMs
    perBrand.set(key, (perBrand.get(key) ?? 0) + 1)
    if (isRepeat) repeats++
    else if (eventTimeMs < appendedAtMs) behind++
    expect(eventTimeMs).toBeGreaterThanOrEqual(OPTIONS.startMs)
  }
  expect(repeats / OPTIONS.records).toBeCloseTo(0.01, 2)
  expect(behind / OPTIONS.records).toBeCloseTo(0.05, 2)
  expect(before).toBeLessThan(OPTIONS.startMs + OPTIONS.spanMs)
  expect(perBrand.size).toBe(200)
  expect(perBrand.get('brand-0')! / perBrand.get('brand-9')!).toBeGreaterThan(7)
})

it('is the same every time', () => {
  const values = () =>
    [...mentionsOf({ ...OPTIONS, records: 2_000 })].map(({ value }) => Buffer.from(value).toString('hex'))
  expect(values()).toEqual(values())
})
