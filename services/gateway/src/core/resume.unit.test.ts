import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeToken, encodeToken, inDeliveryOrder, type Layout, planResume, positionsAfter } from './resume.ts'
import type { TimelineEntry } from './timeline.ts'

const LAYOUT: Layout = [
  { topic: 'windows', partitions: 3 },
  { topic: 'signals', partitions: 2 },
]
const positionsArb = fc.tuple(
  fc.array(fc.bigInt(0n, 2n ** 62n), { minLength: 3, maxLength: 3 }),
  fc.array(fc.bigInt(0n, 2n ** 62n), { minLength: 2, maxLength: 2 }),
)
const entry = (topic: string, partition: number, offset: bigint, atMs: number): TimelineEntry => ({
  event: { id: `${topic}${partition}@${offset}`, atMs, brandId: 'a', kind: 'signal-opened', text: '' },
  place: { topic, partition, offset },
  brandIds: ['a'],
})

describe('resume tokens', () => {
  it('carry any positions', () => {
    fc.assert(
      fc.property(positionsArb, positions => {
        expect(decodeToken(encodeToken(positions), LAYOUT)).toEqual(positions)
      }),
    )
  })

  it('are treated as none after any change of one character', () => {
    fc.assert(
      fc.property(positionsArb, fc.nat(), fc.constantFrom(...'AZaz09-_.=é '), (positions, at, character) => {
        const token = encodeToken(positions)
        const index = at % token.length
        fc.pre(token[index] !== character)
        expect(decodeToken(token.slice(0, index) + character + token.slice(index + 1), LAYOUT)).toBeUndefined()
      }),
    )
  })

  it('are treated as none when they are no tokens at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(decodeToken(text, LAYOUT)).toBeUndefined()
      }),
    )
    expect(decodeToken('A'.repeat(100_000), LAYOUT)).toBeUndefined()
  })

  it('of another layout are treated as none', () => {
    const token = encodeToken([[1n, 2n, 3n], [4n]])
    expect(decodeToken(token, LAYOUT)).toBeUndefined()
  })
})

describe('the plan for a token', () => {
  const read = {
    layout: LAYOUT,
    floors: [
      [2n, 0n, 0n],
      [5n, 0n],
    ],
    positions: [
      [10n, 4n, 0n],
      [9n, 0n],
    ],
  }
  it.each([
    ['no token starts afresh', undefined, 'fresh'],
    ['nonsense restarts', 'nonsense', 'restarted'],
    [
      'within what was read it resumes',
      [
        [2n, 4n, 0n],
        [9n, 0n],
      ],
      'resumed',
    ],
    [
      'all of what was read it resumes',
      [
        [10n, 4n, 0n],
        [9n, 0n],
      ],
      'resumed',
    ],
    [
      'below what this replica knows it restarts',
      [
        [1n, 4n, 0n],
        [9n, 0n],
      ],
      'restarted',
    ],
    [
      'beyond what this replica has read it is ahead',
      [
        [10n, 4n, 1n],
        [9n, 0n],
      ],
      'ahead',
    ],
    [
      'below in one place and beyond in another it restarts',
      [
        [10n, 4n, 1n],
        [4n, 0n],
      ],
      'restarted',
    ],
  ] as const)('%s', (_sentence, token, kind) => {
    const text = token === undefined || typeof token === 'string' ? token : encodeToken(token)
    expect(planResume(text, read).kind).toBe(kind)
  })
})

describe('the order of delivery', () => {
  it('is by time, but by offset within a partition', () => {
    const late = entry('signals', 0, 1n, 50)
    const early = entry('signals', 0, 2n, 10)
    const other = entry('windows', 0, 9n, 20)
    expect(inDeliveryOrder([early, other, late])).toEqual([other, late, early])
  })

  it('lets positions say what was had', () => {
    const start = [
      [0n, 0n, 0n],
      [0n, 0n],
    ]
    expect(positionsAfter(start, { topic: 'signals', partition: 1, offset: 7n }, LAYOUT)).toEqual([
      [0n, 0n, 0n],
      [0n, 8n],
    ])
  })
})
