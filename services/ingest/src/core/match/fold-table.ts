import { foldChar, INSENSITIVE, type Kind, kindOfChar, OTHER, SURROGATE, WORD } from './fold.ts'

const BMP_SIZE = 0x10000
/** Ideographs and Hangul syllables fold to themselves; asking each would only cost time at the start. */
const isPlainBlock = (unit: number): boolean =>
  (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xac00 && unit <= 0xd7a3) || (unit >= 0xe000 && unit <= 0xf8ff)

export interface FoldTable {
  /** Kind per UTF-16 code unit; SURROGATE for halves. */
  readonly kinds: Uint8Array
  /** Folded code unit per code unit; 0 where the fold is longer than one unit: see `expansions`. */
  readonly units: Uint16Array
  readonly expansions: ReadonlyMap<number, string>
}

let built: FoldTable | undefined

/** The insensitive fold of the basic plane as arrays, so that scanning a text allocates nothing. Built once per process (about 30 ms). */
export const foldTable = (): FoldTable => {
  if (built) return built
  const kinds = new Uint8Array(BMP_SIZE)
  const units = new Uint16Array(BMP_SIZE)
  const expansions = new Map<number, string>()
  for (let unit = 0; unit < BMP_SIZE; unit++) {
    if (unit >= 0xd800 && unit <= 0xdfff) {
      kinds[unit] = SURROGATE
      continue
    }
    if (isPlainBlock(unit)) {
      kinds[unit] = unit >= 0xe000 ? OTHER : WORD
      units[unit] = unit
      continue
    }
    const char = String.fromCharCode(unit)
    kinds[unit] = kindOfChar(char)
    const folded = foldChar(char, INSENSITIVE)
    if (folded.length === 1) units[unit] = folded.charCodeAt(0)
    else expansions.set(unit, folded)
  }
  built = { kinds, units, expansions }
  return built
}

const astralKinds = new Map<number, Kind>()
const astralFolds = new Map<number, string>()

/** Kind of a code point beyond the basic plane (emoji, mathematical letters, rare scripts). */
export const kindOfAstral = (codePoint: number): Kind => {
  let kind = astralKinds.get(codePoint)
  if (kind === undefined) {
    kind = kindOfChar(String.fromCodePoint(codePoint))
    if (astralKinds.size < 10_000) astralKinds.set(codePoint, kind)
  }
  return kind
}

export const foldAstral = (codePoint: number): string => {
  let folded = astralFolds.get(codePoint)
  if (folded === undefined) {
    folded = foldChar(String.fromCodePoint(codePoint), INSENSITIVE)
    if (astralFolds.size < 10_000) astralFolds.set(codePoint, folded)
  }
  return folded
}
