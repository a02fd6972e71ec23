import fc from 'fast-check'
import { expect, it } from 'vitest'
import { topTopics } from './topic.ts'

it('a window names the five topics of most negatives, most first, equals by name, none without negatives', () => {
  const counts = fc.uniqueArray(fc.tuple(fc.string({ maxLength: 3 }), fc.nat(6)), { selector: ([topic]) => topic })
  fc.assert(
    fc.property(counts, given => {
      const all = given.filter(([, negative]) => negative > 0)
      all.sort(([a, ofA], [b, ofB]) => ofB - ofA || (a < b ? -1 : 1))
      const sums = { topics: given.map(([topic]) => topic), topicNegative: given.map(([, negative]) => negative) }
      expect(topTopics(sums)).toEqual(all.slice(0, 5).map(([topic, negative]) => ({ topic, negative })))
    }),
  )
})
