import { describe, expect, it } from 'vitest'
import { brand, signal } from '../../test/brand-fixtures.ts'
import { aboutSignal, aboutWindow, topicsOf } from './about.ts'

const window = brand('lumo', 'Lumo', { phase: 'suspected', share: 0.563, usual: 0.18 }).window!
const mixed = window.languages.map(one => ({ ...one, negative: 70 }))

describe('what a window is about', () => {
  it('is its phrases, and the topic of enough of its negatives', () => {
    expect(aboutWindow(window)).toMatchObject({
      of: 214,
      unit: 'negatives',
      topic: { topic: 'outage', negative: 54 },
      topicFirst: false,
      copies: 0,
    })
    expect(aboutWindow({ ...window, topics: [{ topic: 'price', negative: 20 }] }).topic).toBeUndefined()
  })

  it('puts the topic first where languages are mixed, or no phrase stands out', () => {
    const [phrase] = window.about
    expect(aboutWindow({ ...window, languages: mixed, about: [{ ...phrase!, negative: 100 }] }).topicFirst).toBe(true)
    expect(aboutWindow({ ...window, languages: mixed, about: [{ ...phrase!, negative: 114 }] }).topicFirst).toBe(false)
    expect(aboutWindow({ ...window, about: [] }).topicFirst).toBe(true)
  })

  it('has topics that are worth their count', () => {
    expect(topicsOf(window).map(({ topic }) => topic)).toEqual(['outage', 'service'])
    const { topics: _, ...without } = window
    expect(topicsOf(without)).toEqual([])
  })
})

describe('what a signal is about', () => {
  const one = signal('lumo/x/1', 'lumo', 'watch', 'Why.')

  it('is told by the mentions that carry it', () => {
    expect(aboutSignal(one)).toMatchObject({ of: 214, unit: 'negatives', topic: { topic: 'outage' }, copies: 0 })
    const flood = { ...one, kind: 'fight' as const, copies: { negative: 60, same: 9, sampled: 32 } }
    expect(aboutSignal(flood)).toMatchObject({ unit: 'replies', copies: 60 })
  })

  it('does not say again what a topic rule says, and nothing of a flag', () => {
    expect(aboutSignal({ ...one, kind: 'topic' })!.topic).toBeUndefined()
    const { carriedBy: _, ...flag } = one
    expect(aboutSignal({ ...flag, kind: 'flag' })).toBeUndefined()
  })
})
