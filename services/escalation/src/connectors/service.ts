import type { GroupReader } from '@tocsin/shared/log/port.ts'
import { unassigned } from '@tocsin/shared/log/unassigned.ts'
import { createOutgoing } from '@tocsin/shared/outgoing/outgoing.ts'
import type { CommonDeps, Service } from '@tocsin/shared/runtime/service.ts'
import { createPlaybooks } from '../adapters/playbooks.ts'
import { createEscalationEvents } from '../events.ts'
import type { ConnectorsConfig } from './config.ts'
import { type DeliveryDeps, deliver } from './delivery.ts'
import { createConnectorEvents } from './events.ts'
import { createLanes, createTurns, type LaneJob } from './lanes.ts'
import { messageOf } from './message.ts'
import type { ReportEnforcement } from './report.ts'
import { HOLDS_GROUP, startWork, type Task } from './work.ts'

export interface ConnectorsDeps extends CommonDeps {
  /** Tells the state machine what a connector said: `reportByGrpc`, or the like. */
  readonly report: ReportEnforcement
}

const LANE_KINDS: Readonly<Record<string, LaneJob['kind']>> = {
  HOLD_WORK_KIND_ENFORCE: 'begins',
  HOLD_WORK_KIND_RELEASE_POST: 'goesOn',
  HOLD_WORK_KIND_END: 'ends',
}

/**
 * Work on holds into signed requests to what publishes, and its answers into reports. At least once, with an id that repeats keep: a
 * receiver that honours it acts once; none is missed.
 */
export const createConnectors = (config: ConnectorsConfig, deps: ConnectorsDeps): Service => {
  const { log, now, metrics, report } = deps
  const logger = deps.logger.child({ component: 'connectors' })
  const events = createConnectorEvents(logger, metrics)
  const playbooks = createPlaybooks(log, createEscalationEvents(logger, metrics))
  const lanes = createLanes()
  const delivering: DeliveryDeps = {
    outgoing: createOutgoing({ allow: config.allow }),
    report,
    events,
    now,
    attemptTimeoutMs: config.attemptTimeout,
    retryAtMostMs: config.retryAtMost,
    inTurn: createTurns(config.atATime),
  }
  let reader: GroupReader | undefined
  let stopped: Promise<void> | undefined

  /** What is cut short because the hold ended is done; what is cut short because this replica stops is not. */
  const perform = async ({ work, connector }: Task, signal: AbortSignal): Promise<boolean> => {
    const { connectorId, target = '', secret = '' } = connector
    const { kind, requestedAtMs, idempotencyKey } = work
    const holdId = work.hold!.holdId
    const isHold = kind === 'HOLD_WORK_KIND_ENFORCE'
    const asked = work.hold!.enforcements.find(one => one.connector === connectorId)
    const delivery = {
      place: { holdId, connectorId, work: idempotencyKey },
      target,
      message: messageOf(work, connector, config.answerUrl),
      secrets: () => config.secrets[secret],
      requestedAtMs,
      answerByMs: isHold ? (asked?.answerByMs ?? 0) : 0,
      giveUpAtMs: isHold ? 0 : requestedAtMs + config.giveUpAfter,
    }
    await lanes.run(`${holdId}/${connectorId}`, {
      kind: LANE_KINDS[kind] ?? 'goesOn',
      signal,
      act: until => deliver(delivery, delivering, until),
    })
    return !signal.aborted
  }

  const stop = async (): Promise<void> => {
    await reader?.stop()
    reader = undefined
    await playbooks.stop()
  }

  return {
    grpc: [],
    async start() {
      playbooks.start()
      await playbooks.caughtUp()
      reader = startWork({ log, playbooks, events, perform })
      // A failure that no retry mends is a bug: it ends the process as an unhandled rejection.
      void reader.done
    },
    stop() {
      stopped ??= stop()
      return stopped
    },
    ready: async () => unassigned({ [HOLDS_GROUP]: reader }),
  }
}
