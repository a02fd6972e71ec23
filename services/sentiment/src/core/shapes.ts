import { CLASS, DIGIT, LETTER, SPACE } from './characters.ts'

export const isHandleUnit = (c: number): boolean =>
  CLASS[c] === LETTER || CLASS[c] === DIGIT || c === 0x5f || c === 0x2e || c === 0x2d

export const isLink = (text: string, at: number, c: number): boolean => {
  if (c === 0x68 || c === 0x48) {
    const colon = text.charCodeAt(at + 4) === 0x3a ? at + 4 : at + 5
    const second = text.charCodeAt(at + 1) | 32
    return (
      second === 0x74 &&
      (text.charCodeAt(at + 2) | 32) === 0x74 &&
      text.charCodeAt(colon) === 0x3a &&
      text.charCodeAt(colon + 1) === 0x2f
    )
  }
  return text.charCodeAt(at + 1) === c && text.charCodeAt(at + 2) === c && text.charCodeAt(at + 3) === 0x2e
}

export const skipToSpace = (text: string, from: number, end: number): number => {
  let i = from
  while (i < end && CLASS[text.charCodeAt(i)] !== SPACE) i++
  return i
}

/** Length of an entity such as `&amp;` at `at`; 0 when there is none. */
export const entityLength = (text: string, at: number): number => {
  for (let i = at + 1; i < at + 8; i++) {
    const c = text.charCodeAt(i)
    if (c === 0x3b) return i - at + 1
    if (!((c | 32) >= 0x61 && (c | 32) <= 0x7a) && !(c >= 0x30 && c <= 0x39) && c !== 0x23) return 0
  }
  return 0
}

/** Length of a placeholder such as `[USERNAME]`; 0 when there is none. */
export const placeholderLength = (text: string, at: number): number => {
  for (let i = at + 1; i < at + 24; i++) {
    const c = text.charCodeAt(i)
    if (c === 0x5d) return i > at + 2 ? i - at + 1 : 0
    if (!(c >= 0x41 && c <= 0x5a) && c !== 0x5f && c !== 0x2d) return 0
  }
  return 0
}

/** A mask inside a word: signs between letters (`k*rwa`), or at least two asterisks after letters (`f***`). Returns where it ends, or 0. */
export const maskEnd = (text: string, at: number, end: number): number => {
  let i = at
  let stars = 0
  while (i < end) {
    const c = text.charCodeAt(i)
    if (c === 0x2a) stars++
    else if (c !== 0x23 && c !== 0x40 && c !== 0x24 && c !== 0x25 && c !== 0x21) break
    i++
  }
  if (i === at) return 0
  if (i < end && CLASS[text.charCodeAt(i)] === LETTER) return i
  return stars >= 2 && stars === i - at ? i : 0
}
