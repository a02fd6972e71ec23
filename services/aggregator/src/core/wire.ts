import { topicsOf } from '@tocsin/shared/events/crisis-topics.ts'
import { feedHash, finishHash, type HashLanes, hash31, startHash } from './hash.ts'
import { createInterner } from './intern.ts'

export const NEGATIVE = 1
export const NEUTRAL = 2
export const POSITIVE = 3

/**
 * The part of a mention that the fold needs (fields of `MentionFold`), read from the wire into one object that is used again for the
 * next record: keep numbers and strings of it, never the view itself. Ids and text become strings only when somebody asks.
 */
export interface MentionView {
  brandId: string
  /** 64-bit identity of (brandId, source, nativeId) as two signed halves. */
  hashHigh: number
  hashLow: number
  eventTimeMs: number
  appendedAtMs: number
  slow: boolean
  language: string
  /** 0 when the scorer gave none; counted as neutral. */
  sentiment: number
  vulgar: boolean
  abusive: boolean
  scorerVersion: string
  weight: number
  /** Crisis types that a negative is about. */
  topics: readonly string[]
  /** 31-bit hash of the author; a mention without author stands for an author of its own. */
  author: number
  /** "source:nativeId" of the post that the reply stands under: its thread's where the source says so, else its parent's; '' for no reply. */
  thread(): string
  /** "source:nativeId". */
  mentionId(): string
  /** The beginning of the text, enough for its terms. */
  text(): string
  /** The bytes of the id and of the beginning of the text, each as one character; `idBytes` of them are the id, until the next record. */
  packed(): string
  idBytes: number
}

export type WireProblem = 'undecodable' | 'missing-identity' | 'bad-time'

const TEXT_LIMIT_BYTES = 600
const COLON = 0x3a
const SLOW_TIMING = 2
const TOPIC_LISTS = 4_096
const NO_TOPICS: readonly string[] = []

