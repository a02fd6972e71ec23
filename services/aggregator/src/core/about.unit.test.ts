import { describe, expect, it } from 'vitest'
import { aboutTerms, distinctiveness } from './about.ts'
import { createBackground, learnWords, occurrences, rollBackground } from './background.ts'
import { createPane } from './pane.ts'
import { pack, type Sample } from './sample.ts'
import { spellTerm, termsOf } from './terms.ts'
import { PANE_MS } from './time.ts'
import { wordsOf } from './words.ts'

const sample = (text: string, index: number): Sample => ({
  hashHigh: index,
  hashLow: 0,
  ...pack(`s:${index}`, text),
  thread: '',
  topics: [],
  terms: undefined,
  termSet: undefined,
})
const samples = (texts: readonly string[]): Sample[] => texts.map(sample)
const repeat = (howMany: number, ...texts: string[]): string[] =>
  Array.from({ length: howMany }, (_, i) => texts[i % texts.length]!)

const backgroundOf = (texts: readonly string[]) => {
  const background = createBackground()
  for (const [index, text] of texts.entries()) {
    learnWords(background, { ...createPane(index * 4 * PANE_MS), others: [sample(text, index)] })
  }
  rollBackground(background, 1_000)
  return background
}

const about = (texts: readonly string[], usual: readonly string[] = [], ownWords: readonly string[] = []) => {
  const background = createBackground()
  for (const [index, text] of usual.entries()) {
    learnWords(background, { ...createPane((index % 80) * 4 * PANE_MS), others: [sample(text, index)] })
  }
  rollBackground(background, 1)
  return aboutTerms({ samples: samples(texts), negative: texts.length, background, ownWords: new Set(ownWords) })
}

describe('words', () => {
  it.each([
    ['The APP is broken!', ['the', 'app', 'is', 'broken']],
    ['Zażółć gęślą jaźń', ['zażółć', 'gęślą', 'jaźń']],
    ["don't re-open", ["don't", 're-open']],
    ['see https://example.org/a?b=1 now', ['see', 'now']],
    ['@someone: 42 is a 4g phone', ['is', '4g', 'phone']],
    ['Gör om, gör rätt 😡😡', ['gör', 'om', 'gör', 'rätt']],
    ['', []],
  ])('of %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })

  it('spells terms as they stand in a text', () => {
    const terms = [...termsOf('Aplikacja nie działa')]
    expect(terms.map(term => spellTerm('aplikacja NIE działa dziś', term))).toEqual([
      'aplikacja',
      'nie',
      'aplikacja nie',
      'działa',
      'nie działa',
    ])
    expect(spellTerm('something else', terms[0]!)).toBeUndefined()
  })
})

describe('what it is about', () => {
  it('finds what sets negatives apart from usual talk, with three mentions each', () => {
    const usual = repeat(60, 'lumo coffee on friday', 'a new colour of the lumo phone', 'the lumo app is fine')
    const terms = about(
      repeat(30, 'the update broke my phone', 'since the update nothing works', 'lumo refund now'),
      usual,
      ['lumo'],
    )
    expect(terms.map(term => term.term)).toContain('the update')
    expect(terms.map(term => term.term).join(' ')).not.toMatch(/lumo|coffee|friday|phone$/)
    for (const term of terms) expect(term.mentionIds).toHaveLength(3)
    expect(terms.length).toBeLessThanOrEqual(3)
  })

  it.each([
    ['English', 'the battery is dead and it is not what they said', /battery|dead/],
    ['Polish', 'nie działa bateria i to jest bardzo złe', /bateria|działa|złe/],
    ['Swedish', 'det är så att batteriet inte fungerar på en dag', /batteriet|fungerar/],
    ['Indonesian', 'ini tidak bisa dipakai karena baterai itu rusak', /baterai|rusak|dipakai/],
  ])('passes over the commonest words of %s before it has heard anything', (_, text, expected) => {
    const terms = about(repeat(20, text))
    expect(terms[0]?.term).toMatch(expected)
  })

  it('says nothing of words that are always there', () => {
    const text = 'coffee on friday morning'
    expect(about(repeat(20, text), repeat(80, text))).toEqual([])
  })

  it("leaves out the brand's own name, and says nothing of a few negatives", () => {
    expect(about(repeat(20, 'lumo'), [], ['lumo'])).toEqual([])
    expect(about(repeat(4, 'the update broke it'))).toEqual([])
  })

  it('lets a pair stand for its words', () => {
    const terms = about(repeat(24, 'battery fire', 'the battery fire again')).map(term => term.term)
    expect(terms).toContain('battery fire')
    expect(terms).not.toContain('battery')
    expect(terms).not.toContain('fire')
  })

  it('counts for the whole window what the sample stands for', () => {
    const [first] = aboutTerms({
      samples: samples(repeat(30, 'refund')),
      negative: 300,
      background: createBackground(),
      ownWords: new Set(),
    })
    expect(first).toMatchObject({ term: 'refund', negative: 300 })
  })

  it('measures distinctiveness as log-odds in standard deviations', () => {
    expect(distinctiveness(10, 20, 50, 100)).toBeCloseTo(0, 1)
    expect(distinctiveness(15, 20, 5, 100)).toBeGreaterThan(3)
    expect(distinctiveness(1, 20, 50, 100)).toBeLessThan(-1)
  })

  it('remembers a day of words and forgets the rest', () => {
    const background = backgroundOf(repeat(40, 'morning coffee'))
    expect(background.samples).toBe(0)
    const fresh = createBackground()
    learnWords(fresh, { ...createPane(0), others: [sample('morning coffee', 1)] })
    const [term] = termsOf('morning')
    expect(occurrences(fresh, term!)).toBe(0)
    rollBackground(fresh, 1)
    expect(occurrences(fresh, term!)).toBe(1)
    rollBackground(fresh, 24)
    expect(occurrences(fresh, term!)).toBe(1)
    rollBackground(fresh, 25)
    expect(occurrences(fresh, term!)).toBe(0)
  })
})
