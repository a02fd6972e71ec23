import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRanges, type PlacedRange } from './ranges.ts'

const range = (place: number, from: number, to: number, oneIn: number): PlacedRange => ({
  place: BigInt(place),
  fromOffset: BigInt(from),
  toOffset: BigInt(to),
  oneIn,
})
const readAll = (ranges: readonly PlacedRange[]) => {
  const read = createRanges()
  for (const one of ranges) read.read(one)
  return read
}
const oneInAt = (ranges: readonly PlacedRange[], ...offsets: number[]) => {
  const read = readAll(ranges)
  return offsets.map(offset => read.at(BigInt(offset))?.oneIn)
}

describe('ranges of a partition', () => {
  it.each<[string, readonly PlacedRange[], readonly (number | undefined)[]]>([
    ['nothing is decided where nobody has written', [], [undefined, undefined, undefined]],
    ['one after another', [range(0, 0, 10, 1), range(1, 10, 20, 4)], [1, 4, undefined]],
    ['of two with one beginning the first counts', [range(0, 0, 10, 2), range(1, 0, 20, 8)], [2, undefined, undefined]],
    [
      'one that begins inside another does not count',
      [range(0, 0, 10, 2), range(1, 5, 30, 8)],
      [2, undefined, undefined],
    ],
    [
      'one that is late does not count',
      [range(0, 0, 10, 2), range(1, 10, 20, 4), range(2, 10, 30, 8)],
      [2, 4, undefined],
    ],
    ['between ranges everything is passed on', [range(0, 0, 3, 2), range(1, 12, 30, 8)], [1, 8, 8]],
    [
      'what says nothing sensible does not count',
      [range(0, 0, 30, 3), range(1, 5, 5, 2)],
      [undefined, undefined, undefined],
    ],
  ])('%s', (_name, ranges, expected) => {
    expect(oneInAt(ranges, 5, 15, 25)).toEqual(expected)
  })

  it('say the same from any place that counts on as from the beginning', () => {
    const anyRange = fc.record({
      from: fc.nat(60),
      length: fc.nat(20),
      oneIn: fc.constantFrom(1, 2, 4, 64, 3),
    })
    fc.assert(
      fc.property(fc.array(anyRange, { minLength: 1, maxLength: 30 }), fc.nat(80), (drawn, offset) => {
        const log = drawn.map(({ from, length, oneIn }, place) => range(place, from, from + length, oneIn))
        const whole = readAll(log)
        const here = whole.at(BigInt(offset))
        if (here === undefined) return
        const later = readAll(log.slice(Number(here.place)))
        for (let at = offset; at < 90; at++) expect(later.at(BigInt(at))?.oneIn).toBe(whole.at(BigInt(at))?.oneIn)
      }),
    )
  })

  it('forget what has been passed, and nothing after it', () => {
    const read = readAll([range(0, 0, 10, 2), range(1, 10, 20, 4)])
    read.forget(10n)
    expect(read.at(12n)?.oneIn).toBe(4)
    read.forget(20n)
    expect(read.last()?.toOffset).toBe(20n)
  })
})
