import { createHash, randomBytes } from 'node:crypto'
import type { AuditEntry, AuditEntryInput } from '../gen/tocsin/audit/v1/AuditEntry.ts'
import type { AuditPayload } from '../gen/tocsin/audit/v1/AuditPayload.ts'
import type { AuditRecord } from '../gen/tocsin/audit/v1/AuditRecord.ts'
import { auditPayloadCodec, auditRecordCodec, DecodeError } from './codec.ts'

/** A place in the chain: how many records there are up to it, and the hash over all of them. */
export interface Head {
  readonly count: bigint
  /** SHA-256 in hex. */
  readonly hash: string
}

/** A record of audit.events.v1 with the payload that its hash names, as the log holds them. */
export interface Link {
  readonly offset: bigint
  readonly appendedAt: number
  readonly record: Uint8Array
  /** Empty when the log has none. */
  readonly payload: Uint8Array
}

const sha256 = (...parts: readonly Uint8Array[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

export const EMPTY_CHAIN: Head = { count: 0n, hash: sha256(Buffer.from('tocsin.audit.v1')) }

/** The head after a record. Its place, the log's time and every byte count, so that nothing can be changed, moved, left out or put in. */
export const headAfter = (
  head: Head,
  { offset, appendedAt, record }: Pick<Link, 'offset' | 'appendedAt' | 'record'>,
): Head => {
  const place = Buffer.alloc(16)
  place.writeBigUInt64BE(offset, 0)
  place.writeDoubleBE(appendedAt, 8)
  return { count: head.count + 1n, hash: sha256(Buffer.from(head.hash, 'hex'), place, record) }
}

/** `COUNT:HASH`, to be kept where nobody who can write the log can write. */
export const formatHead = ({ count, hash }: Head): string => `${count}:${hash}`

/** Undefined when the text is no head. */
export const parseHead = (text: string): Head | undefined => {
  const match = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim())
  return match ? { count: BigInt(match[1]!), hash: match[2]! } : undefined
}

/** An entry as two records: the payload goes to the log first, under its hash; `recordOf` makes the link with what the writer has read. */
export const sealed = (entry: AuditEntryInput) => {
  const payload = auditPayloadCodec.encode({ salt: randomBytes(16).toString('hex'), entry })
  const key = sha256(payload)
  return {
    key,
    payload,
    recordOf: ({ count, hash }: Head): Uint8Array =>
      auditRecordCodec.encode({ payload: key, seenCount: String(count), seenHead: hash }),
  }
}

/** What a blanked payload is replaced with, under the same key. It tells nothing but who blanked it. */
export const blankedPayload = (erasedBy: string): Uint8Array => auditPayloadCodec.encode({ erasedBy })

export type Problem =
  /** Records are missing, or in another place than they were written. */
  | 'offset'
  | 'record-unreadable'
  /** The writer vouched for another past than the one that is here. */
  | 'past-changed'
  | 'payload-missing'
  | 'payload-changed'
  /** It was blanked, and no entry says so. */
  | 'blanked-unrecorded'
  /** The head that was kept outside is not in this chain. */
  | 'head-not-found'

export interface Break {
  readonly offset: bigint
  readonly problem: Problem
}

/** A link as far as it could be read. */
export interface ReadLink {
  readonly offset: bigint
  readonly appendedAt: number
  readonly key: string
  /** Undefined when it was blanked. */
  readonly entry: AuditEntry | undefined
  readonly erasedBy: string
}

const decoded = <T>(decode: () => T): T | undefined => {
  try {
    return decode()
  } catch (error) {
    if (error instanceof DecodeError) return undefined
    throw error
  }
}

/** The payload of a link by its key. */
export const readPayload = (key: string, bytes: Uint8Array): AuditPayload | Problem => {
  if (bytes.length === 0) return 'payload-missing'
  const payload = decoded(() => auditPayloadCodec.decode(bytes))
  if (payload && payload.erasedBy !== '') return payload.entry ? 'payload-changed' : payload
  return payload?.entry && sha256(bytes) === key ? payload : 'payload-changed'
}

/** A record whose bytes are exactly what a writer makes of it; undefined for anything else. */
const readRecord = (bytes: Uint8Array): AuditRecord | undefined => {
  const record = decoded(() => auditRecordCodec.decode(bytes))
  return record && Buffer.from(auditRecordCodec.encode(record)).equals(bytes) ? record : undefined
}

export interface Verdict {
  readonly head: Head
  /** Entries, blanked ones among them. */
  readonly entries: number
  readonly erased: number
  /** Records that say again what an earlier one said: a writer was killed between two steps. */
  readonly repeats: number
  readonly firstBreak: Break | undefined
}

export interface Verifier {
  /** Links in the order of the log. What comes after a break is counted no more. */
  take(link: Link): void
  verdict(): Verdict
}

/**
 * Verifies a chain from its first record on, with nothing but the records. A chain whose tail was cut off is a whole chain: only `expected`,
 * a head that was kept outside, shows that. Memory: 40 bytes a record, for the heads that later records vouch for.
 */
export const createVerifier = (expected?: Head): Verifier => {
  const heads: Buffer[] = [Buffer.from(EMPTY_CHAIN.hash, 'hex')]
  const known = new Set<string>()
  const blanked = new Map<string, { readonly offset: bigint; readonly by: string }>()
  const recorded = new Map<string, Set<string>>()
  let head = EMPTY_CHAIN
  let [entries, erased, repeats] = [0, 0, 0]
  let firstBreak: Break | undefined

  const vouchesFor = ({ seenCount, seenHead }: AuditRecord): boolean => {
    const count = BigInt(seenCount)
    return count <= head.count && heads[Number(count)]?.toString('hex') === seenHead
  }

  const count = (offset: bigint, key: string, { entry, erasedBy }: AuditPayload): void => {
    if (!entry) {
      erased++
      entries++
      blanked.set(key, { offset, by: erasedBy })
      return
    }
    if (known.has(entry.entryId)) {
      repeats++
      return
    }
    known.add(entry.entryId)
    entries++
    for (const payload of entry.erasedPayloads)
      recorded.set(payload, (recorded.get(payload) ?? new Set()).add(entry.entryId))
  }

  const problemOf = (link: Link): Problem | undefined => {
    if (link.offset !== head.count) return 'offset'
    const record = readRecord(link.record)
    if (!record) return 'record-unreadable'
    if (!vouchesFor(record)) return 'past-changed'
    const payload = readPayload(record.payload, link.payload)
    if (typeof payload === 'string') return payload
    count(link.offset, record.payload, payload)
    return undefined
  }

  return {
    take(link) {
      if (firstBreak) return
      const problem = problemOf(link)
      if (problem) {
        firstBreak = { offset: link.offset, problem }
        return
      }
      head = headAfter(head, link)
      heads.push(Buffer.from(head.hash, 'hex'))
    },
    verdict() {
      const breaks: Break[] = firstBreak ? [firstBreak] : []
      if (!firstBreak) {
        for (const [key, { offset, by }] of blanked)
          if (!recorded.get(key)?.has(by)) breaks.push({ offset, problem: 'blanked-unrecorded' })
        if (expected && heads[Number(expected.count)]?.toString('hex') !== expected.hash)
          breaks.push({ offset: expected.count === 0n ? 0n : expected.count - 1n, problem: 'head-not-found' })
      }
      breaks.sort((a, b) => (a.offset < b.offset ? -1 : 1))
      return { head, entries, erased, repeats, firstBreak: breaks[0] }
    },
  }
}

/** Links as entries, repeats and what cannot be read left out. */
export const createReading = () => {
  const known = new Set<string>()
  return (link: Link): ReadLink | undefined => {
    const record = readRecord(link.record)
    const payload = record && readPayload(record.payload, link.payload)
    if (!record || !payload || typeof payload === 'string') return undefined
    const { entry, erasedBy } = payload
    if (entry && known.has(entry.entryId)) return undefined
    if (entry) known.add(entry.entryId)
    const { offset, appendedAt } = link
    return { offset, appendedAt, key: record.payload, entry: entry ?? undefined, erasedBy }
  }
}
