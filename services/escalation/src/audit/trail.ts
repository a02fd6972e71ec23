import { configVersionCodec, crisisRecordCodec, DecodeError, erasureRecordCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { AuditEntryInput } from '@tocsin/shared/gen/tocsin/audit/v1/AuditEntry.ts'
import { RetryableError } from '@tocsin/shared/log/errors.ts'
import type { GroupReader, Log, LogRecord } from '@tocsin/shared/log/port.ts'
import { failpoint } from '@tocsin/shared/runtime/failpoint.ts'
import { commitRead } from '../adapters/commit-read.ts'
import { PLAYBOOK_CONFIG_ID, type PlanRecords, type Playbooks } from '../adapters/playbooks.ts'
import { entryOfCrisis, entryOfErasure, entryOfPlan } from '../core/audit.ts'
import { emptyLedger, type Ledger, take } from '../core/ledger.ts'
import type { AuditLog } from './audit-log.ts'
import type { AuditEvents } from './events.ts'

export interface TrailDeps {
  readonly log: Log
  readonly auditLog: AuditLog
  readonly playbooks: Playbooks & PlanRecords
  readonly events: AuditEvents
}

export const AUDIT_GROUP = 'escalation-audit.v1'
const CRISES = TOPICS.crisisEvents.name
const CONFIGS = TOPICS.configVersions.name
const ERASURES = TOPICS.erasures.name

/**
 * Derives entries from the logs in which things are done, so that nothing can be done without one, whoever is killed. One member owns it at
 * a time; what it repeats after a kill has the same ids and counts once.
 */
export const startTrail = ({ log, auditLog, playbooks, events }: TrailDeps): GroupReader => {
  let ledger: Ledger = emptyLedger

  const ofCrisis = (place: LogRecord): AuditEntryInput | undefined => {
    const record = crisisRecordCodec.decode(place.value)
    const outcome = take(ledger, record, place.appendedAt)
    if (outcome.kind === 'unknown') throw new RetryableError(outcome.why)
    if (outcome.kind === 'lost') return undefined
    ledger = outcome.ledger
    return outcome.kind === 'accepted' ? entryOfCrisis(record, outcome.events, ledger.state, place) : undefined
  }

  /** Of two records with one number the first is the version; the other changed nothing. */
  const ofConfig = async (place: LogRecord): Promise<AuditEntryInput | undefined> => {
    const { configId, version, plan } = configVersionCodec.decode(place.value)
    if (configId !== PLAYBOOK_CONFIG_ID || !plan) return undefined
    if (!playbooks.records().some(record => record.version === version)) await playbooks.caughtUp()
    const record = playbooks.records().find(one => one.version === version)
    return record?.commandId === plan.commandId ? entryOfPlan(record, place) : undefined
  }

  const entryOf = async (topic: string, record: LogRecord): Promise<AuditEntryInput | undefined> => {
    try {
      if (topic === CRISES) return ofCrisis(record)
      if (topic === CONFIGS) return await ofConfig(record)
      return entryOfErasure(erasureRecordCodec.decode(record.value), record)
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error
      // A crisis record that cannot be read stops every replica; it has no entry before a build that reads it.
      if (topic === CRISES) throw new RetryableError(error.message, { cause: error })
      events.skipped(topic, record.offset, error)
      return undefined
    }
  }

  const foldUpTo = async (startOffset: bigint, offset: bigint): Promise<void> => {
    ledger = emptyLedger
    if (offset <= startOffset) return
    for await (const records of log.read({ topic: CRISES, partition: 0 }, startOffset, offset))
      for (const record of records) ofCrisis(record)
  }

  const reader: GroupReader = log.group({
    groupId: AUDIT_GROUP,
    topics: [CRISES, CONFIGS, ERASURES],
    async onAssigned({ topic, committed, startOffset }) {
      const offset = committed?.offset ?? startOffset
      if (topic === CRISES) await foldUpTo(startOffset, offset)
      return offset
    },
    async onBatch(batch) {
      const before = ledger
      try {
        const entries: AuditEntryInput[] = []
        for (const record of batch.records) {
          const entry = await entryOf(batch.topic, record)
          if (entry) entries.push(entry)
        }
        if (!reader.isCurrent(batch)) return
        await auditLog.append(entries)
      } catch (error) {
        if (batch.topic === CRISES) ledger = before
        throw error
      }
      failpoint('escalation.before-audit-commit')
      await commitRead(reader, batch, batch.records.at(-1)!.offset)
    },
  })
  return reader
}
