import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tocsin } from '../tocsin.ts'
import { capacityFor, EXAMPLE_PRICES } from './arithmetic.ts'
import { capacityTable, costTable } from './lines.ts'

const page = readFileSync(new URL('../../../../deploy/CAPACITY.md', import.meta.url), 'utf8')
/** Without the spaces that a formatter sets. */
const plain = (text: string): string => text.replaceAll(/ +|-{3,}/g, ' ')

const run = async (...args: readonly string[]) => {
  const lines: string[] = []
  const code = await tocsin(['capacity', ...args], {
    out: line => lines.push(line),
    err: line => lines.push(line),
    env: {},
  })
  return { code, said: lines.join('\n') }
}

describe('the page', () => {
  it.each([
    ['costs', costTable()],
    ['loads', capacityTable()],
  ])('has the table of %s as the command calculates it', (_, lines) => {
    expect(plain(page)).toContain(plain(lines.join('\n')))
  })
})

const load = fc.record({
  mentionsPerDay: fc.integer({ min: 1, max: 1_000_000_000 }),
  brands: fc.integer({ min: 1, max: 100_000 }),
  postsPerDay: fc.integer({ min: 0, max: 1_000_000_000 }),
  peak: fc.double({ min: 1, max: 100, noNaN: true }),
})

describe('the arithmetic', () => {
  it('never asks for less when more is said, or by more brands', () => {
    fc.assert(
      fc.property(load, fc.integer({ min: 2, max: 10 }), (one, times) => {
        const small = capacityFor(one, EXAMPLE_PRICES)
        for (const larger of [
          { ...one, mentionsPerDay: one.mentionsPerDay * times },
          { ...one, brands: one.brands * times },
        ]) {
          const large = capacityFor(larger, EXAMPLE_PRICES)
          for (const key of ['partitions', 'totalCores', 'memoryGib', 'logGib', 'historyGib', 'moneyPerMonth'] as const)
            expect(large[key]).toBeGreaterThanOrEqual(small[key] * (1 - 1e-9))
        }
      }),
    )
  })

  it('counts windows per brand: at most two a second and those that close, never more than mentions allow', () => {
    fc.assert(
      fc.property(load, one => {
        const { windowsPerSecond } = capacityFor(one, EXAMPLE_PRICES)
        expect(windowsPerSecond).toBeLessThanOrEqual(one.brands * (2 + 1 / 10 + 1 / 60) * (1 + 1e-9))
        // A mention is in 30 short and 60 long windows, and in the newest two.
        expect(windowsPerSecond).toBeLessThanOrEqual((one.mentionsPerDay / 86_400) * 92 * (1 + 1e-9))
      }),
    )
  })
})

describe('tocsin capacity', () => {
  it('prints what a load takes, at the prices given', async () => {
    const { code, said } = await run('--mentions-per-day', '5000000', '--brands', '1000')
    expect(code).toBe(0)
    expect(said).toMatch(/^partitions +12$/m)
    const dear = await run('--mentions-per-day', '5000000', '--brands', '1000', '--price-core', '1000', '--json')
    const cheap = await run('--mentions-per-day', '5000000', '--brands', '1000', '--price-core', '1', '--json')
    const [most, least] = [dear, cheap].map(
      one => JSON.parse(one.said) as { moneyPerMonth: number; totalCores: number },
    )
    expect(most!.moneyPerMonth - least!.moneyPerMonth).toBeCloseTo(999 * least!.totalCores, 3)
  })

  it('says what it needs', async () => {
    expect(await run()).toEqual({ code: 2, said: 'tocsin capacity: capacity needs --mentions-per-day N' })
    expect((await run('--mentions-per-day', 'many')).code).toBe(2)
  })
})
