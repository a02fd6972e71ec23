/** What an emoticon of ASCII signs means. 0 = none. */
export const HAPPY = 1
export const SAD = 2
export const LAUGH = 3
export const WINK = 4
export const TONGUE = 5
export const SKEPTICAL = 6
export const CRY = 7
export const HEART = 8
export const BROKEN_HEART = 9
export const SURPRISE = 10
export const KISS = 11
export const CUTE = 12
export const FLAT = 13
export const ANGRY = 14

export const EMOTICON_POLARITY = Int8Array.of(0, 2, -2, 1, 1, 1, -1, -2, 2, -2, 0, 2, 1, -1, -2)

const found = (kind: number, length: number): number => (length << 8) | kind

const COLON = 0x3a
const SEMICOLON = 0x3b
const EQUALS = 0x3d
const LESS = 0x3c
const GREATER = 0x3e
const CARET = 0x5e
const DASH = 0x2d
const UNDERSCORE = 0x5f
const APOSTROPHE = 0x27

const isWordUnit = (c: number): boolean =>
  (c >= 0x30 && c <= 0x39) || (c >= 0x41 && c <= 0x5a) || (c >= 0x61 && c <= 0x7a) || c > 0xbf

/** Meaning of a mouth; letters and digits count only when no word goes on after them. */
const mouth = (c: number, next: number): number => {
  if (c === 0x29 || c === 0x5d || c === 0x7d) return HAPPY
  if (c === 0x28 || c === 0x5b || c === 0x7b) return SAD
  if (c === 0x2a) return KISS
  if (c === 0x7c) return FLAT
  if (c === 0x2f || c === 0x5c) return next === 0x2f ? 0 : SKEPTICAL
  if (isWordUnit(next)) return 0
  if (c === 0x44) return LAUGH
  if (c === 0x50 || c === 0x70) return TONGUE
  if (c === 0x33) return CUTE
  if (c === 0x4f || c === 0x6f) return SURPRISE
  if (c === 0x53 || c === 0x73) return SKEPTICAL
  if (c === 0x63 || c === 0x43) return SAD
  return 0
}

const eyes = (text: string, at: number): number => {
  const eye = text.charCodeAt(at)
  let next = at + 1
  const nose = text.charCodeAt(next)
  const tear = nose === APOSTROPHE || nose === 0x2019 || nose === 0x2c
  if (tear || nose === DASH || nose === CARET || nose === 0x7e) next++
  const c = text.charCodeAt(next)
  const kind = mouth(c, text.charCodeAt(next + 1))
  if (kind === 0) return 0
  let end = next + 1
  while (text.charCodeAt(end) === c) end++
  const winks = eye === SEMICOLON && (kind === HAPPY || kind === LAUGH)
  return found(tear && kind === SAD ? CRY : winks ? WINK : kind, end - at)
}

/** The emoticon that begins at `at`, as its kind with its length shifted by 8 (0 = none). Call only at one of : ; = < > ^ - */
export const emoticonAt = (text: string, at: number): number => {
  const c = text.charCodeAt(at)
  const next = text.charCodeAt(at + 1)
  const third = text.charCodeAt(at + 2)
  switch (c) {
    case SEMICOLON:
      if (next === UNDERSCORE && third === SEMICOLON) return found(CRY, 3)
      return eyes(text, at)
    case COLON:
    case EQUALS:
      return eyes(text, at)
    case LESS:
      if (next === 0x33) return found(HEART, 2)
      return next === 0x2f && third === 0x33 ? found(BROKEN_HEART, 3) : 0
    case GREATER: {
      if (next === UNDERSCORE && third === LESS) return found(ANGRY, 3)
      const face = next === COLON ? eyes(text, at + 1) : 0
      if (face === 0) return 0
      return found((face & 0xff) === SAD ? ANGRY : face & 0xff, (face >> 8) + 1)
    }
    case CARET:
      if (next === CARET) return found(CUTE, 2)
      return (next === UNDERSCORE || next === DASH || next === 0x2e) && third === CARET ? found(CUTE, 3) : 0
    case DASH: {
      if ((next !== UNDERSCORE && next !== 0x2e) || third !== DASH) return 0
      let end = at + 3
      while (text.charCodeAt(end) === DASH) end++
      return found(FLAT, end - at)
    }
    default:
      return 0
  }
}
