import { describe, expect, it } from 'vitest'
import { brand } from '../../test/brand-fixtures.ts'
import { evidence, MINUTE, NOW } from '../../test/fixtures.ts'
import { languageShares, phrasesOf, timesUsual, worstFirst } from './evidence.ts'

const lumo = brand('lumo', 'Lumo', { phase: 'suspected', share: 0.563, usual: 0.18 })
const window = lumo.window!

describe('several signals', () => {
  it('come worst first by what is certain, flags last, each with its newest figures', () => {
    const first = evidence({ signalId: 'a', shareLow: 0.2, atMs: NOW - 9 * MINUTE })
    const worse = evidence({ signalId: 'a', shareLow: 0.5 })
    const other = evidence({ signalId: 'b', shareLow: 0.4 })
    const flag = evidence({ signalId: 'c', windowMs: 0, shareLow: 0 })
    expect(worstFirst([flag, first, other, worse])).toEqual([worse, other, flag])
  })
})

describe('figures of the window', () => {
  it('has languages by size, crumbs left out', () => {
    expect(languageShares(window).map(one => one.language)).toEqual(['pl', 'en', 'und'])
    const crumbs = { ...window, languages: [...window.languages, { language: 'sv', mentions: 1, negative: 0 }] }
    expect(languageShares(crumbs).map(one => one.language)).not.toContain('sv')
  })

  it('compares the volume only with a usual one that is known', () => {
    expect(timesUsual(window)).toBeCloseTo(380 / 92)
    expect(timesUsual({ ...window, usual: { ...window.usual!, coldStart: true } })).toBeUndefined()
  })

  it('takes phrases of now, else those that the evidence kept', () => {
    expect(phrasesOf(lumo, [evidence()])[0]).toMatchObject({ term: 'aplikacja nie działa', negative: 114 })
    expect(phrasesOf(undefined, [evidence(), evidence()])).toHaveLength(3)
  })
})
