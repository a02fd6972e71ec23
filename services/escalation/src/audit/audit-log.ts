import { setTimeout as sleep } from 'node:timers/promises'
import { EMPTY_CHAIN, type Head, headAfter, type Link, sealed } from '@tocsin/shared/events/audit-chain.ts'
import { auditRecordCodec, DecodeError } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { AuditEntryInput } from '@tocsin/shared/gen/tocsin/audit/v1/AuditEntry.ts'
import { RetryableError } from '@tocsin/shared/log/errors.ts'
import { type Following, follow } from '@tocsin/shared/log/follow.ts'
import type { Log, LogRecord } from '@tocsin/shared/log/port.ts'
import { failpoint } from '@tocsin/shared/runtime/failpoint.ts'
import type { AuditEvents } from './events.ts'

/**
 * The chain of what was done. Any number of processes append at once: the log's order is the chain, and each record vouches for all that
 * its writer had read, so nothing is decided twice and nobody waits for another.
 */
export interface AuditLog {
  start(): void
  stop(): Promise<void>
  caughtUp(): Promise<void>
  /** Durable when resolved: payloads first, then their links. Throws RetryableError; the entries may be there twice then, and count once. */
  append(entries: readonly AuditEntryInput[]): Promise<void>
  /** Tries for as long as `withinMs`; false when the log could not be reached. */
  tryAppend(entries: readonly AuditEntryInput[], withinMs: number): Promise<boolean>
  /** Every link from the first on, as the log holds it now. */
  links(): AsyncIterable<readonly Link[]>
  /** Payloads by their keys, as the log holds them now. */
  payloads(): Promise<ReadonlyMap<string, Uint8Array>>
}

const EVENTS = TOPICS.auditEvents.name
const PAYLOADS = TOPICS.auditPayloads.name
const RETRY_MS = 50
const NONE = new Uint8Array()

export const createAuditLog = (log: Log, events: AuditEvents): AuditLog => {
  let head: Head = EMPTY_CHAIN
  let position = 0n
  let following: Following | undefined

  /** With a hole in it the log cannot be vouched for any further; what was read before still is. */
  const take = (record: LogRecord): void => {
    position = record.offset + 1n
    if (record.offset === head.count) head = headAfter(head, { ...record, record: record.value })
    else events.holeFound(record.offset)
  }

  const append = async (entries: readonly AuditEntryInput[]): Promise<void> => {
    if (entries.length === 0) return
    const seals = entries.map(sealed)
    await log.append(
      PAYLOADS,
      seals.map(({ key, payload }) => ({ key, value: payload, partition: 0 })),
    )
    failpoint('escalation.before-audit-link')
    const seen = head
    await log.append(
      EVENTS,
      seals.map(({ recordOf }) => ({ key: '', value: recordOf(seen), partition: 0 })),
    )
    events.written(entries.map(({ kind }) => String(kind)))
  }

  const payloads = async (): Promise<Map<string, Uint8Array>> => {
    const found = new Map<string, Uint8Array>()
    for (const { partition, startOffset } of await log.offsets(PAYLOADS)) {
      for await (const records of log.read({ topic: PAYLOADS, partition }, startOffset))
        for (const { key, value } of records) found.set(key, value)
    }
    return found
  }

  const keyOf = (value: Uint8Array): string => {
    try {
      return auditRecordCodec.decode(value).payload
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error
      return ''
    }
  }

  return {
    start() {
      following = follow({
        log,
        topic: EVENTS,
        from: () => (position === 0n ? 'start' : { offsets: [{ topic: EVENTS, partition: 0, offset: position }] }),
        onBatch({ records }) {
          for (const record of records) if (record.offset >= position) take(record)
        },
        onFailure: (error, retryInMs) => events.readFailed(error, retryInMs),
      })
    },
    stop: async () => following?.stop(),
    caughtUp: async () => following?.caughtUp(),
    append,
    async tryAppend(entries, withinMs) {
      const giveUpAt = performance.now() + withinMs
      for (;;) {
        try {
          await append(entries)
          return true
        } catch (error) {
          if (!(error instanceof RetryableError)) throw error
          if (performance.now() > giveUpAt) {
            events.notWritten(entries.length, error)
            return false
          }
          await sleep(RETRY_MS)
        }
      }
    },
    payloads,
    async *links() {
      // The end of the chain first: whatever stands before it has its payload.
      const [bounds] = await log.offsets(EVENTS)
      const values = await payloads()
      const { startOffset, endOffset } = bounds!
      for await (const records of log.read({ topic: EVENTS, partition: 0 }, startOffset, endOffset))
        yield records.map(({ offset, appendedAt, value }) => ({
          offset,
          appendedAt,
          record: value,
          payload: values.get(keyOf(value)) ?? NONE,
        }))
    },
  }
}
