import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMatcher } from './matcher.ts'
import { referenceMatch } from './test/reference.ts'

const termsFound = (term: string | { text: string; caseSensitive?: boolean; diacriticsSensitive?: boolean }) => {
  const matcher = createMatcher([{ brandId: 'b', terms: [typeof term === 'string' ? { text: term } : term] }])
  return (text: string): boolean => matcher.match(text).length > 0
}

describe('brand matching', () => {
  it.each([
    ['a word at the start', 'Lumo', 'Lumo is down', true],
    ['a word at the end', 'Lumo', 'no more lumo', true],
    ['a word before punctuation', 'Lumo', 'why, Lumo?!', true],
    ['no part of a word', 'Lumo', 'lumolab slumo', false],
    ['a possessive', 'Lumo', 'Lumo’s app', true],
    ['no part of a name with a low line', 'Lumo', 'my_lumo', false],
    ['a word inside a hashtag', 'Lumo', '#lumo', true],
    ['accents', 'Zażółć', 'ZAZOLC now', true],
    ['accents of the text', 'zazolc', 'zażółć gęślą', true],
    ['decomposed accents', 'café', 'the cafe\u0301 on the corner', true],
    ['sharp s', 'Strasse', 'die STRAẞE', true],
    ['sharp s the other way', 'Straße', 'strasse', true],
    ['o with a stroke', 'Smørrebrød', 'smorrebrod', true],
    ['full-width letters', 'lumo', 'ｌｕｍｏ', true],
    ['mathematical letters', 'lumo', '𝓛𝓾𝓶𝓸 rocks', true],
    ['a word between emoji', 'lumo', '☕️lumo👩‍👩‍👧', true],
    ['a soft hyphen inside', 'lumo', 'lu\u00admo', true],
    ['a trade mark sign', 'lumo', 'Lumo™', true],
    ['dotted capital I', 'istanbul', 'İSTANBUL', true],
    ['a phrase', 'Kopi Pagi', 'beli kopi   pagi\ndong', true],
    ['a phrase with a hyphen', 'Kopi Pagi', 'kopi-pagi', true],
    ['no phrase across a comma', 'Kopi Pagi', 'kopi, pagi', false],
    ['no phrase without the space', 'Kopi Pagi', 'kopipagi', false],
    ['a handle', '@lumo', 'hi @Lumo!', true],
    ['a handle of a server', '@lumo', '@lumo@example.social', true],
    ['a handle at the end of a sentence', '@lumo', 'thanks @lumo.', true],
    ['no handle that goes on', '@lumo', '@lumo.fans @lumo-fans @lumo_pl @lumos', false],
    ['no mail address', '@lumo', 'info@lumo', false],
    ['no bare word for a handle', '@lumo', 'lumo', false],
    ['a hashtag', '#lumo', 'down again #LUMO', true],
    ['no longer hashtag', '#lumo', '#lumofail', false],
    ['a hashtag by its beginning', '#lumo*', '#LumoFail', true],
    ['an inflected form', 'lumow*', 'lumowego', true],
    ['a beginning that is all', 'lumow*', 'lumow', true],
    ['a beginning not inside a word', 'lumow*', 'xlumowy', false],
    ['a beginning that ends inside sharp s', 'gros*', 'groß', true],
    ['an inflected phrase', 'kopi pag*', 'kopi paginya', true],
    ['signs inside', 'H&M', 'h&m sale', true],
    ['signs are not spaces', 'H&M', 'h m', false],
    ['signs at the end', 'C++', 'I love c++!', true],
    ['a name that begins with a dot', '.NET', 'ASP.NET core', true],
    ['an emoji as a term', '🔥', 'so 🔥🔥', true],
    ['an empty text', 'lumo', '', false],
    ['lone surrogates', 'lumo', '\ud83d lumo \udc00', true],
  ])('finds %s', (_what, term, text, expected) => {
    expect(termsFound(term)(text)).toBe(expected)
  })

  it.each([
    ['the same case', { text: 'LUMO', caseSensitive: true }, 'LUMO', true],
    ['another case', { text: 'LUMO', caseSensitive: true }, 'Lumo', false],
    ['accents with case', { text: 'ŁÓDŹ', caseSensitive: true }, 'LODZ', true],
    ['the same accents', { text: 'Åre', diacriticsSensitive: true }, 'åre', true],
    ['the same accents decomposed', { text: 'Åre', diacriticsSensitive: true }, 'A\u030are', true],
    ['other accents', { text: 'Åre', diacriticsSensitive: true }, 'are', false],
    ['a sensitive beginning', { text: 'Åre*', diacriticsSensitive: true }, 'åren', true],
  ])('compares %s', (_what, term, text, expected) => {
    expect(termsFound(term)(text)).toBe(expected)
  })

  it('names the terms of every brand, and leaves out those that are excluded', () => {
    const matcher = createMatcher([
      { brandId: 'a', terms: [{ text: 'lumo' }, { text: '#lumo*' }], exclusions: [{ text: 'san lumo' }] },
      { brandId: 'b', terms: [{ text: 'app' }, { text: 'lumo' }] },
    ])
    expect(matcher.match('the Lumo app #lumodown lumo')).toEqual([
      { brandId: 'a', terms: ['lumo', '#lumo*'] },
      { brandId: 'b', terms: ['app', 'lumo'] },
    ])
    expect(matcher.match('San Lumo, lumo')).toEqual([{ brandId: 'b', terms: ['lumo'] }])
    expect(matcher.match('nothing here')).toEqual([])
  })

  it('matches nothing without brands', () => {
    expect(createMatcher([]).match('lumo')).toEqual([])
  })

  it('agrees with the plain reference on random texts', () => {
    const letters = ['lumo', 'LUMO', 'ł', 'l', 'e\u0301', 'É', 'e', 'ß', 's', 'ø', '7', '_', 'ж', 'ｌ']
    const signs = ['@', '#', '.', ',', '🔥', '☕️', '’']
    const gaps = [' ', '-', '–', '\n']
    const invisible = ['\u00ad', '\u200d', '\ud83d']
    const joined = (parts: fc.Arbitrary<string[]>) => parts.map(list => list.join(''))
    const piece = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...letters) },
      { weight: 2, arbitrary: fc.constantFrom(...signs) },
      { weight: 3, arbitrary: fc.constantFrom(...gaps) },
      { weight: 1, arbitrary: fc.constantFrom(...invisible) },
    )
    const body = joined(fc.array(fc.constantFrom(...letters, ...signs, ' ', '-'), { minLength: 1, maxLength: 3 }))
    const term = fc.record({
      text: fc.tuple(body, fc.boolean()).map(([of, star]) => `${of}${star ? '*' : ''}`),
      caseSensitive: fc.boolean(),
      diacriticsSensitive: fc.boolean(),
    })
    const brand = fc.record({ terms: fc.array(term, { maxLength: 5 }), exclusions: fc.array(term, { maxLength: 1 }) })
    /** Texts in which the brands' own terms stand among other pieces, so that many of them match. */
    const brandsAndTexts = fc.array(brand, { maxLength: 3 }).chain(drafts => {
      const bodies = drafts.flatMap(({ terms }) => terms.map(one => one.text.replace('*', '')))
      const word = bodies.length === 0 ? piece : fc.oneof({ weight: 3, arbitrary: piece }, fc.constantFrom(...bodies))
      const text = joined(fc.array(word, { maxLength: 12 }))
      return fc.tuple(fc.constant(drafts), fc.array(text, { maxLength: 8 }))
    })
    let matches = 0
    fc.assert(
      fc.property(brandsAndTexts, ([drafts, texts]) => {
        const brands = drafts.map((draft, index) => ({ brandId: `b${index}`, ...draft }))
        const matcher = createMatcher(brands)
        for (const one of texts) {
          const found = matcher.match(one)
          matches += found.length
          expect(found).toEqual(referenceMatch(brands, one))
        }
      }),
      { numRuns: 1_200 },
    )
    expect(matches).toBeGreaterThan(1_000)
  }, 30_000)
})
