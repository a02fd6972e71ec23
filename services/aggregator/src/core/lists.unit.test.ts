import fc from 'fast-check'
import { expect, it } from 'vitest'
import { appended, NONE, withName } from './lists.ts'

it('appends to lists that grow by doubling, and never changes the empty list', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 100 }), values => {
      let list: number[] = NONE
      for (const value of values) list = appended(list, value)
      expect(list).toEqual(values)
      expect(NONE).toEqual([])
    }),
  )
})

it('shares lists of the same names, and gives each that is beyond the bound to itself', () => {
  const names = fc.array(fc.constantFrom('en', 'pl', 'sv', 'id'), { maxLength: 4 })
  fc.assert(
    fc.property(names, of => {
      const grown = () => of.reduce<readonly string[]>(withName, NONE)
      expect(grown()).toEqual(of)
      expect(grown()).toBe(grown())
    }),
  )
  for (let i = 0; i < 5_000; i++) withName(NONE, `name ${i}`)
  expect(withName(NONE, 'one more')).toEqual(['one more'])
  expect(withName(NONE, 'one more')).not.toBe(withName(NONE, 'one more'))
})
