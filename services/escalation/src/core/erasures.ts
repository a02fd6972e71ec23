import { LOG_HOLDS_AUTHORS_MS } from '@tocsin/shared/events/topics.ts'
import type { Erasure } from '@tocsin/shared/gen/tocsin/erasure/v1/Erasure.ts'
import type { ErasureAsked } from '@tocsin/shared/gen/tocsin/erasure/v1/ErasureAsked.ts'
import type { ErasureCounted } from '@tocsin/shared/gen/tocsin/erasure/v1/ErasureCounted.ts'
import type { ErasureRecord } from '@tocsin/shared/gen/tocsin/erasure/v1/ErasureRecord.ts'

interface Known {
  readonly asked: ErasureAsked
  readonly askedAtMs: number
  readonly counted?: ErasureCounted
  readonly doneAtMs?: number
}

/** By id, in the order in which they were asked for. */
export type Erasures = ReadonlyMap<string, Known>
export const emptyErasures: Erasures = new Map()

/** Of each part the first record counts; a part of an erasure that nobody asked for counts for nothing. */
export const takeErasure = (erasures: Erasures, record: ErasureRecord, atMs: number): Erasures => {
  const { erasureId, part, asked, counted } = record
  const known = erasures.get(erasureId)
  const put = (value: Known): Erasures => new Map(erasures).set(erasureId, value)
  if (part === 'asked' && asked && !known) return put({ asked, askedAtMs: atMs })
  if (part === 'counted' && counted && known && !known.counted) return put({ ...known, counted })
  if (part === 'done' && known && known.doneAtMs === undefined) return put({ ...known, doneAtMs: atMs })
  return erasures
}

/** From then on the log holds nothing of the author that it held when the erasure was asked for. */
export const logGoneAt = (askedAtMs: number): number => askedAtMs + LOG_HOLDS_AUTHORS_MS

/** An earlier erasure of one of these hashes, which stands. */
const repeated = (erasures: Erasures, erasureId: string, { authors }: ErasureAsked): string => {
  const hashes = new Set(authors.map(({ hash }) => hash))
  for (const [id, { asked }] of erasures) {
    if (id === erasureId) return ''
    if (!asked.dryRun && asked.authors.some(({ hash }) => hashes.has(hash))) return id
  }
  return ''
}

export const erasureOf = (erasures: Erasures, erasureId: string): Erasure | undefined => {
  const known = erasures.get(erasureId)
  if (!known) return undefined
  const { asked, askedAtMs, counted, doneAtMs = 0 } = known
  return {
    erasureId,
    askedAtMs,
    dryRun: asked.dryRun,
    counted: counted !== undefined,
    mentions: counted?.mentions ?? 0,
    brandIds: [...(counted?.brandIds ?? [])],
    done: doneAtMs > 0,
    doneAtMs,
    logGoneAtMs: asked.dryRun ? 0 : logGoneAt(askedAtMs),
    repeats: repeated(erasures, erasureId, asked),
  }
}
