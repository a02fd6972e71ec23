/**
 * How texts and terms are made comparable. Letters, their marks, digits and the low line make words; runs of white space, hyphens and
 * dashes are one gap; soft hyphens, joiners, variation selectors and the accents of Latin, Greek and Cyrillic are as if they were not there
 * (so an emoji sequence or a decomposed letter cuts no word).
 */
export const OTHER = 0
export const WORD = 1
export const GAP = 2
export const IGNORED = 3
/** Half of an astral code point: look at the whole of it. */
export const SURROGATE = 4
export type Kind = typeof OTHER | typeof WORD | typeof GAP | typeof IGNORED

const INVISIBLE =
  /\u00ad|\u034f|\u061c|[\u180b-\u180e]|[\u200c-\u200f]|[\u202a-\u202e]|[\u2060-\u2064]|[\ufe00-\ufe0f]|\ufeff|[\u{e0000}-\u{e0fff}]/u
const ACCENT = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/u
const GAPS = /[\p{White_Space}\p{Pd}\u200b]/u
const WORDS = /^[\p{L}\p{M}\p{Nd}_]+$/u

/** Letters that no Unicode decomposition takes apart, as they are typed on a keyboard without them. */
const PLAIN: Readonly<Record<string, string>> = {
  ł: 'l', Ł: 'L', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ð: 'd', Ð: 'D', ħ: 'h', Ħ: 'H', ŧ: 't', Ŧ: 'T', ŋ: 'n', Ŋ: 'N',
  ı: 'i', ß: 'ss', ẞ: 'SS', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', þ: 'th', Þ: 'Th',
} // biome-ignore format: a table
const SAME: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '＠': '@',
  '﹫': '@',
  '＃': '#',
  '﹟': '#',
  ς: 'σ',
}

export const kindOfChar = (char: string): Kind => {
  if (INVISIBLE.test(char) || ACCENT.test(char)) return IGNORED
  if (GAPS.test(char)) return GAP
  return WORDS.test(char) ? WORD : OTHER
}

export interface Sensitivity {
  readonly toCase: boolean
  readonly toDiacritics: boolean
}
export const INSENSITIVE: Sensitivity = { toCase: false, toDiacritics: false }

const withoutAccents = (char: string): string => {
  const plain = PLAIN[char]
  if (plain !== undefined) return plain
  const parts = [...char.normalize('NFKD')].filter(part => !ACCENT.test(part)).map(part => PLAIN[part] ?? part)
  const joined = parts.join('')
  return WORDS.test(joined) ? joined : char
}

/** One visible code point that is no gap, as it is compared. */
export const foldChar = (char: string, { toCase, toDiacritics }: Sensitivity): string => {
  const base = toDiacritics || !WORDS.test(char) ? char : withoutAccents(char)
  const cased = toCase ? base : base.toLowerCase()
  const folded = toDiacritics || cased === base ? cased : cased.replace(/\u0307/g, '')
  return SAME[folded] ?? folded
}

/** A whole text as it is compared: gaps are one space, what is ignored is gone. */
export const foldText = (text: string, sensitivity: Sensitivity): string => {
  let folded = ''
  for (const char of sensitivity.toDiacritics ? text.normalize('NFC') : text) {
    const kind = kindOfChar(char)
    if (kind === GAP) folded += folded.endsWith(' ') ? '' : ' '
    else if (kind !== IGNORED || (sensitivity.toDiacritics && ACCENT.test(char))) folded += foldChar(char, sensitivity)
  }
  return folded
}
