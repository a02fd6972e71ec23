import type { CrisisTopic } from '@tocsin/shared/events/crisis-topics.ts'
import type { Scored } from './scorer.ts'

/**
 * Protobuf merges fields that follow later in the same bytes, so what sentiment adds to a record is appended to the original bytes, which are
 * never decoded and encoded again. Numbers and types are those of tocsin.mention.v1.Mention (a test compares with the codec).
 */
const APPENDED_AT_MS = (32 << 3) | 1
const LANGUAGE = (33 << 3) | 2
const SENTIMENT = (34 << 3) | 0
const NEGATIVE = (35 << 3) | 5
const NEUTRAL = (36 << 3) | 5
const POSITIVE = (37 << 3) | 5
const VULGAR = (38 << 3) | 0
const ABUSIVE = (39 << 3) | 0
const SCORER_VERSION = (40 << 3) | 2
const WEIGHT = (41 << 3) | 0
const TOPICS = (42 << 3) | 2

const MAX_TEXT_FIELD_BYTES = 127

/** What of a score is recorded with the mention; `sentiment` is the column of SENTIMENTS. */
export interface MentionScore extends Omit<Scored, 'language'> {
  readonly language: string
  readonly scorerVersion: string
  /** Of a negative: ids of crisis types, most likely first. */
  readonly topics: readonly CrisisTopic[]
}

/** A byte below 0x4000 as the two bytes of its varint. */
const tag = (bytes: Uint8Array, at: number, number: number): number => {
  bytes[at] = (number & 0x7f) | 0x80
  bytes[at + 1] = number >>> 7
  return at + 2
}

const asciiText = (bytes: Uint8Array, at: number, text: string): number => {
  const length = Math.min(text.length, MAX_TEXT_FIELD_BYTES)
  bytes[at] = length
  for (let i = 0; i < length; i++) bytes[at + 1 + i] = text.charCodeAt(i) & 0x7f
  return at + 1 + length
}

/** 11 tags, a double, three floats, four one-byte values, and three texts with their lengths. */
const MAX_ADDED_BYTES = 11 * 2 + 8 + 3 * 4 + 4 + 3 * (1 + MAX_TEXT_FIELD_BYTES)
const scratch = new Uint8Array(MAX_ADDED_BYTES)
const view = new DataView(scratch.buffer)

const startWithTime = (appendedAtMs: number): number => {
  const at = tag(scratch, 0, APPENDED_AT_MS)
  view.setFloat64(at, appendedAtMs, true)
  return at + 8
}

const joined = (original: Uint8Array, added: number): Uint8Array => {
  const bytes = new Uint8Array(original.length + added)
  bytes.set(original)
  bytes.set(scratch.subarray(0, added), original.length)
  return bytes
}

/** The bytes of a tick or control with the append time that its record had in mentions.collected. */
export const appendTime = (original: Uint8Array, appendedAtMs: number): Uint8Array =>
  joined(original, startWithTime(appendedAtMs))

/** The bytes of a mention with its append time, its score, and how many mentions it stands for (below 128). */
export const appendScore = (
  original: Uint8Array,
  appendedAtMs: number,
  score: MentionScore,
  weight = 1,
): Uint8Array => {
  let at = startWithTime(appendedAtMs)
  at = asciiText(scratch, tag(scratch, at, LANGUAGE), score.language)
  at = tag(scratch, at, SENTIMENT)
  scratch[at++] = score.sentiment + 1
  at = tag(scratch, at, NEGATIVE)
  view.setFloat32(at, score.negative, true)
  at = tag(scratch, at + 4, NEUTRAL)
  view.setFloat32(at, score.neutral, true)
  at = tag(scratch, at + 4, POSITIVE)
  view.setFloat32(at, score.positive, true)
  at = tag(scratch, at + 4, VULGAR)
  scratch[at++] = score.vulgar ? 1 : 0
  at = tag(scratch, at, ABUSIVE)
  scratch[at++] = score.abusive ? 1 : 0
  at = asciiText(scratch, tag(scratch, at, SCORER_VERSION), score.scorerVersion)
  at = tag(scratch, at, WEIGHT)
  scratch[at++] = weight
  at = asciiText(scratch, tag(scratch, at, TOPICS), score.topics.length === 0 ? '' : score.topics.join(' '))
  return joined(original, at)
}
