import type { Logger } from '@tocsin/shared/runtime/logger.ts'
import type { Metrics } from '@tocsin/shared/runtime/metrics.ts'

/** What happens to the audit log: one function per event, log record and figures together. */
export const createAuditEvents = (logger: Logger, metrics: Metrics) => {
  const written = metrics.counter('tocsin_audit_entries_total', 'Entries of the audit log', ['kind'])
  const lost = metrics.counter('tocsin_audit_entries_unwritten_total', 'Refusals that could not be written to it')
  const holes = metrics.counter('tocsin_audit_holes_total', 'Places where the audit log lacks records')
  return {
    written(kinds: readonly string[]): void {
      for (const kind of kinds) written.inc({ kind: kind.replace('AUDIT_KIND_', '').toLowerCase() })
    },
    notWritten(count: number, err: unknown): void {
      lost.inc(count)
      logger.error({ count, err }, 'entries of the audit log could not be written')
    },
    holeFound(offset: bigint): void {
      holes.inc()
      logger.error({ offset: offset.toString() }, 'the audit log lacks records: "tocsin audit verify" says where')
    },
    readFailed(err: unknown, retryInMs: number): void {
      logger.warn({ err, retryInMs }, 'reading the audit log failed, it begins again')
    },
    skipped(topic: string, offset: bigint, err: unknown): void {
      logger.error({ topic, offset: offset.toString(), err }, 'a record cannot be read and has no audit entry')
    },
  }
}

export type AuditEvents = ReturnType<typeof createAuditEvents>
