import type { AboutTermInput } from '@tocsin/shared/gen/tocsin/window/v1/AboutTerm.ts'
import type { CorrectedInput } from '@tocsin/shared/gen/tocsin/window/v1/Corrected.ts'
import type { FloodInput } from '@tocsin/shared/gen/tocsin/window/v1/Flood.ts'
import type { LanguageCountInput } from '@tocsin/shared/gen/tocsin/window/v1/LanguageCount.ts'
import type { TopicCountInput } from '@tocsin/shared/gen/tocsin/window/v1/TopicCount.ts'
import type { UsualInput } from '@tocsin/shared/gen/tocsin/window/v1/Usual.ts'
import type { WindowInput } from '@tocsin/shared/gen/tocsin/window/v1/Window.ts'
import { createInterner } from './intern.ts'
import { createWireWriter } from './wire-writer.ts'

const wire = createWireWriter()
const aboutWire = createWireWriter()
/** What a brand is about stays the same over many windows: its bytes are kept as long as the list itself. */
const aboutBytes = new WeakMap<readonly AboutTermInput[], Uint8Array>()

const writeLanguage = (one: LanguageCountInput): void => {
  wire.string(1, one.language ?? '')
  wire.double(2, Number(one.mentions ?? 0))
  wire.double(3, Number(one.negative ?? 0))
}

const writeAbout = (one: AboutTermInput): void => {
  aboutWire.string(1, one.term ?? '')
  aboutWire.double(2, Number(one.negative ?? 0))
  aboutWire.double(3, Number(one.z ?? 0))
  for (const id of one.mentionIds ?? []) aboutWire.element(4, id)
}

const bytesOfAbout = (about: readonly AboutTermInput[]): Uint8Array => {
  const known = aboutBytes.get(about)
  if (known !== undefined) return known
  for (const one of about) aboutWire.message(18, () => writeAbout(one))
  const bytes = aboutWire.finish()
  aboutBytes.set(about, bytes)
  return bytes
}

const writeUsual = (usual: UsualInput): void => {
  wire.double(1, Number(usual.share ?? 0))
  wire.double(2, Number(usual.shareLimit ?? 0))
  wire.double(3, Number(usual.mentions ?? 0))
  wire.double(4, Number(usual.mentionsLimit ?? 0))
  wire.bool(5, usual.coldStart ?? false)
  wire.uint(6, usual.baselineVersion ?? 0)
}

const writeTopic = (one: TopicCountInput): void => {
  wire.string(1, one.topic ?? '')
  wire.double(2, Number(one.negative ?? 0))
}

const writeFlood = (flood: FloodInput): void => {
  wire.double(1, Number(flood.negative ?? 0))
  wire.uint(2, flood.same ?? 0)
  wire.uint(3, flood.sampled ?? 0)
  for (const id of flood.mentionIds ?? []) wire.element(4, id)
}

const writeCorrected = (corrected: CorrectedInput): void => {
  wire.double(1, Number(corrected.share ?? 0))
  wire.double(2, Number(corrected.low ?? 0))
  wire.double(3, Number(corrected.high ?? 0))
  wire.double(4, Number(corrected.mentions ?? 0))
}

/**
 * A Window as bytes, field by field: windows are most of what the aggregator writes, and the general codec costs six times as much. A
 * test holds it against that codec with every field set.
 */
export const encodeWindow = (window: WindowInput): Uint8Array => {
  wire.string(1, window.brandId ?? '')
  wire.uint(2, window.sizeMs ?? 0)
  wire.double(3, Number(window.windowStartMs ?? 0))
  wire.double(4, Number(window.windowEndMs ?? 0))
  wire.uint64(5, String(window.ver ?? 0))
  wire.uint(6, window.revision ?? 0)
  wire.bool(7, window.final ?? false)
  wire.double(8, Number(window.mentions ?? 0))
  wire.double(9, Number(window.negative ?? 0))
  wire.double(10, Number(window.neutral ?? 0))
  wire.double(11, Number(window.positive ?? 0))
  wire.double(12, Number(window.weightSquares ?? 0))
  wire.double(13, Number(window.vulgar ?? 0))
  wire.double(14, Number(window.abusive ?? 0))
  wire.uint(15, window.negativeAuthors ?? 0)
  wire.bool(16, window.negativeAuthorsCapped ?? false)
  for (const one of window.languages ?? []) wire.message(17, () => writeLanguage(one))
  if (window.about?.length) wire.raw(bytesOfAbout(window.about))
  wire.double(19, Number(window.share ?? 0))
  wire.double(20, Number(window.shareLow ?? 0))
  wire.double(21, Number(window.shareHigh ?? 0))
  const { usual, corrected } = window
  if (usual) wire.message(22, () => writeUsual(usual))
  wire.double(23, Number(window.streamTimeMs ?? 0))
  wire.double(24, Number(window.late ?? 0))
  wire.uint(25, window.sampledOneIn ?? 0)
  wire.double(26, Number(window.negativeExcess ?? 0))
  if (corrected) wire.message(27, () => writeCorrected(corrected))
  const { flood } = window
  for (const one of window.topics ?? []) wire.message(28, () => writeTopic(one))
  if (flood) wire.message(29, () => writeFlood(flood))
  return wire.finish()
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
