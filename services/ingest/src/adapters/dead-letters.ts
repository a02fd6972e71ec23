import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { Append } from './spool/spooling.ts'

export interface DeadLetter {
  readonly source: string
  readonly reason: string
  readonly detail: string
  /** Where it stood in its source. */
  readonly place: string
  readonly raw: Uint8Array
}

const MAX_BYTES = 256 * 1024

/** Durable when resolved. What is longer than 256 KiB is cut, and says so in the header `truncated`. */
export const appendDeadLetters = async (append: Append, letters: readonly DeadLetter[]): Promise<void> => {
  if (letters.length === 0) return
  const records = letters.map(({ source, reason, detail, place, raw }) => ({
    key: source,
    value: raw.subarray(0, MAX_BYTES),
    headers: {
      reason,
      detail,
      service: 'ingest',
      'source-offset': place,
      ...(raw.length > MAX_BYTES && { truncated: String(raw.length) }),
    },
  }))
  await append(TOPICS.mentionsCollectedDlq.name, records)
}