/** Returns a reader that fills and returns its own view, or says why the bytes are not a mention. The last occurrence of a field counts. */
export const createMentionReader = (): ((bytes: Uint8Array) => MentionView | WireProblem) => {
  const double = new Float64Array(1)
  const doubleBytes = new Uint8Array(double.buffer)
  const lanes: HashLanes = { high: 0, low: 0 }
  const intern = createInterner()
  let buffer: Uint8Array = new Uint8Array(0)
  let scratch: Buffer = Buffer.alloc(4_096)
  let brandFrom = 0
  let brandTo = 0
  let sourceFrom = 0
  let sourceTo = 0
  let nativeFrom = 0
  let nativeTo = 0
  let textFrom = 0
  let textTo = 0
  let parentFrom = 0
  let parentTo = 0
  let threadFrom = 0
  let threadTo = 0

  const view: MentionView = {
    brandId: '',
    hashHigh: 0,
    hashLow: 0,
    eventTimeMs: 0,
    appendedAtMs: 0,
    slow: false,
    language: '',
    sentiment: 0,
    vulgar: false,
    abusive: false,
    scorerVersion: '',
    weight: 1,
    topics: NO_TOPICS,
    author: 0,
    thread: () => {
      const isReply = parentTo > parentFrom
      if (threadTo === threadFrom && !isReply) return ''
      const id = threadTo > threadFrom ? textOf(threadFrom, threadTo) : textOf(parentFrom, parentTo)
      if (!isReply && id === textOf(nativeFrom, nativeTo)) return ''
      return `${intern(buffer, sourceFrom, sourceTo)}:${id}`
    },
    mentionId: () => `${intern(buffer, sourceFrom, sourceTo)}:${textOf(nativeFrom, nativeTo)}`,
    text: () => textOf(textFrom, textEnd()),
    packed() {
      const ids = sourceTo - sourceFrom + 1 + nativeTo - nativeFrom
      if (ids + TEXT_LIMIT_BYTES > scratch.length) scratch = Buffer.alloc(2 * (ids + TEXT_LIMIT_BYTES))
      let at = 0
      for (let i = sourceFrom; i < sourceTo; i++) scratch[at++] = buffer[i]!
      scratch[at++] = COLON
      for (let i = nativeFrom; i < nativeTo; i++) scratch[at++] = buffer[i]!
      const to = textEnd()
      for (let i = textFrom; i < to; i++) scratch[at++] = buffer[i]!
      view.idBytes = ids
      return scratch.toString('latin1', 0, at)
    },
    idBytes: 0,
  }

  const textOf = (from: number, to: number): string => {
    const own = buffer instanceof Buffer ? buffer : Buffer.from(buffer.buffer, buffer.byteOffset, buffer.length)
    return own.toString('utf8', from, to)
  }

  /** Where the beginning of the text ends, which is never inside a character. */
  const textEnd = (): number => {
    let to = Math.min(textTo, textFrom + TEXT_LIMIT_BYTES)
    if (to < textTo) while (to > textFrom && (buffer[to]! & 0xc0) === 0x80) to--
    return to
  }

  /** The same few lists come again and again. */
  const lists = new Map<string, readonly string[]>()
  const parsedTopics = (text: string): readonly string[] => {
    let list = lists.get(text)
    if (list === undefined) {
      if (lists.size >= TOPIC_LISTS) lists.clear()
      list = topicsOf(text)
      lists.set(text, list)
    }
    return list
  }

  /** Reads past the first byte of a varint at `from`; leaves its low 32 bits in `long` and returns where it ends, −1 when it does not. */
  let long = 0
  const longVarint = (bytes: Uint8Array, from: number): number => {
    let value = bytes[from]! & 0x7f
    let at = from + 1
    for (let shift = 7; shift < 70; shift += 7) {
      if (at >= bytes.length) return -1
      const byte = bytes[at++]!
      if (shift < 28) value |= (byte & 0x7f) << shift
      else if (shift === 28) value |= (byte & 0x0f) << 28
      if (byte < 0x80) {
        long = value >>> 0
        return at
      }
    }
    return -1
  }

  const fixed64 = (bytes: Uint8Array, at: number): number => {
    for (let i = 0; i < 8; i++) doubleBytes[i] = bytes[at + i]!
    return double[0]!
  }

  return bytes => {
    buffer = bytes
    const end = bytes.length
    let at = 0
    brandFrom = brandTo = sourceFrom = sourceTo = nativeFrom = nativeTo = textFrom = textTo = 0
    parentFrom = parentTo = threadFrom = threadTo = 0
    view.eventTimeMs = 0
    view.appendedAtMs = 0
    view.slow = false
    view.language = 'und'
    view.sentiment = 0
    view.vulgar = false
    view.abusive = false
    view.scorerVersion = ''
    view.weight = 1
    view.topics = NO_TOPICS
    let authorFrom = 0
    let authorTo = 0
    while (at < end) {
      let tag = bytes[at]!
      if (tag < 0x80) at++
      else {
        at = longVarint(bytes, at)
        if (at < 0) return 'undecodable'
        tag = long
      }
      const field = tag >>> 3
      const type = tag & 7
      if (field === 0) return 'undecodable'
      if (type === 1) {
        if (at + 8 > end) return 'undecodable'
        if (field === 5) view.eventTimeMs = fixed64(bytes, at)
        else if (field === 32) view.appendedAtMs = fixed64(bytes, at)
        at += 8
        continue
      }
      if (type === 5) {
        at += 4
        if (at > end) return 'undecodable'
        continue
      }
      if (type !== 0 && type !== 2) return 'undecodable'
      if (at >= end) return 'undecodable'
      let value = bytes[at]!
      if (value < 0x80) at++
      else {
        at = longVarint(bytes, at)
        if (at < 0) return 'undecodable'
        value = long
      }
      if (type === 0) {
        if (field === 34) view.sentiment = value
        else if (field === 7) view.slow = value === SLOW_TIMING
        else if (field === 38) view.vulgar = value !== 0
        else if (field === 39) view.abusive = value !== 0
        else if (field === 41) view.weight = value === 0 ? 1 : value
        continue
      }
      const from = at
      at += value
      if (at > end) return 'undecodable'
      switch (field) {
        case 1:
          brandFrom = from
          brandTo = at
          break
        case 2:
          sourceFrom = from
          sourceTo = at
          break
        case 3:
          nativeFrom = from
          nativeTo = at
          break
        case 8:
          textFrom = from
          textTo = at
          break
        case 9:
          authorFrom = from
          authorTo = at
          break
        case 13:
          parentFrom = from
          parentTo = at
          break
        case 15:
          threadFrom = from
          threadTo = at
          break
        case 33:
          if (value > 0) view.language = intern(bytes, from, at)
          break
        case 40:
          view.scorerVersion = intern(bytes, from, at)
          break
        case 42:
          view.topics = value === 0 ? NO_TOPICS : parsedTopics(intern(bytes, from, at))
      }
    }
    if (brandTo === brandFrom || nativeTo === nativeFrom) return 'missing-identity'
    if (!Number.isFinite(view.eventTimeMs) || !Number.isFinite(view.appendedAtMs)) return 'bad-time'
    view.brandId = intern(bytes, brandFrom, brandTo)
    startHash(lanes)
    feedHash(lanes, bytes, brandFrom, brandTo)
    feedHash(lanes, bytes, sourceFrom, sourceTo)
    feedHash(lanes, bytes, nativeFrom, nativeTo)
    finishHash(lanes)
    view.hashHigh = lanes.high
    view.hashLow = lanes.low
    view.author = authorTo > authorFrom ? hash31(lanes, bytes, authorFrom, authorTo) : view.hashLow >>> 1 || 1
    return view
  }
}
