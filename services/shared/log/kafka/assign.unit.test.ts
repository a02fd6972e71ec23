import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Assignment, assign, type Candidate } from './assign.ts'

const candidate = (memberId: string, more: Partial<Candidate> = {}): Candidate => ({
  memberId,
  topics: ['t'],
  holds: [],
  generation: 0,
  ...more,
})
const of = (...partitions: number[]) => partitions.map(partition => ({ topic: 't', partition }))
const counts = new Map([['t', 4]])
const given = (all: ReadonlyMap<string, Assignment>, memberId: string): string[] =>
  all.get(memberId)!.partitions.map(({ topic, partition }) => `${topic}/${partition}`)

/** Rebalances until nothing moves, as the members of a group would. */
const settle = (members: readonly Candidate[], partitionCounts: ReadonlyMap<string, number>) => {
  let current = members
  for (let generation = 1; generation < 10; generation++) {
    const all = assign(current, partitionCounts)
    current = current.map(member => ({ ...member, generation, holds: all.get(member.memberId)!.partitions }))
    if (![...all.values()].some(({ moving }) => moving)) return current
  }
  throw new Error('does not settle')
}

describe('assignment', () => {
  it('gives all partitions to the only member', () => {
    expect(given(assign([candidate('a')], counts), 'a')).toEqual(['t/0', 't/1', 't/2', 't/3'])
  })

  it('gives nothing away that another still holds, and says that it moves', () => {
    const all = assign([candidate('a', { holds: of(0, 1, 2, 3), generation: 1 }), candidate('b')], counts)
    expect(given(all, 'a')).toEqual(['t/0', 't/1'])
    expect(given(all, 'b')).toEqual([])
    expect(all.get('b')!.moving).toBe(true)
  })

  it('gives it once it is let go', () => {
    const all = assign([candidate('a', { holds: of(0, 1), generation: 2 }), candidate('b', { generation: 2 })], counts)
    expect(given(all, 'b')).toEqual(['t/2', 't/3'])
    expect(all.get('b')!.moving).toBe(false)
  })

  it('believes the later of two claims: a member that slept through a rebalance holds nothing', () => {
    const slept = candidate('a', { holds: of(0, 1, 2, 3), generation: 3 })
    const all = assign([slept, candidate('b', { holds: of(0, 1, 2, 3), generation: 4 })], counts)
    expect(given(all, 'a')).toEqual([])
    expect(given(all, 'b')).toHaveLength(2)
  })

  it('serves members with different topics', () => {
    const all = assign(
      [candidate('a', { topics: ['t', 'u'] }), candidate('b')],
      new Map([
        ['t', 2],
        ['u', 2],
      ]),
    )
    expect(given(all, 'a')).toEqual(expect.arrayContaining(['u/0', 'u/1']))
    expect([...given(all, 'a'), ...given(all, 'b')].toSorted()).toEqual(['t/0', 't/1', 'u/0', 'u/1'])
  })

  it('ends even and complete, with partition i of every topic together, whatever the members held', () => {
    const scenario = fc.record({
      memberCount: fc.integer({ min: 1, max: 6 }),
      partitions: fc.integer({ min: 1, max: 12 }),
      claims: fc.array(fc.tuple(fc.nat(5), fc.nat(11), fc.nat(3)), { maxLength: 20 }),
    })
    fc.assert(
      fc.property(scenario, ({ memberCount, partitions, claims }) => {
        const topics = ['t', 'u']
        const members = Array.from({ length: memberCount }, (_, index) => {
          const own = claims.filter(([member, partition]) => member === index && partition < partitions)
          const holds = own.flatMap(([, partition]) => topics.map(topic => ({ topic, partition })))
          return candidate(`m${index}`, { topics, holds, generation: own[0]?.[2] ?? 0 })
        })
        const settled = settle(members, new Map(topics.map(topic => [topic, partitions])))
        const sizes = settled.map(({ holds }) => holds.length / 2)
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
        const all = settled.flatMap(({ holds }) => holds.map(({ topic, partition }) => `${topic}/${partition}`))
        expect(new Set(all).size).toBe(all.length)
        expect(all).toHaveLength(2 * partitions)
        for (const { holds } of settled) {
          const inTopic = (topic: string) =>
            holds.filter(held => held.topic === topic).map(({ partition }) => partition)
          expect(inTopic('t')).toEqual(inTopic('u'))
        }
      }),
    )
  })
})
