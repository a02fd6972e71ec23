import { DecodeError, signalCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { Signal } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import type { GroupReader, Log, LogRecord } from '@tocsin/shared/log/port.ts'
import { failpoint } from '@tocsin/shared/runtime/failpoint.ts'
import type { Command } from '../core/commands.ts'
import { evidenceOf } from '../core/evidence.ts'
import { ownerOfSignal } from '../core/state.ts'
import type { EscalationEvents } from '../events.ts'
import { commitRead } from './commit-read.ts'
import type { CrisisLog } from './crisis-log.ts'
import type { Writer } from './writer.ts'

export interface SignalsDeps {
  readonly log: Log
  readonly crisisLog: CrisisLog
  readonly writer: Writer
  readonly events: EscalationEvents
}

export const SIGNALS_GROUP = 'escalation.v1'

/** Only what asks people; what stays below is customer care's. */
const asksPeople = ({ level, kind }: Signal): boolean => level === 'RULE_LEVEL_SUSPECT' || kind === 'RULE_KIND_FLAG'

/** Turns signals into suspicions: one per episode, whatever is killed, since ids are derived and the state knows each episode. */
export const startSignals = ({ log, crisisLog, writer, events }: SignalsDeps): GroupReader => {
  const commandFor = (signal: Signal): { readonly id: string; readonly command: Command } => {
    const { signalId, brandId, ver, state } = signal
    if (state === 'SIGNAL_STATE_CLOSED')
      return {
        id: `signal/${signalId}/closed`,
        command: { kind: 'signalClosed', signalId, brandId, atMs: signal.closedAtMs || signal.updatedAtMs },
      }
    const isKnown = ownerOfSignal(crisisLog.ledger().state, signalId) !== undefined
    return {
      id: isKnown ? `signal/${signalId}@${ver}` : `signal/${signalId}`,
      command: { kind: 'signalOpen', evidence: evidenceOf(signal), drill: false },
    }
  }

  const handle = async (partition: number, record: LogRecord): Promise<void> => {
    try {
      const signal = signalCodec.decode(record.value)
      if (!asksPeople(signal)) return
      const { id, command } = commandFor(signal)
      await writer.execute(id, command)
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error
      events.signalSkipped(partition, record.offset, error)
    }
  }

  const reader: GroupReader = log.group({
    groupId: SIGNALS_GROUP,
    topics: [TOPICS.signalsRaised.name],
    async onBatch(batch) {
      for (const record of batch.records) {
        if (!reader.isCurrent(batch)) return
        await handle(batch.partition, record)
      }
      failpoint('escalation.before-signal-commit')
      await commitRead(reader, batch, batch.records.at(-1)!.offset)
    },
  })
  return reader
}
