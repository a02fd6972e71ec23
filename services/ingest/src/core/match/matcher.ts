import type { BrandInput } from '@tocsin/shared/gen/tocsin/config/v1/Brand.ts'
import { foldText, GAP, IGNORED, OTHER, SURROGATE, WORD } from './fold.ts'
import { foldAstral, foldTable, kindOfAstral } from './fold-table.ts'
import { type CompiledTerm, compileTerms } from './terms.ts'
import { buildTrie, COMPLEX_CLASS } from './trie.ts'

export interface BrandMatch {
  readonly brandId: string
  /** Terms of the brand that the text holds, as configured, in the brand's order. */
  readonly terms: readonly string[]
}

export interface Matcher {
  /** The brands whose terms the text holds, without those that exclude it; in the order the brands were given. */
  match(text: string): readonly BrandMatch[]
  readonly brandIds: ReadonlySet<string>
  readonly termCount: number
}

const NOTHING: readonly BrandMatch[] = []
const AT = 0x40
const HASH = 0x23
const HYPHEN = 0x2d
const DOT = 0x2e
const SPACE = 0x20

/**
 * Finds the terms of all brands in one pass over a text. Matches begin at the start of a word, at "@" or "#" that no word precedes, or at a
 * symbol that a term begins with; see README.md of the playbooks for what terms mean. Texts that match nothing allocate nothing.
 */
export const createMatcher = (brands: readonly BrandInput[]): Matcher => {
  const terms = compileTerms(brands)
  const trie = buildTrie(terms.map(({ folded }) => folded))
  const { kinds, units, expansions } = foldTable()
  const { classOfUnit } = trie
  const gapClass = trie.classOfFolded(SPACE)
  const foundIn = new Uint32Array(terms.length)
  const found: number[] = []
  let pass = 0

  const kindAt = (text: string, at: number): number => {
    const kind = kinds[text.charCodeAt(at)]!
    return kind === SURROGATE ? kindOfAstral(text.codePointAt(at)!) : kind
  }
  const sizeAt = (text: string, at: number): number =>
    kinds[text.charCodeAt(at)] === SURROGATE && text.codePointAt(at)! > 0xffff ? 2 : 1

  const afterIgnored = (text: string, from: number): number => {
    let at = from
    while (at < text.length && kindAt(text, at) === IGNORED) at += sizeAt(text, at)
    return at
  }
  const isWordAt = (text: string, at: number): boolean => at < text.length && kindAt(text, at) === WORD

  const endsWell = (text: string, end: number, { ending }: CompiledTerm): boolean => {
    if (ending === 'any') return true
    const next = afterIgnored(text, end)
    if (isWordAt(text, next)) return false
    const unit = ending === 'handle' ? text.charCodeAt(next) : 0
    return (unit !== DOT && unit !== HYPHEN) || !isWordAt(text, afterIgnored(text, next + 1))
  }
  const isExact = (text: string, start: number, end: number, { exact, isPrefix }: CompiledTerm): boolean => {
    if (!exact) return true
    const folded = foldText(text.slice(start, afterIgnored(text, end)), exact.sensitivity)
    return isPrefix ? folded.startsWith(exact.key) : folded === exact.key
  }
  const collect = (text: string, start: number, end: number, node: number): void => {
    for (const index of trie.endings[node] ?? []) {
      const term = terms[index]!
      if (foundIn[index] === pass || !endsWell(text, end, term) || !isExact(text, start, end, term)) continue
      foundIn[index] = pass
      found.push(index)
    }
  }

  /** Steps through a fold that is longer than one unit. Inside it only a prefix may end. */
  const stepThrough = (folded: string, from: number, text: string, span: { start: number; end: number }): number => {
    let node = from
    for (let i = 0; i < folded.length; i++) {
      node = trie.step(node, trie.classOfFolded(folded.charCodeAt(i)))
      if (node === 0) return 0
      if (i === folded.length - 1) break
      for (const index of trie.endings[node] ?? []) {
        const term = terms[index]!
        if (!term.isPrefix || foundIn[index] === pass || !isExact(text, span.start, span.end, term)) continue
        foundIn[index] = pass
        found.push(index)
      }
    }
    return node
  }

  const walk = (text: string, start: number): void => {
    let node = 0
    let at = start
    while (at < text.length) {
      const unit = text.charCodeAt(at)
      const kind = kinds[unit]!
      if (kind === IGNORED) {
        at++
        continue
      }
      if (kind === GAP) {
        while (at < text.length && (kindAt(text, at) === GAP || kindAt(text, at) === IGNORED)) at += sizeAt(text, at)
        node = trie.step(node, gapClass)
      } else if (classOfUnit[unit] === COMPLEX_CLASS) {
        const codePoint = text.codePointAt(at)!
        const end = at + (codePoint > 0xffff ? 2 : 1)
        const isIgnored = kind === SURROGATE && kindOfAstral(codePoint) === IGNORED
        const folded = kind === SURROGATE ? foldAstral(codePoint) : expansions.get(unit)!
        if (!isIgnored) node = stepThrough(folded, node, text, { start, end })
        at = end
      } else {
        node = trie.step(node, classOfUnit[unit]!)
        at++
      }
      if (node === 0) return
      collect(text, start, at, node)
    }
  }

  const scan = (text: string): void => {
    let afterWord = false
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      let kind = kinds[unit]!
      const start = at
      if (kind === SURROGATE) {
        const codePoint = text.codePointAt(at)!
        kind = kindOfAstral(codePoint)
        if (codePoint > 0xffff) at++
      }
      if (kind === IGNORED) continue
      if (kind === WORD) {
        if (!afterWord && classOfUnit[unit] !== 0) walk(text, start)
        afterWord = true
        continue
      }
      const isInWord = afterWord && (units[unit] === AT || units[unit] === HASH)
      if (kind === OTHER && classOfUnit[unit] !== 0 && !isInWord) walk(text, start)
      afterWord = false
    }
  }

  return {
    brandIds: new Set(brands.map(({ brandId }) => brandId ?? '')),
    termCount: terms.length,
    match(text) {
      pass = pass === 0xffffffff ? 1 : pass + 1
      if (pass === 1) foundIn.fill(0)
      found.length = 0
      scan(text)
      return found.length === 0 ? NOTHING : byBrand(brands, terms, found)
    },
  }
}

const byBrand = (
  brands: readonly BrandInput[],
  terms: readonly CompiledTerm[],
  found: readonly number[],
): readonly BrandMatch[] => {
  const excluded = new Set(found.filter(index => terms[index]!.excludes).map(index => terms[index]!.brandIndex))
  const matches = new Map<number, string[]>()
  for (const index of found.toSorted((a, b) => a - b)) {
    const { brandIndex, text } = terms[index]!
    if (excluded.has(brandIndex)) continue
    const of = matches.get(brandIndex)
    if (of) of.push(text)
    else matches.set(brandIndex, [text])
  }
  return [...matches].map(([brandIndex, texts]) => ({ brandId: brands[brandIndex]!.brandId ?? '', terms: texts }))
}
