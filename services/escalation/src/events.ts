import type { Logger } from '@tocsin/shared/runtime/logger.ts'
import type { Metrics } from '@tocsin/shared/runtime/metrics.ts'
import type { EventKind } from './core/event.ts'
import type { Rejection } from './core/rejection.ts'

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

/** What happens in escalation: one function per event, log record and figures together. */
export const createEscalationEvents = (logger: Logger, metrics: Metrics) => {
  const happenings = metrics.counter('tocsin_escalation_events_total', 'Events of crises accepted', ['kind'])
  const refusals = metrics.counter('tocsin_escalation_refusals_total', 'Commands refused', ['code'])
  const seconds = metrics.histogram('tocsin_escalation_command_seconds', 'Command to answer', SECONDS)
  const races = metrics.counter('tocsin_escalation_races_lost_total', 'Records that came second and were decided again')
  const retries = metrics.counter('tocsin_escalation_append_retries_total', 'Appends with an unknown outcome')
  const skipped = metrics.counter('tocsin_escalation_signals_skipped_total', 'Signal records that could not be read')
  const requests = metrics.counter('tocsin_escalation_notifications_requested_total', 'Notifications requested', [
    'kind',
  ])
  const work = metrics.counter('tocsin_escalation_hold_work_total', 'Work for hold connectors', ['kind'])
  const open = metrics.gauge('tocsin_escalation_crises_open_count', 'Crises by phase', ['phase'])
  const gate = metrics.histogram('tocsin_escalation_hold_check_seconds', 'Time to answer the publishing gate', SECONDS)

  const tokensStale = metrics.gauge(
    'tocsin_escalation_tokens_file_stale',
    '1 while the file of tokens is not what counts',
  )
  const cuts = metrics.counter('tocsin_escalation_streams_cut_total', 'Streams ended since their access ended')

  return {
    accepted(kinds: readonly EventKind[], phases: ReadonlyMap<string, number>): void {
      for (const kind of kinds) happenings.inc({ kind })
      for (const [phase, count] of phases) open.set({ phase }, count)
    },
    decided(commandId: string, actor: string, crisisId: string, command: string, ms: number): void {
      seconds.observe(ms / 1_000)
      logger.info({ commandId, actor, crisisId, command }, 'command taken')
    },
    refused(commandId: string, actor: string, { code, sentence }: Rejection): void {
      refusals.inc({ code })
      logger.info({ commandId, actor, code, sentence }, 'command refused')
    },
    raceLost(commandId: string): void {
      races.inc()
      logger.debug({ commandId }, 'another record took the number, deciding again')
    },
    appendFailed(commandId: string, err: unknown): void {
      retries.inc()
      logger.warn({ commandId, err }, 'append failed, its outcome is looked up')
    },
    stopped(why: string): void {
      logger.fatal({ why }, 'the log holds what this build does not know: no commands are taken')
    },
    readFailed(topic: string, err: unknown, retryInMs: number): void {
      logger.warn({ topic, err, retryInMs }, 'reading failed, it begins again')
    },
    timerFailed(err: unknown): void {
      logger.warn({ err }, 'a timer could not be written, it is tried again')
    },
    signalSkipped(partition: number, offset: bigint, err: unknown): void {
      skipped.inc()
      logger.error({ partition, offset: offset.toString(), err }, 'signal could not be read and is skipped')
    },
    playbookRejected(version: number, problems: readonly string[]): void {
      logger.error({ version, problems }, 'playbook version cannot be read')
    },
    tokensFileRead(path: string, tokens: number): void {
      tokensStale.set(0)
      logger.info({ path, tokens }, 'the list of tokens was read')
    },
    tokensFileRefused(path: string, problems: readonly string[]): void {
      tokensStale.set(1)
      logger.error({ path, problems }, 'the list of tokens cannot be read: the last good one goes on')
    },
    streamCut(): void {
      cuts.inc()
    },
    planApplied(version: number, by: string): void {
      logger.info({ version, by }, 'a version of the playbook was applied')
    },
    requested(kind: string): void {
      requests.inc({ kind })
    },
    holdWork(kind: string): void {
      work.inc({ kind })
    },
    holdChecked(ms: number): void {
      gate.observe(ms / 1_000)
    },
  }
}

export type EscalationEvents = ReturnType<typeof createEscalationEvents>
