import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addTie, mostRepeated, NO_TIES, sumTies, type Tie } from './ties.ts'

const tie = fc.record({
  group: fc.constantFrom('a', 'b', 'c'),
  author: fc.integer({ min: 1, max: 6 }),
  weight: fc.integer({ min: 1, max: 4 }),
})

const tied = (ties: readonly Tie[], limit: number) => {
  let list = NO_TIES
  for (const one of ties) list = addTie(list, limit, one)
  return list
}

const plain = (lists: Parameters<typeof sumTies>[0]): string[] =>
  [...sumTies(lists)]
    .flatMap(([group, authors]) => [...authors].map(([author, weight]) => `${group}/${author}/${weight}`))
    .sort()

describe('ties of groups and authors', () => {
  it('add up, in one list or in many', () => {
    fc.assert(
      fc.property(fc.array(tie, { maxLength: 40 }), fc.nat(40), (ties, cut) => {
        const whole = plain([tied(ties, 100)])
        expect(plain([tied(ties.slice(0, cut), 100), tied(ties.slice(cut), 100)])).toEqual(whole)
        const sum = ties.reduce((all, { weight }) => all + weight, 0)
        expect(whole.reduce((all, one) => all + Number(one.split('/')[2]), 0)).toBe(sum)
      }),
    )
  })

  it('of more than the limit keep the same pairs, each with all its weight, in whatever order they came', () => {
    fc.assert(
      fc.property(
        fc.array(tie, { maxLength: 60 }),
        fc.integer({ min: 1, max: 8 }),
        fc.func(fc.nat()),
        (ties, limit, rank) => {
          const list = tied(ties, limit)
          const other = [...ties].sort((a, b) => rank(a, 1) - rank(b, 1))
          expect(plain([tied(other, limit)])).toEqual(plain([list]))
          expect(list.groups.length).toBeLessThanOrEqual(limit)
          const all = plain([tied(ties, 100)])
          expect(list.capped).toBe(all.length > limit)
          for (const kept of plain([list])) expect(all).toContain(kept)
        },
      ),
    )
  })

  it('tell the largest group with enough authors, the first by name of equals', () => {
    const groups = [
      { group: 'z', count: 9, authors: 1 },
      { group: 'y', count: 5, authors: 2 },
      { group: 'x', count: 5, authors: 2 },
    ]
    expect(mostRepeated(groups, 2)?.group).toBe('x')
    expect(mostRepeated(groups, 1)?.group).toBe('z')
    expect(mostRepeated(groups, 3)?.group).toBe('z')
    expect(mostRepeated([], 1)).toBeUndefined()
  })
})
