import { describe, expect, it } from 'vitest'
import { DEFAULT_RULES } from './default-rules.ts'
import { initialMemory, nextWakeup, type RuleMemory, step, type Transition } from './detector.ts'
import type { Figures, Verdict } from './rules.ts'

const rule = { ...DEFAULT_RULES[0]!, evaluations: 3, closeAfterMs: 60_000, coolDownMs: 120_000 }
const figures: Figures = {
  mentions: 40,
  negative: 20,
  negativeExcess: 0,
  weightSquares: 40,
  authors: 20,
  scale: 1,
  flags: 0,
  corrected: undefined,
  repeated: undefined,
}

/** Given a memory, when these verdicts come at these seconds, then these are the transitions. */
const play = (
  verdicts: readonly (readonly [second: number, verdict: Verdict, over?: Partial<Figures>])[],
  given: RuleMemory = initialMemory,
) => {
  let memory = given
  const transitions: [number, Transition][] = []
  for (const [second, verdict, over] of verdicts) {
    const next = step(memory, rule, verdict, { ...figures, ...over }, second * 1_000)
    memory = next.memory
    if (next.transition !== 'none') transitions.push([second, next.transition])
  }
  return { memory, transitions }
}

const open = play([
  [1, 'fires'],
  [11, 'fires'],
  [21, 'fires'],
]).memory

describe('the detector', () => {
  it('opens when three evaluations ten seconds apart agree', () => {
    expect(
      play([
        [1, 'fires'],
        [11, 'fires'],
        [21, 'fires'],
      ]).transitions,
    ).toEqual([[21, 'opened']])
  })

  it('does not count evaluations that lie closer together', () => {
    expect(
      play([
        [1, 'fires'],
        [2, 'fires'],
        [3, 'fires'],
        [10, 'fires'],
      ]).transitions,
    ).toEqual([])
  })

  it('begins again when one of the three disagrees', () => {
    expect(
      play([
        [1, 'fires'],
        [11, 'between'],
        [21, 'fires'],
        [31, 'fires'],
      ]).transitions,
    ).toEqual([])
    expect(
      play([
        [1, 'fires'],
        [11, 'calm'],
        [12, 'fires'],
        [22, 'fires'],
        [32, 'fires'],
      ]).transitions,
    ).toEqual([[32, 'opened']])
  })

  it('does not mind what lies between two evaluations that count', () => {
    expect(
      play([
        [1, 'fires'],
        [5, 'calm'],
        [11, 'fires'],
        [15, 'calm'],
        [21, 'fires'],
      ]).transitions,
    ).toEqual([[21, 'opened']])
  })

  it('stays open while the value is between its limits (hysteresis)', () => {
    const later = play(
      [
        [30, 'between'],
        [100, 'between'],
        [500, 'between'],
      ],
      open,
    )
    expect(later.transitions).toEqual([])
    expect(later.memory.openedAtMs).toBe(21_000)
  })

  it('closes after a minute of calm, and only then', () => {
    expect(
      play(
        [
          [30, 'calm'],
          [89, 'calm'],
        ],
        open,
      ).transitions,
    ).toEqual([])
    expect(
      play(
        [
          [30, 'calm'],
          [90, 'calm'],
        ],
        open,
      ).transitions,
    ).toEqual([[90, 'closed']])
  })

  it('counts the calm anew when it was broken', () => {
    expect(
      play(
        [
          [30, 'calm'],
          [60, 'between'],
          [90, 'calm'],
          [149, 'calm'],
        ],
        open,
      ).transitions,
    ).toEqual([])
  })

  it('does not open again while it cools down', () => {
    const { memory } = play(
      [
        [30, 'calm'],
        [90, 'calm'],
      ],
      open,
    )
    expect(
      play(
        [
          [100, 'fires'],
          [110, 'fires'],
          [209, 'fires'],
        ],
        memory,
      ).transitions,
    ).toEqual([])
    expect(
      play(
        [
          [210, 'fires'],
          [220, 'fires'],
          [230, 'fires'],
        ],
        memory,
      ).transitions,
    ).toEqual([[230, 'opened']])
  })

  it.each<[string, Partial<Figures>, Transition | undefined]>([
    ['more mentions by a tenth', { mentions: 45 }, 'updated'],
    ['a few mentions more of the same', { mentions: 42, negative: 21 }, undefined],
    ['a share that moved by two points', { negative: 21 }, 'updated'],
    ['more authors', { authors: 23 }, 'updated'],
    ['nothing new', {}, undefined],
  ])('tells an open episode again for %s', (_, over, expected) => {
    expect(play([[31, 'fires', over]], open).transitions[0]?.[1]).toBe(expected)
  })

  it('tells it again at most every ten seconds', () => {
    expect(
      play(
        [
          [25, 'fires', { mentions: 100 }],
          [31, 'fires', { mentions: 100 }],
        ],
        open,
      ).transitions,
    ).toEqual([[31, 'updated']])
  })

  it('says when it must be looked at again', () => {
    const first = step(initialMemory, rule, 'fires', figures, 1_000).memory
    expect(nextWakeup(initialMemory, rule, 1_000)).toBe(Number.POSITIVE_INFINITY)
    expect(nextWakeup(first, rule, 1_000)).toBe(11_000)
    expect(nextWakeup(open, rule, 22_000)).toBe(31_000)
    const calm = play([[40, 'calm']], open).memory
    expect(nextWakeup(calm, rule, 41_000)).toBe(100_000)
  })
})
