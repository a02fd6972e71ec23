import type { AboutTermInput } from '@tocsin/shared/gen/tocsin/window/v1/AboutTerm.ts'
import type { FloodInput } from '@tocsin/shared/gen/tocsin/window/v1/Flood.ts'
import type { UsualInput } from '@tocsin/shared/gen/tocsin/window/v1/Usual.ts'
import type { CorrectedShare } from './corrected.ts'
import { createInterner } from './intern.ts'
import type { SlidingWindow } from './sliding.ts'
import { topTopics } from './topic.ts'
import { correctedOf, type Standing, shareOf, usualMessage } from './window-value.ts'
import { createWireWriter } from './wire-writer.ts'

/** Of the fields before the version: two times of nine bytes, and the size. */
const SIZE_TAG = 0x10
const VERSION_TAG = 0x28

const skipVarint = (bytes: Uint8Array, from: number): number => {
  let at = from
  while (bytes[at++]! >= 0x80);
  return at
}

/** A window's value as it goes to the log. */
export interface EncodedWindow {
  readonly brandId: string
  readonly value: Uint8Array
}

const wire = createWireWriter()
const aboutWire = createWireWriter()
/** What a brand is about stays the same over many windows: its bytes are kept as long as the list itself. */
const aboutBytes = new WeakMap<readonly AboutTermInput[], Uint8Array>()

const writeAbout = (one: AboutTermInput): void => {
  const begun = aboutWire.begin(18)
  aboutWire.string(1, one.term ?? '')
  aboutWire.double(2, Number(one.negative ?? 0))
  aboutWire.double(3, Number(one.z ?? 0))
  for (const id of one.mentionIds ?? []) aboutWire.element(4, id)
  aboutWire.end(begun)
}

const bytesOfAbout = (about: readonly AboutTermInput[]): Uint8Array => {
  const known = aboutBytes.get(about)
  if (known !== undefined) return known
  for (const one of about) writeAbout(one)
  const bytes = Uint8Array.from(aboutWire.finish())
  aboutBytes.set(about, bytes)
  return bytes
}

const writeLanguages = ({ languages, languageMentions, languageNegative }: SlidingWindow): void => {
  for (let i = 0; i < languages.length; i++) {
    if (languageMentions[i]! <= 0) continue
    const begun = wire.begin(17)
    wire.string(1, languages[i]!)
    wire.double(2, languageMentions[i]!)
    wire.double(3, languageNegative[i]!)
    wire.end(begun)
  }
}

const writeUsual = (usual: UsualInput): void => {
  const begun = wire.begin(22)
  wire.double(1, Number(usual.share))
  wire.double(2, Number(usual.shareLimit))
  wire.double(3, Number(usual.mentions))
  wire.double(4, Number(usual.mentionsLimit))
  wire.bool(5, usual.coldStart ?? false)
  wire.uint(6, usual.baselineVersion ?? 0)
  wire.end(begun)
}

const writeCorrected = (corrected: CorrectedShare): void => {
  const begun = wire.begin(27)
  wire.double(1, corrected.share)
  wire.double(2, corrected.low)
  wire.double(3, corrected.high)
  wire.double(4, corrected.mentions)
  wire.end(begun)
}

const writeTopics = (sums: SlidingWindow): void => {
  for (const one of topTopics(sums)) {
    const begun = wire.begin(28)
    wire.string(1, one.topic ?? '')
    wire.double(2, Number(one.negative))
    wire.end(begun)
  }
}

const writeFlood = (flood: FloodInput): void => {
  const begun = wire.begin(29)
  wire.double(1, Number(flood.negative ?? 0))
  wire.uint(2, flood.same ?? 0)
  wire.uint(3, flood.sampled ?? 0)
  for (const id of flood.mentionIds ?? []) wire.element(4, id)
  wire.end(begun)
}

/**
 * The Window that `windowValue` gives, as bytes, straight from the sums: windows are most of what the aggregator writes. A test holds it
 * against the general codec with every field set. There is room for `ver`, which is known when the value is taken: see `setVersion`.
 */
