import { describe, expect, it } from 'vitest'
import { scanText } from './scan.ts'
import {
  CAPS,
  createScan,
  EXCLAIMS_MORE,
  HAS_NUMBER,
  HASHTAG,
  LINKS,
  MAX_UNITS,
  SHOUTS,
  STRETCHED,
  SYMBOL,
  TELLS_HANDLE,
  TRAILS_OFF,
} from './scan-state.ts'

const scan = createScan()
const noStems = new Uint8Array(8)

const tokensOf = (text: string): number[] => {
  scanText(text, scan, noStems)
  return [...scan.tokens.subarray(0, scan.tokenCount)]
}

const marksOf = (text: string): number => {
  scanText(text, scan, noStems)
  return scan.marks
}

describe('words', () => {
  it.each([
    ['Żółw', 'zolw', 'case and diacritics are folded'],
    ['łódź', 'lodz', 'strokes too'],
    ["don't", 'dont', 'apostrophes join'],
    ['don’t', "don't", 'curly ones too'],
    ['sooooo', 'soo', 'a run is cut to two'],
    ['[USERNAME] hej', '@kalle hej', 'placeholders are handles'],
    ['@a @b hej', '@kalle hej', 'handles in a row are one'],
    ['https://example.org/abc?d=1 x', 'www.example.com x', 'links are links'],
    ['rock &amp; roll', 'rock roll', 'entities are not words'],
    ['👍👍👍', '👍', 'a row of one pictograph is one'],
    ['👍🏽', '👍', 'skin tones change nothing'],
    ['❤️', '❤', 'nor do variation selectors'],
    ['2024 x', '1987 x', 'long numbers are alike'],
  ])('%s reads as %s: %s', (one, other) => {
    expect(tokensOf(one)).toEqual(tokensOf(other))
  })

  it.each([
    ['god', 'good', 'two letters are not one'],
    ['5/5', '1/5', 'short numbers keep their value'],
    ['😀', '😡', 'pictographs differ'],
  ])('%s differs from %s: %s', (one, other) => {
    expect(tokensOf(one)).not.toEqual(tokensOf(other))
  })

  it('flags what is loud', () => {
    scanText('WOW sooo #nice 👍👍', scan, noStems)
    expect([...scan.flags.subarray(0, 4)].map(flags => flags & (CAPS | STRETCHED | HASHTAG | SYMBOL))).toEqual([
      CAPS,
      STRETCHED,
      HASHTAG,
      SYMBOL | STRETCHED,
    ])
  })
})

describe('marks', () => {
  it.each([
    ['no!!!', EXCLAIMS_MORE],
    ['THIS IS ALL LOUD', SHOUTS],
    ['well...', TRAILS_OFF],
    ['see http://example.org', LINKS],
    ['@you there', TELLS_HANDLE],
    ['12 of them', HAS_NUMBER],
  ])('%s', (text, mark) => {
    expect(marksOf(text) & mark).toBe(mark)
  })
})

it('reads only the beginning of a long text', () => {
  scanText('a '.repeat(1_000_000), scan, noStems)
  expect(scan.tokenCount).toBe(MAX_UNITS / 2)
})
