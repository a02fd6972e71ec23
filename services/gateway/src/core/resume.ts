import type { Place, TimelineEntry } from './timeline.ts'

/** The topics that timeline events derive from, with their partition counts, in a fixed order. */
export type Layout = readonly { readonly topic: string; readonly partitions: number }[]

/** The next offset to read per partition, in the order of the layout. */
export type Positions = readonly (readonly bigint[])[]

/** Raised when the meaning of a token changes: older tokens are then treated as none. */
const SCHEMA = 1
const CHECKSUM_BYTES = 4
/** A token holds a handful of bytes per partition; anything much longer is not ours. */
const MAX_TOKEN_LENGTH = 16_384

/** FNV-1a. It finds damage and guesses; a token gives no right, so nothing is gained by forging one. */
const checksum = (bytes: Uint8Array): number => {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}

const pushVarint = (bytes: number[], value: bigint): void => {
  let rest = value
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80)
    rest >>= 7n
  }
  bytes.push(Number(rest))
}

/** The positions as an opaque text, good on any replica that reads the same log. */
export const encodeToken = (positions: Positions): string => {
  const bytes: number[] = [SCHEMA]
  for (const offsets of positions) {
    pushVarint(bytes, BigInt(offsets.length))
    for (const offset of offsets) pushVarint(bytes, offset)
  }
  const sum = checksum(Uint8Array.from(bytes))
  for (let shift = 0; shift < CHECKSUM_BYTES * 8; shift += 8) bytes.push((sum >>> shift) & 0xff)
  return Buffer.from(bytes).toString('base64url')
}

/** The positions in a token; undefined when it is not one of ours, is damaged, or was made under another schema or layout. */
export const decodeToken = (token: string, layout: Layout): Positions | undefined => {
  if (token.length > MAX_TOKEN_LENGTH || !/^[A-Za-z0-9_-]+$/.test(token)) return undefined
  const bytes = Buffer.from(token, 'base64url')
  const end = bytes.length - CHECKSUM_BYTES
  if (end < 1 || bytes[0] !== SCHEMA || bytes.toString('base64url') !== token) return undefined
  if (checksum(bytes.subarray(0, end)) !== bytes.readUInt32LE(end)) return undefined
  let at = 1
  const varint = (): bigint | undefined => {
    let value = 0n
    for (let shift = 0n; at < end && shift < 64n; shift += 7n) {
      const byte = bytes[at++]!
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
    return undefined
  }
  const positions: bigint[][] = []
  for (const { partitions } of layout) {
    if (varint() !== BigInt(partitions)) return undefined
    const offsets = Array.from({ length: partitions }, varint)
    if (offsets.includes(undefined)) return undefined
    positions.push(offsets as bigint[])
  }
  return at === end ? positions : undefined
}

/** Whether a record stands before the positions: whoever holds them has had what derives from it. */
export const isBefore = ({ topic, partition, offset }: Place, positions: Positions, layout: Layout): boolean => {
  const index = layout.findIndex(one => one.topic === topic)
  const next = positions[index]?.[partition]
  return next !== undefined && offset < next
}

const someAbove = (a: Positions, b: Positions): boolean =>
  a.some((offsets, topic) => offsets.some((offset, partition) => offset > b[topic]![partition]!))

export type ResumePlan =
  /** No token: the snapshot tells all there is. */
  | { readonly kind: 'fresh' }
  /** The token cannot be honoured: the snapshot tells all there is, and events may be missing before it. */
  | { readonly kind: 'restarted' }
  /** This replica has not read that far yet. */
  | { readonly kind: 'ahead'; readonly token: Positions }
  /** The snapshot's timeline ends at the token; `missed` follows. */
  | { readonly kind: 'resumed'; readonly token: Positions }

export interface ReadSoFar {
  readonly layout: Layout
  /** From where on this replica knows every event. */
  readonly floors: Positions
  readonly positions: Positions
}

/** What a client that comes back with this token is told. */
export const planResume = (text: string | undefined, { layout, floors, positions }: ReadSoFar): ResumePlan => {
  if (text === undefined) return { kind: 'fresh' }
  const token = decodeToken(text, layout)
  if (!token || someAbove(floors, token)) return { kind: 'restarted' }
  if (someAbove(token, positions)) return { kind: 'ahead', token }
  return { kind: 'resumed', token }
}

/**
 * Entries in an order in which they can be sent one by one, each with the positions that say "had everything up to this one": by time, but
 * within a partition by offset.
 */
export const inDeliveryOrder = (entries: readonly TimelineEntry[]): TimelineEntry[] => {
  const lanes = new Map<string, TimelineEntry[]>()
  for (const entry of entries) {
    const lane = `${entry.place.topic}/${entry.place.partition}`
    lanes.set(lane, [...(lanes.get(lane) ?? []), entry])
  }
  const heads = [...lanes.values()].map(lane => lane.sort((a, b) => (a.place.offset < b.place.offset ? -1 : 1)))
  const ordered: TimelineEntry[] = []
  while (ordered.length < entries.length) {
    const next = heads.filter(lane => lane.length > 0).reduce((a, b) => (b[0]!.event.atMs < a[0]!.event.atMs ? b : a))
    ordered.push(next.shift()!)
  }
  return ordered
}

/** The positions after one more record was had. */
export const positionsAfter = (positions: Positions, { topic, partition, offset }: Place, layout: Layout): Positions =>
  positions.map((offsets, index) => (layout[index]!.topic === topic ? offsets.with(partition, offset + 1n) : offsets))
