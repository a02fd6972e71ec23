import type { BrandInput } from '@tocsin/shared/gen/tocsin/config/v1/Brand.ts'
import type { TermInput } from '@tocsin/shared/gen/tocsin/config/v1/Term.ts'

const ACCENTS = /[\u0300-\u036f\u20d0-\u20ff]/g
const PLAIN = { ł: 'l', Ł: 'L', ø: 'o', Ø: 'O', ß: 'ss', ẞ: 'SS' } as Readonly<Record<string, string>>
const isWord = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{M}\p{Nd}_]/u.test(char)

/** A text as the obvious means of the language make it comparable: slowly, whole, once per term. */
const comparable = (text: string, { caseSensitive, diacriticsSensitive }: TermInput): string[] => {
  let folded = text.replace(/\u00ad|\u200d|\ufe0f/g, '').replace(/’/g, "'")
  folded = folded.replace(/[\s\p{Pd}]+/gu, gap => (gap === '-' ? '-' : ' '))
  folded = diacriticsSensitive
    ? folded.normalize('NFC')
    : folded
        .normalize('NFKD')
        .replace(ACCENTS, '')
        .replace(/[łŁøØßẞ]/g, letter => PLAIN[letter]!)
  return [...(caseSensitive ? folded : folded.toLowerCase())]
}

/** A lone hyphen is a gap like any other, except after a handle. */
const isSame = (a: string | undefined, b: string): boolean => (a === '-' ? ' ' : a) === (b === '-' ? ' ' : b)

const holds = (text: string, term: TermInput): boolean => {
  const configured = term.text ?? ''
  const isPrefix = configured.endsWith('*')
  const body = [
    ...comparable(isPrefix ? configured.slice(0, -1) : configured, term)
      .join('')
      .replace(/^[ -]+|[ -]+$/g, ''),
  ]
  if (body.length === 0) return false
  const chars = comparable(text, term)
  const first = body[0]!
  const last = body.at(-1)
  for (let at = 0; at + body.length <= chars.length; at++) {
    if (body.some((char, offset) => !isSame(chars[at + offset], char))) continue
    if ((isWord(first) || first === '@' || first === '#') && isWord(chars[at - 1])) continue
    const [next, afterNext] = [chars[at + body.length], chars[at + body.length + 1]]
    if (!isPrefix && isWord(last)) {
      if (isWord(next)) continue
      if (first === '@' && (next === '.' || next === '-') && isWord(afterNext)) continue
    }
    return true
  }
  return false
}

/** What `createMatcher` promises, without any cleverness. Tests only. */
export const referenceMatch = (brands: readonly BrandInput[], text: string) =>
  brands.flatMap(({ brandId = '', terms = [], exclusions = [] }) => {
    const found = terms.filter(term => holds(text, term)).map(term => term.text)
    return found.length > 0 && !exclusions.some(term => holds(text, term)) ? [{ brandId, terms: found }] : []
  })