export const encodeWindow = (brandId: string, sums: SlidingWindow, standing: Standing): Uint8Array => {
  wire.string(1, brandId)
  wire.uint(2, sums.sizeMs)
  wire.double(3, sums.endMs - sums.sizeMs)
  wire.double(4, sums.endMs)
  wire.reserveUint64(5)
  wire.uint(6, standing.revision)
  wire.bool(7, standing.final)
  wire.double(8, sums.mentions)
  wire.double(9, sums.negative)
  wire.double(10, sums.neutral)
  wire.double(11, sums.positive)
  wire.double(12, sums.weightSquares)
  wire.double(13, sums.vulgar)
  wire.double(14, sums.abusive)
  wire.uint(15, sums.authors.size)
  wire.bool(16, sums.cappedPanes > 0)
  writeLanguages(sums)
  if (standing.about.length > 0) wire.raw(bytesOfAbout(standing.about))
  const { share, low, high } = shareOf(sums)
  wire.double(19, share)
  wire.double(20, low)
  wire.double(21, high)
  const usual = usualMessage(sums, standing.usual)
  if (usual !== undefined) writeUsual(usual)
  wire.double(23, standing.streamTimeMs)
  wire.double(24, sums.late)
  wire.uint(25, standing.largestWeight)
  wire.double(26, sums.negativeExcess)
  const corrected = correctedOf(sums, standing)
  if (corrected !== undefined) writeCorrected(corrected)
  writeTopics(sums)
  if (standing.flood !== undefined) writeFlood(standing.flood)
  return wire.finish()
}

/** Gives an encoded window its `ver` (by `varint64`, one for all that are taken together), in place. */
export const setVersion = (window: Uint8Array, ver: Uint8Array): void => {
  let at = 1
  let length = 0
  for (let shift = 0; ; shift += 7) {
    const byte = window[at++]!
    length |= (byte & 0x7f) << shift
    if (byte < 0x80) break
  }
  at += length
  while (window[at] !== VERSION_TAG) at = window[at] === SIZE_TAG ? skipVarint(window, at + 1) : at + 9
  for (let i = 0; i < ver.length; i++) window[at + 1 + i] = ver[i]!
}

/** What tells one window's value from another's. */
export interface WindowHead {
  readonly brandId: string
  readonly sizeMs: number
  readonly windowStartMs: number
  readonly ver: bigint
}

const intern = createInterner()
const LOW_BITS = 28

/** Reads the fields that place a window, which `encodeWindow` writes first, without decoding the rest. */
export const readWindowHead = (bytes: Uint8Array): WindowHead => {
  let at = 0
  let low = 0
  let high = 0
  /** Leaves the lowest 28 bits in `low` and the next ones in `high`. */
  const varint = (): number => {
    low = 0
    high = 0
    for (let shift = 0; at < bytes.length; shift += 7) {
      const byte = bytes[at++]!
      if (shift < LOW_BITS) low |= (byte & 0x7f) << shift
      else high += (byte & 0x7f) * 2 ** (shift - LOW_BITS)
      if (byte < 0x80) break
    }
    return high * 2 ** LOW_BITS + low
  }
  let brandId = ''
  let sizeMs = 0
  let windowStartMs = 0
  let ver = 0n
  while (at < bytes.length) {
    const tag = bytes[at++]!
    if (tag === 0x0a) {
      const length = varint()
      brandId = intern(bytes, at, at + length)
      at += length
    } else if (tag === 0x10) sizeMs = varint()
    else if (tag === 0x19 || tag === 0x21) {
      if (tag === 0x19) windowStartMs = new DataView(bytes.buffer, bytes.byteOffset + at, 8).getFloat64(0, true)
      at += 8
    } else {
      if (tag === 0x28) {
        varint()
        ver = (BigInt(high) << BigInt(LOW_BITS)) | BigInt(low)
      }
      break
    }
  }
  return { brandId, sizeMs, windowStartMs, ver }
}
