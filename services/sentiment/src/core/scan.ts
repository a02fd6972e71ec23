import { CLASS, COMBINING, DIGIT, FOLD, LETTER, LOWER, SPACE, UNMASK } from './characters.ts'
import { finish, gapHash, hashOf, WORD_SEED } from './hash.ts'
import { pushLink, readSign } from './scan-signs.ts'
import {
  ASKS,
  ASKS_MORE,
  BREAK,
  CAPS,
  ENDS_ASKING,
  EXCLAIMS,
  EXCLAIMS_MORE,
  EXCLAIMS_TWICE,
  HAS_NUMBER,
  LINKS,
  MAX_DISGUISES,
  MAX_LANGUAGE_GRAMS,
  MAX_STEMS,
  MAX_UNITS,
  NUMBER,
  type Scan,
  SHOUTS,
  STRETCHED,
  STRETCHES,
  WORD,
} from './scan-state.ts'
import { isLink, maskEnd, skipToSpace } from './shapes.ts'

const PRIME = 0x01000193
const K0 = 0x9e3779b1 | 0
const K1 = 0x85ebca77 | 0
const K2 = 0xc2b2ae3d | 0
const K3 = 0x27d4eb2f | 0
const FOUR = 0x3c6ef372
const START = 2
const END = 3

const LONG_NUMBER = hashOf('<number>')

const pushDisguise = (scan: Scan, hash: number): void => {
  if (scan.disguiseCount < MAX_DISGUISES) scan.disguises[scan.disguiseCount++] = hash
}

/**
 * One pass over the characters of a text: no regex, no strings, nothing allocated. `stemBits` says which prefixes are worth keeping.
 * Everything that language, sentiment, abusive, vulgar and topics are told from is in `scan` afterwards.
 */
