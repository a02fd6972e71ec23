import type { BrandInput } from '@tocsin/shared/gen/tocsin/config/v1/Brand.ts'
import type { TermInput } from '@tocsin/shared/gen/tocsin/config/v1/Term.ts'
import { foldText, INSENSITIVE, kindOfChar, type Sensitivity, WORD } from './fold.ts'

/** What must follow a match: `boundary` no letter or digit; `handle` that, and no "." or "-" that goes on as a name; `any` whatever. */
export type Ending = 'boundary' | 'handle' | 'any'

export interface CompiledTerm {
  readonly brandIndex: number
  readonly excludes: boolean
  /** As configured. */
  readonly text: string
  /** What the trie holds. */
  readonly folded: string
  readonly ending: Ending
  /** Set when the term is sensitive: the matched text must equal (or, for a prefix, begin with) this under that sensitivity. */
  readonly exact: { readonly key: string; readonly sensitivity: Sensitivity } | undefined
  readonly isPrefix: boolean
}

const compileTerm = (term: TermInput, brandIndex: number, excludes: boolean): CompiledTerm => {
  const text = term.text ?? ''
  const isPrefix = text.endsWith('*')
  const body = isPrefix ? text.slice(0, -1) : text
  const sensitivity = { toCase: term.caseSensitive ?? false, toDiacritics: term.diacriticsSensitive ?? false }
  const folded = foldText(body, INSENSITIVE).trim()
  const last = [...folded].at(-1)
  const endsWord = last !== undefined && kindOfChar(last) === WORD
  const isSensitive = sensitivity.toCase || sensitivity.toDiacritics
  return {
    brandIndex,
    excludes,
    text,
    folded,
    ending: isPrefix || !endsWord ? 'any' : folded.startsWith('@') ? 'handle' : 'boundary',
    exact: isSensitive ? { key: foldText(body, sensitivity).trim(), sensitivity } : undefined,
    isPrefix,
  }
}

/** Terms and exclusions of all brands, those of one brand together and in its order. */
export const compileTerms = (brands: readonly BrandInput[]): CompiledTerm[] =>
  brands.flatMap((brand, index) => [
    ...(brand.terms ?? []).map(term => compileTerm(term, index, false)),
    ...(brand.exclusions ?? []).map(term => compileTerm(term, index, true)),
  ])
