import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { PlanFile } from '@tocsin/shared/gen/tocsin/config/v1/PlanFile.ts'
import type { GroupReader } from '@tocsin/shared/log/port.ts'
import { unassigned } from '@tocsin/shared/log/unassigned.ts'
import type { CommonDeps, Service } from '@tocsin/shared/runtime/service.ts'
import type { Access } from './adapters/access.ts'
import { createCallers } from './adapters/callers.ts'
import { createCommands } from './adapters/commands.ts'
import { crisisCommandHandlers } from './adapters/crisis-commands.ts'
import { crisisDescribeHandlers } from './adapters/crisis-describe.ts'
import { CommandlessError, createCrisisLog } from './adapters/crisis-log.ts'
import { crisisReadHandlers } from './adapters/crisis-reads.ts'
import { createCurrentPlan } from './adapters/current-plan.ts'
import { showDuties } from './adapters/duty-figures.ts'
import { EFFECTS_GROUP, startEffects } from './adapters/effects.ts'
import { createFlagConcern } from './adapters/flag.ts'
import { createFlagCodes } from './adapters/flag-codes.ts'
import { createFlagNotes } from './adapters/flag-notes.ts'
import { createGuesses } from './adapters/guesses.ts'
import { createHoldGate } from './adapters/hold-gate.ts'
import { holdHandlers } from './adapters/hold-rpc.ts'
import { createLinkGrants } from './adapters/link-grants.ts'
import { createLinkTokens } from './adapters/link-token.ts'
import { createPlanWriter, type FolderOutcome } from './adapters/plan-writer.ts'
import { playbookHandlers } from './adapters/playbook-rpc.ts'
import { createPlaybooks } from './adapters/playbooks.ts'
import { SIGNALS_GROUP, startSignals } from './adapters/signals.ts'
import { createStreams } from './adapters/streams.ts'
import { createTimers } from './adapters/timers.ts'
import { unary } from './adapters/unary.ts'
import { createWriter } from './adapters/writer.ts'
import { createAudit } from './audit/audit.ts'
import { AUDIT_GROUP } from './audit/trail.ts'
import type { EscalationConfig } from './config.ts'
import { createEscalationEvents } from './events.ts'

export interface Escalation extends Service {
  /**
   * Applies the texts of a folder, after `start`: when there is no version yet, or they differ from a version that came from a folder. What
   * a person applied by the API stands. Throws ConfigError with all problems, each with its place.
   */
  applyPlaybook(files: readonly PlanFile[], by: 'folder'): Promise<FolderOutcome>
  /** Who may call, for services that stand beside this one. */
  readonly access: Access
}

/** Such a replica starts, is not ready, and says why. */
const unlessCommandless = (error: unknown): void => {
  if (!(error instanceof CommandlessError)) throw error
}

/**
 * Signals into suspicions, people's commands and timers into crisis events, events into notifications and work on holds. The log is the
 * state: any replica takes any command and any timer; none leads.
 */
export const createEscalation = (config: EscalationConfig, deps: CommonDeps): Escalation => {
  const { log, now } = deps
  const events = createEscalationEvents(deps.logger.child({ component: 'escalation' }), deps.metrics)
  const crisisLog = createCrisisLog(log, events)
  const playbooks = createPlaybooks(log, events)
  showDuties(deps.metrics, playbooks, now)
  const currentPlan = createCurrentPlan(log, playbooks, events)
  const deadlineMs = config.commandDeadline
  const planWriter = createPlanWriter({ log, playbooks, currentPlan, events, now, deadlineMs })
  const writer = createWriter({ log, crisisLog, playbooks, events, now, deadlineMs })
  const timers = createTimers({ crisisLog, writer, events, now })
  const callers = createCallers(config, { playbooks, events, now })
  const { access } = callers
  const links = createLinkTokens(() => config.linkSecret)
  const grants = createLinkGrants(links, playbooks, now)
  const guesses = createGuesses(now)
  const flagCodes = createFlagCodes(playbooks, guesses, now)
  const streams = createStreams({
    heartbeatMs: config.heartbeatEvery,
    limit: config.watchersLimit,
    onCut: events.streamCut,
  })
  const flagNotes = createFlagNotes(log, events)
  const commands = createCommands({ access, crisisLog, playbooks, writer, flagNotes, now })
  const gate = createHoldGate(log, crisisLog)
  const audit = createAudit({ ...deps, access, playbooks, flagNotes })
  let readers: Readonly<Record<string, GroupReader>> = {}
  let running = false
  let stopped: Promise<void> | undefined

  const stop = async (): Promise<void> => {
    running = false
    streams.stop()
    writer.stop()
    await audit.finish()
    await Promise.all(Object.values(readers).map(reader => reader.stop()))
    await timers.stop()
    await Promise.all([
      crisisLog.stop(),
      playbooks.stop(),
      currentPlan.stop(),
      callers.stop(),
      audit.stop(),
      flagNotes.stop(),
    ])
  }

  return {
    grpc: audit.watched([
      {
        name: 'tocsin.crisis.v1.CrisisService',
        handlers: {
          ...crisisReadHandlers({ commands, crisisLog, playbooks, streams }),
          ...crisisCommandHandlers({ commands, crisisLog, links: grants }),
          ...crisisDescribeHandlers({ commands, crisisLog, playbooks, links: grants, flagCodes, guesses, now }),
          FlagConcern: unary(createFlagConcern({ log, access, playbooks, flagCodes, flagNotes, now })),
        },
      },
      {
        name: 'tocsin.hold.v1.HoldService',
        handlers: holdHandlers({ commands, crisisLog, playbooks, gate, streams, events, now }),
      },
      {
        name: 'tocsin.playbook.v1.PlaybookService',
        handlers: playbookHandlers({ access, playbooks, planWriter, now }),
      },
    ]),
    access,
    applyPlaybook: files => planWriter.applyFolder(files),
    async start() {
      await callers.start()
      playbooks.start()
      audit.start()
      flagNotes.start()
      crisisLog.start()
      await Promise.all([playbooks.caughtUp(), flagNotes.caughtUp()])
      currentPlan.look()
      await crisisLog.caughtUp().catch(unlessCommandless)
      timers.start()
      readers = {
        [AUDIT_GROUP]: audit.startTrail(),
        [SIGNALS_GROUP]: startSignals({ log, crisisLog, writer, events }),
        [EFFECTS_GROUP]: startEffects({
          log,
          playbooks,
          links,
          events,
          publicUrl: config.publicUrl,
          linkLifetimeMs: config.linkLifetime,
        }),
      }
      // A failure that no retry mends is a bug: it ends the process as an unhandled rejection.
      for (const reader of Object.values(readers)) void reader.done
      running = true
    },
    stop() {
      stopped ??= stop()
      return stopped
    },
    async ready() {
      if (!running) return ['escalation is not running']
      const why = crisisLog.stoppedBy()
      const noTokens = callers.missing()
      return [
        ...(why === undefined ? [] : [`${TOPICS.crisisEvents.name}: ${why}`]),
        ...(noTokens === undefined ? [] : [`escalation: ${noTokens}`]),
        ...unassigned(readers),
      ]
    },
  }
}
