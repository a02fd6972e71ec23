import type { GroupReader } from '@tocsin/shared/log/port.ts'
import { unassigned } from '@tocsin/shared/log/unassigned.ts'
import { createOutgoing } from '@tocsin/shared/outgoing/outgoing.ts'
import type { ContactKind } from '@tocsin/shared/playbook/plan.ts'
import type { CommonDeps, Service } from '@tocsin/shared/runtime/service.ts'
import type { Access } from '../adapters/access.ts'
import { createPlaybooks } from '../adapters/playbooks.ts'
import { createAuditLog } from '../audit/audit-log.ts'
import { createAudited } from '../audit/audited.ts'
import { createAuditEvents } from '../audit/events.ts'
import { createEscalationEvents } from '../events.ts'
import { startDispatcher } from './adapters/dispatcher.ts'
import { createLanes } from './adapters/lanes.ts'
import { notificationHandlers } from './adapters/notification-rpc.ts'
import { createOverview } from './adapters/overview.ts'
import { createRecorder } from './adapters/recorder.ts'
import { REQUESTS_GROUP, startRequests } from './adapters/requests.ts'
import { createRoutes } from './adapters/routes.ts'
import { createSender } from './adapters/sender.ts'
import type { NotifierConfig } from './config.ts'
import { createNotifierEvents } from './events.ts'
import { createEmailTarget } from './targets/email.ts'
import { inboxTarget } from './targets/inbox.ts'
import { createNtfyTarget } from './targets/ntfy.ts'
import type { Target } from './targets/target.ts'
import { createWebhookTarget } from './targets/webhook.ts'

export interface NotifierDeps extends CommonDeps {
  /** Who may list, resend and test: the same tokens as those of the escalation service. */
  readonly access: Access
}

const targetsOf = (config: NotifierConfig, now: () => number): Readonly<Record<ContactKind, Target>> => {
  if (config.deliver === 'inbox') return { webhook: inboxTarget, email: inboxTarget, ntfy: inboxTarget }
  const { sendTimeout: timeoutMs } = config
  const http = { outgoing: createOutgoing({ allow: config.allow }), secrets: () => config.secrets, timeoutMs, now }
  return { webhook: createWebhookTarget(http), email: createEmailTarget(config), ntfy: createNtfyTarget(http) }
}

/**
 * Requests into messages that arrive, and what became of each into events. At least once: none is missed, and one is sent twice only when
 * it was being sent while its process was killed; receivers that honour keys act once.
 */
export const createNotifier = (config: NotifierConfig, deps: NotifierDeps): Service => {
  const { log, access, now, metrics } = deps
  const logger = deps.logger.child({ component: 'notifier' })
  const events = createNotifierEvents(logger, metrics, now)
  const playbooks = createPlaybooks(log, createEscalationEvents(logger, metrics))
  const auditLog = createAuditLog(log, createAuditEvents(logger, metrics))
  const audited = createAudited({ auditLog, access })
  const overview = createOverview({ log, events, limit: config.listLimit, now })
  const dispatching = {
    recorder: createRecorder(log, events),
    sender: createSender(targetsOf(config, now), events),
    lanes: createLanes(),
    routeOf: createRoutes(playbooks),
    limits: { informLimit: config.informLimit, digestEveryMs: config.digestEvery },
    events,
    now,
  }
  let requests: GroupReader | undefined
  let stopped: Promise<void> | undefined

  const stop = async (): Promise<void> => {
    await requests?.stop()
    requests = undefined
    await audited.stop()
    await Promise.all([overview.stop(), playbooks.stop(), auditLog.stop()])
  }

  return {
    grpc: [
      audited.watch({
        name: 'tocsin.notification.v1.NotificationService',
        handlers: notificationHandlers({ log, access, overview, playbooks, config, now }),
      }),
    ],
    async start() {
      playbooks.start()
      auditLog.start()
      overview.start()
      await playbooks.caughtUp()
      requests = startRequests({ log, events, start: options => startDispatcher(dispatching, options) })
      // A failure that no retry mends is a bug: it ends the process as an unhandled rejection.
      void requests.done
    },
    stop() {
      stopped ??= stop()
      return stopped
    },
    ready: async () => unassigned({ [REQUESTS_GROUP]: requests }),
  }
}
