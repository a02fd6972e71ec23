/** What a UTF-16 unit is to the scan. */
export const OTHER = 0
export const LETTER = 1
export const DIGIT = 2
export const SPACE = 3
export const COMBINING = 4
export const HIGH_SURROGATE = 5
export const PICTOGRAPH = 6

/** Letters that Unicode does not decompose but people type without their stroke. */
const STROKES: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ß: 's',
  æ: 'a',
  œ: 'o',
  ð: 'd',
  þ: 't',
}

/** Digits and signs that stand for letters in disguised words. */
const LEET: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  8: 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
}

const UNITS = 0x1_0000

/** Class of every UTF-16 unit. */
export const CLASS = new Uint8Array(UNITS)
/** Lower case, diacritics kept: what tells languages apart. */
export const LOWER = new Uint16Array(UNITS)
/** Lower case without diacritics: what people type on any keyboard. */
export const FOLD = new Uint16Array(UNITS)
/** FOLD, with digits and signs read as the letters they stand for. */
export const UNMASK = new Uint16Array(UNITS)

const isPictograph = (unit: number): boolean =>
  (unit >= 0x2190 && unit <= 0x21ff) ||
  (unit >= 0x2300 && unit <= 0x23ff) ||
  (unit >= 0x2460 && unit <= 0x27bf) ||
  (unit >= 0x2900 && unit <= 0x297f) ||
  (unit >= 0x2b00 && unit <= 0x2bff)

const classOf = (unit: number, char: string): number => {
  if (unit >= 0xd800 && unit <= 0xdbff) return HIGH_SURROGATE
  if (unit >= 0xdc00 && unit <= 0xdfff) return OTHER
  if (/[\p{L}]/u.test(char)) return LETTER
  if (/[\p{Nd}]/u.test(char)) return DIGIT
  if (unit === 0xfe0f || unit === 0x200d || unit === 0x00ad) return COMBINING
  if (/[\p{M}]/u.test(char)) return COMBINING
  if (unit <= 0x20 || /[\s\p{Z}\p{Cc}\p{Cf}]/u.test(char)) return SPACE
  return isPictograph(unit) ? PICTOGRAPH : OTHER
}

/** Above this only Latin Extended Additional has letters worth folding. */
const fold = (unit: number, lower: string): number => {
  const stroke = STROKES[lower]
  if (stroke !== undefined) return stroke.charCodeAt(0)
  const latin = unit < 0x250 || (unit >= 0x1e00 && unit <= 0x1eff)
  return latin ? lower.normalize('NFD').charCodeAt(0) : lower.charCodeAt(0)
}

for (let unit = 0; unit < UNITS; unit++) {
  const char = String.fromCharCode(unit)
  const kind = classOf(unit, char)
  CLASS[unit] = kind
  const lower = kind === LETTER ? char.toLowerCase() : char
  LOWER[unit] = lower.length === 1 ? lower.charCodeAt(0) : unit === 0x130 ? 0x69 : unit
  FOLD[unit] = kind === LETTER ? fold(unit, String.fromCharCode(LOWER[unit]!)) : unit
  UNMASK[unit] = LEET[char]?.charCodeAt(0) ?? FOLD[unit]!
}

/** The folded form of a word, as the scan sees it; not for the hot loop. */
export const foldText = (text: string): string => {
  let folded = ''
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (CLASS[unit] !== COMBINING) folded += String.fromCharCode(FOLD[unit]!)
  }
  return folded
}
