import { CLASS, LETTER, PICTOGRAPH } from './characters.ts'
import { emojiPolarity, isModifier, isRegionalIndicator } from './emoji.ts'
import { EMOTICON_POLARITY, emoticonAt, HAPPY, SAD } from './emoticon.ts'
import { hashOf } from './hash.ts'
import {
  BREAK,
  HASHTAG,
  MAX_TOKENS,
  QUOTES,
  type Scan,
  STRETCHED,
  SYMBOL,
  TAGS,
  TELLS_HANDLE,
  TRAILS_OFF,
} from './scan-state.ts'
import { entityLength, isHandleUnit, placeholderLength } from './shapes.ts'

const HANDLE = hashOf('<handle>')
const LINK = hashOf('<link>')
const EMOJI = hashOf('<emoji>')
const FLAG = hashOf('<flag>')
const EMOTICON = hashOf('<emoticon>')
const SPREAD = 0x85ebca77 | 0

const OPEN_PAREN = 0x28
const CLOSE_PAREN = 0x29

const pushSymbol = (scan: Scan, hash: number, polarity: number, flags: number): void => {
  const t = scan.tokenCount
  if (t >= MAX_TOKENS) return
  scan.tokens[t] = hash
  scan.spelled[t] = 0
  scan.squashed[t] = 0
  scan.flags[t] = flags | SYMBOL
  scan.polarity[t] = polarity
  scan.tokenCount = t + 1
}

/** A link says that there is one; where it leads is not read. */
export const pushLink = (scan: Scan): void => {
  pushSymbol(scan, LINK, 0, scan.pending)
  scan.pending = 0
}

/** Handles in a row are one; who is spoken to is not read. */
const pushHandle = (scan: Scan): void => {
  scan.marks |= TELLS_HANDLE
  if (scan.tokenCount === 0 || scan.tokens[scan.tokenCount - 1] !== HANDLE) pushSymbol(scan, HANDLE, 0, scan.pending)
}

const readPictograph = (text: string, at: number, scan: Scan): number => {
  const code = text.codePointAt(at)!
  const next = at + (code > 0xffff ? 2 : 1)
  if (isModifier(code)) return next
  const hash = isRegionalIndicator(code) ? FLAG : (EMOJI + Math.imul(code, SPREAD)) | 0
  const before = scan.tokenCount - 1
  // a row of the same pictograph is one, said louder
  if (before >= 0 && scan.tokens[before] === hash) {
    scan.flags[before]! |= STRETCHED
    return next
  }
  pushSymbol(scan, hash, emojiPolarity(code), scan.pending)
  scan.pending = 0
  return next
}

/** The emoticon at `at`: kind and length as `emoticonAt` gives them, or a bare row of parentheses. */
const faceAt = (text: string, at: number, c: number, scan: Scan): number => {
  if (c === 0x3a || c === 0x3b || c === 0x3d || c === 0x3c || c === 0x3e || c === 0x5e || c === 0x2d)
    return emoticonAt(text, at)
  if (c !== OPEN_PAREN && c !== CLOSE_PAREN) return 0
  const bare = text.charCodeAt(at + 1) === c && (c === OPEN_PAREN || scan.openParens === 0)
  if (!bare) {
    scan.openParens += c === OPEN_PAREN ? 1 : scan.openParens > 0 ? -1 : 0
    return 0
  }
  let end = at + 2
  while (text.charCodeAt(end) === c) end++
  return ((end - at) << 8) | (c === CLOSE_PAREN ? HAPPY : SAD)
}

const readFace = (face: number, at: number, scan: Scan): number => {
  const mood = face & 0xff
  const length = face >> 8
  const loud = length > 3 ? STRETCHED : 0
  pushSymbol(scan, (EMOTICON + Math.imul(mood, SPREAD)) | 0, EMOTICON_POLARITY[mood]!, scan.pending | loud)
  scan.pending = 0
  return at + length
}

/** Reads what begins at `at` and is neither word nor space; returns where it ends. */
export const readSign = (text: string, at: number, end: number, scan: Scan): number => {
  const c = text.charCodeAt(at)
  const kind = CLASS[c]!
  if (kind >= PICTOGRAPH - 1) return readPictograph(text, at, scan)
  switch (c) {
    case 0x40: {
      // @
      let next = at + 1
      while (next < end && isHandleUnit(text.charCodeAt(next))) next++
      if (next === at + 1) return next
      pushHandle(scan)
      return next
    }
    case 0x23: // #
      if (CLASS[text.charCodeAt(at + 1)] === LETTER) {
        scan.pending |= HASHTAG
        scan.marks |= TAGS
      }
      return at + 1
    case 0x21: // !
      scan.exclaimCount++
      scan.pending |= BREAK
      return at + 1
    case 0x3f: // ?
      scan.askCount++
      scan.pending |= BREAK
      return at + 1
    case 0x2e: // .
    case 0x2026: // …
      if (c === 0x2026 || text.charCodeAt(at + 1) === 0x2e) scan.marks |= TRAILS_OFF
      scan.pending |= BREAK
      return at + 1
    case 0x22:
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0xab:
    case 0xbb:
      scan.marks |= QUOTES
      return at + 1
    case 0x26: // &
      return at + Math.max(1, entityLength(text, at))
    case 0x5b: {
      const length = placeholderLength(text, at)
      if (length > 0) pushHandle(scan)
      return at + Math.max(1, length)
    }
    default: {
      const face = faceAt(text, at, c, scan)
      return face === 0 ? at + 1 : readFace(face, at, scan)
    }
  }
}
