import { expect, it } from 'vitest'
import { lowestPrecise } from './abusive.ts'

const scored = (rights: string): { score: number; right: boolean }[] =>
  [...rights].map((mark, index) => ({ score: 10 - index / 10, right: mark === '+' }))

it('takes the lowest score down to which enough of the flagged are right', () => {
  expect(lowestPrecise(scored(`${'+'.repeat(24)}-+--`))).toBeCloseTo(7.5)
})

it('stays strict where too few are flagged to know', () => {
  expect(lowestPrecise(scored('++++++++------'))).toBe(1)
})
