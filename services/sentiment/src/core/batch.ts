import { controlCodec, DecodeError, mentionTextCodec, tickCodec } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER } from '@tocsin/shared/events/topics.ts'

export type DeadLetterReason = 'undecodable' | 'unknown-kind' | 'too-large'

export interface ScoreText {
  readonly text: string
  readonly languageHint: string
  readonly source: string
  readonly nativeId: string
}

/** What a record of mentions.collected is to this service. */
export type Parsed =
  | { readonly kind: 'mention'; readonly item: ScoreText }
  | { readonly kind: 'pass' }
  | { readonly kind: 'dead'; readonly reason: DeadLetterReason; readonly cause: string }

interface Record {
  readonly value: Uint8Array
  readonly headers: Readonly<{ [name: string]: string }>
}

const PASS: Parsed = { kind: 'pass' }

/** Reads a record; bytes that are not what their kind says are a dead letter, never an exception. */
export const parseRecord = ({ value, headers }: Record): Parsed => {
  const kind = headers[KIND_HEADER] ?? 'mention'
  try {
    switch (kind) {
      case 'mention': {
        return { kind: 'mention', item: mentionTextCodec.decode(value) }
      }
      case 'tick':
        tickCodec.decode(value)
        return PASS
      case 'control':
        controlCodec.decode(value)
        return PASS
      default:
        return { kind: 'dead', reason: 'unknown-kind', cause: kind.slice(0, 64) }
    }
  } catch (error) {
    if (error instanceof DecodeError) return { kind: 'dead', reason: 'undecodable', cause: error.message }
    throw error
  }
}
