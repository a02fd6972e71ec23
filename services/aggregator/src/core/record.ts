import { controlCodec, DecodeError, tickCodec } from '@tocsin/shared/events/codec.ts'
import type { Control } from '@tocsin/shared/gen/tocsin/mention/v1/Control.ts'
import { createMentionReader, type MentionView, type WireProblem } from './wire.ts'

/** Why a record was set aside: header `reason` of the dead letter, and the label of its metric. */
export type DeadLetterReason = WireProblem | 'unknown-kind' | 'unknown-config-version' | 'config-of-another'

export type FoldRecord =
  | { readonly kind: 'mention'; readonly mention: MentionView; readonly appendedAtMs: number }
  | { readonly kind: 'tick'; readonly appendedAtMs: number }
  | { readonly kind: 'control'; readonly control: Control; readonly appendedAtMs: number }
  | { readonly kind: 'bad'; readonly reason: DeadLetterReason }

const bad = (reason: DeadLetterReason): FoldRecord => ({ kind: 'bad', reason })

const decoded = <T extends { readonly appendedAtMs: number }>(decode: () => T): T | DeadLetterReason => {
  try {
    const value = decode()
    return Number.isFinite(value.appendedAtMs) ? value : 'bad-time'
  } catch (error) {
    if (error instanceof DecodeError) return 'undecodable'
    throw error
  }
}

/**
 * Reads records of mentions.scored.v1 by their `kind` header. Times come from `appended_at_ms` (the append in mentions.collected.v1);
 * a record without it is as old as its own append. A mention, and what holds it, is valid until the next record is read.
 */
export const createRecordReader = (): ((
  kind: string | undefined,
  value: Uint8Array,
  appendedAtMs: number,
) => FoldRecord) => {
  const readMention = createMentionReader()
  let held: { readonly kind: 'mention'; readonly mention: MentionView; appendedAtMs: number } | undefined
  return (kind, value, recordAppendedAtMs) => {
    if (kind === undefined || kind === 'mention') {
      const mention = readMention(value)
      if (typeof mention === 'string') return bad(mention)
      held ??= { kind: 'mention', mention, appendedAtMs: 0 }
      held.appendedAtMs = mention.appendedAtMs || recordAppendedAtMs
      return held
    }
    if (kind === 'tick') {
      const tick = decoded(() => tickCodec.decode(value))
      return typeof tick === 'string' ? bad(tick) : { kind, appendedAtMs: tick.appendedAtMs || recordAppendedAtMs }
    }
    if (kind === 'control') {
      const control = decoded(() => controlCodec.decode(value))
      if (typeof control === 'string') return bad(control)
      if (control.brandId === '') return bad('missing-identity')
      return { kind, control, appendedAtMs: control.appendedAtMs || recordAppendedAtMs }
    }
    return bad('unknown-kind')
  }
}
