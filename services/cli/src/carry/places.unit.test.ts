import { partitionOf } from '@tocsin/shared/log/partitioner.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rememberedIn, translateMetadata } from './metadata.ts'
import { belongsTo, childrenOf, createTranslation, isMultiple } from './places.ts'
import { inOrder } from './source.ts'

const counts = fc.record({ from: fc.integer({ min: 1, max: 12 }), times: fc.integer({ min: 1, max: 5 }) })

describe('where brands go', () => {
  it('is one of the partitions that take over from the one they were in, for every key and every multiple', () => {
    fc.assert(
      fc.property(counts, fc.string(), ({ from, times }, key) => {
        const to = from * times
        const children = childrenOf(partitionOf(key, from), from, to)
        expect(children).toHaveLength(times)
        const homes = children.filter(child => belongsTo({ key, headers: {} }, child, { from, to }))
        expect(homes).toEqual([partitionOf(key, to)])
        const ticked = children.filter(child => belongsTo({ key: '', headers: { kind: 'tick' } }, child, { from, to }))
        expect(ticked).toEqual(children)
      }),
    )
  })

  it.each([
    [3, 6, true],
    [3, 9, true],
    [3, 3, true],
    [3, 4, false],
    [6, 3, false],
  ])('from %i to %i partitions is possible: %s', (from, to, possible) => expect(isMultiple(from, to)).toBe(possible))
})

it('stands for an offset by how many records went before it, whatever is missing between', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.bigInt({ min: 0n, max: 60n }), { maxLength: 40 }),
      fc.array(fc.bigInt({ min: 0n, max: 70n }), { maxLength: 10 }),
      fc.func(fc.boolean()),
      (found, remembered, isCarried) => {
        const offsets = found.toSorted((a, b) => (a < b ? -1 : 1))
        const translation = createTranslation(remembered)
        for (const offset of offsets) {
          translation.pass(offset)
          if (isCarried(offset)) translation.carried()
        }
        for (const one of remembered)
          expect(translation.of(one)).toBe(BigInt(offsets.filter(offset => offset < one && isCarried(offset)).length))
      },
    ),
  )
})

describe('what groups remember beside their places', () => {
  it.each([
    ['notifier.v1', 'events=120', 'events=20', [['notifications.events.v1', 120n]]],
    [
      'hold-connectors.v1',
      '105:desk,ads 130:mail',
      '5:desk,ads 30:mail',
      [
        ['holds.work.v1', 105n],
        ['holds.work.v1', 130n],
      ],
    ],
    ['hold-connectors.v1', '', '', []],
    ['sentiment.v1', '4711', '', []],
    ['archive.v1', '', '', []],
  ] as const)('%s: "%s" becomes "%s"', (groupId, metadata, expected, remembered) => {
    expect(rememberedIn({ groupId, metadata }).map(({ topic, offset }) => [topic, offset])).toEqual(remembered)
    expect(translateMetadata({ groupId, metadata }, ({ offset }) => offset - 100n)).toBe(expected)
  })
})

it('copies what is derived before its origin, evidence after requests, and configuration last', () => {
  const names = [
    'mentions.collected.v1',
    'config.versions.v1',
    'notifications.events.v1',
    'sources.cursors.v1',
    'mentions.scored.v1',
    'crisis.events.v1',
    'notifications.requested.v1',
    'windows.updated.v1',
    'aggregator.state.v1',
    'signals.raised.v1',
  ].map(name => ({ name }))
  expect(inOrder(names).map(({ name }) => name.split('.').slice(0, 2).join('.'))).toEqual([
    'aggregator.state',
    'windows.updated',
    'signals.raised',
    'crisis.events',
    'notifications.requested',
    'notifications.events',
    'sources.cursors',
    'mentions.scored',
    'mentions.collected',
    'config.versions',
  ])
})