export const scanText = (text: string, scan: Scan, stemBits: Uint8Array): void => {
  const { tokens, spelled, squashed, flags, polarity, grams, languageGrams, stems, stemTokens } = scan
  const end = Math.min(text.length, MAX_UNITS)
  const stemMask = stemBits.length * 8 - 1
  scan.tokenCount = 0
  scan.disguiseCount = 0
  scan.marks = 0
  scan.pending = BREAK
  scan.exclaimCount = 0
  scan.askCount = 0
  scan.openParens = 0
  let gramCount = 0
  let languageGramCount = 0
  let stemCount = 0
  let letterCount = 0
  let foreignLetterCount = 0
  let upperCount = 0
  let spacedHash = WORD_SEED
  let spacedCount = 0
  let i = 0

  while (i < end) {
    let c = text.charCodeAt(i)
    let kind = CLASS[c]!
    if (kind === SPACE || kind === COMBINING) {
      i++
      continue
    }

    if (kind === LETTER || kind === DIGIT) {
      if (((c | 32) === 0x68 || (c | 32) === 0x77) && isLink(text, i, c)) {
        i = skipToSpace(text, i, end)
        scan.marks |= LINKS
        pushLink(scan)
        continue
      }
      const t = scan.tokenCount
      let hash = WORD_SEED
      let squash = WORD_SEED
      let plain = WORD_SEED
      let spelling = WORD_SEED
      let length = 0
      let digits = 0
      let upper = 0
      let run = 0
      let stretched = 0
      let maskPrefix = 0
      let maskSuffix = WORD_SEED
      let leet = 0
      let previous = -1
      // the last three folded letters and the last three spelled ones; START is the border
      let f1 = START
      let f2 = 0
      let f3 = 0
      let l1 = START
      let l2 = 0
      let l3 = 0
      for (;;) {
        if (kind === LETTER || kind === DIGIT) {
          const f = FOLD[c]!
          const l = LOWER[c]!
          if (kind === DIGIT) digits++
          else {
            letterCount++
            if (c >= 0x250 && !(c >= 0x1e00 && c <= 0x1eff)) foreignLetterCount++
          }
          if (l !== c) upper++
          if (f === previous) run++
          else {
            run = 1
            previous = f
            squash = Math.imul(squash ^ f, PRIME)
            if (maskPrefix !== 0) maskSuffix = Math.imul(maskSuffix ^ f, PRIME)
          }
          if (run > 2) stretched = STRETCHED
          if (run <= 2 || kind === DIGIT) {
            length++
            hash = Math.imul(hash ^ f, PRIME)
            plain = Math.imul(plain ^ UNMASK[c]!, PRIME)
            spelling = Math.imul(spelling ^ l, PRIME)
            const a = Math.imul(f, K0) + Math.imul(f1, K1)
            if (f2 !== 0) {
              const three = (a + Math.imul(f2, K2)) | 0
              grams[gramCount++] = three
              if (f3 !== 0) grams[gramCount++] = (three + Math.imul(f3, K3) + FOUR) | 0
            }
            if (languageGramCount < MAX_LANGUAGE_GRAMS) {
              const two = (Math.imul(l, K0) + Math.imul(l1, K1)) | 0
              languageGrams[languageGramCount++] = two
              if (l2 !== 0) languageGrams[languageGramCount++] = (two + Math.imul(l2, K2)) | 0
              if (l3 !== 0)
                languageGrams[languageGramCount++] = (two + Math.imul(l2, K2) + Math.imul(l3, K3) + FOUR) | 0
            }
            f3 = f2
            f2 = f1
            f1 = f
            l3 = l2
            l2 = l1
            l1 = l
            if (length >= 3 && stemCount < MAX_STEMS) {
              const bit = finish(hash) & stemMask
              if ((stemBits[bit >>> 3]! >>> (bit & 7)) & 1) {
                stems[stemCount] = hash
                stemTokens[stemCount++] = t
              }
            }
          }
          i++
        } else if (kind === COMBINING) i++
        else if ((c === 0x27 || c === 0x2019) && i + 1 < end && CLASS[text.charCodeAt(i + 1)] === LETTER) i++
        else {
          const after = maskEnd(text, i, end)
          if (after === 0) break
          // signs that look like a letter are read as one; everything after the first mask is the suffix
          for (let j = i; j < after; j++) {
            const sign = text.charCodeAt(j)
            plain = Math.imul(plain ^ UNMASK[sign]!, PRIME)
            if (sign !== 0x2a) leet++
          }
          if (maskPrefix === 0) maskPrefix = hash
          maskSuffix = WORD_SEED
          previous = -1
          i = after
        }
        if (i >= end) break
        c = text.charCodeAt(i)
        kind = CLASS[c]!
      }
      if (length === 0) continue
      // the closing border
      {
        const a = Math.imul(END, K0) + Math.imul(f1, K1)
        const three = (a + Math.imul(f2, K2)) | 0
        grams[gramCount++] = three
        if (f3 !== 0) grams[gramCount++] = (three + Math.imul(f3, K3) + FOUR) | 0
        if (languageGramCount < MAX_LANGUAGE_GRAMS) {
          const two = (Math.imul(END, K0) + Math.imul(l1, K1)) | 0
          languageGrams[languageGramCount++] = (two + Math.imul(l2, K2)) | 0
          if (l3 !== 0) languageGrams[languageGramCount++] = (two + Math.imul(l2, K2) + Math.imul(l3, K3) + FOUR) | 0
        }
      }
      let flag = scan.pending | WORD
      scan.pending = 0
      if (digits === length) {
        flag |= NUMBER
        scan.marks |= HAS_NUMBER
        if (length > 2) hash = (LONG_NUMBER + length) | 0
      } else if (digits > 0) leet++
      if (upper >= 2 && upper === length) {
        flag |= CAPS
        upperCount += upper
      }
      flag |= stretched
      if (stretched !== 0 && digits < length) scan.marks |= STRETCHES
      tokens[t] = hash
      spelled[t] = spelling
      squashed[t] = stretched !== 0 && squash !== hash ? squash : 0
      flags[t] = flag
      polarity[t] = 0
      scan.tokenCount = t + 1
      if (leet > 0) pushDisguise(scan, plain)
      if (maskPrefix !== 0) pushDisguise(scan, gapHash(maskPrefix, maskSuffix))
      if (length === 1 && digits === 0) {
        spacedHash = Math.imul(spacedHash ^ FOLD[previous]!, PRIME)
        if (++spacedCount >= 4) pushDisguise(scan, spacedHash)
      } else {
        spacedHash = WORD_SEED
        spacedCount = 0
      }
      continue
    }

    i = readSign(text, i, end, scan)
  }

  if (scan.exclaimCount > 0)
    scan.marks |= scan.exclaimCount === 1 ? EXCLAIMS : scan.exclaimCount === 2 ? EXCLAIMS_TWICE : EXCLAIMS_MORE
  if (scan.askCount > 0) scan.marks |= scan.askCount === 1 ? ASKS : ASKS_MORE
  if (scan.pending & BREAK && scan.askCount > 0 && text.charCodeAt(end - 1) === 0x3f) scan.marks |= ENDS_ASKING
  if (upperCount >= 6 && upperCount * 2 > letterCount) scan.marks |= SHOUTS
  scan.gramCount = gramCount
  scan.languageGramCount = languageGramCount
  scan.stemCount = stemCount
  scan.letterCount = letterCount
  scan.foreignLetterCount = foreignLetterCount
}
