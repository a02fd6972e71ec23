import type { CommonDeps, Service } from '@tocsin/shared/runtime/service.ts'
import { createCallers } from '../adapters/callers.ts'
import { onLogTime } from '../adapters/log-time.ts'
import { createPlaybooks } from '../adapters/playbooks.ts'
import type { EscalationConfig } from '../config.ts'
import { createEscalationEvents } from '../events.ts'
import type { NotifierConfig } from './config.ts'
import { createNotifier } from './service.ts'

interface AloneConfig {
  readonly escalation: EscalationConfig
  readonly notifier: NotifierConfig
}

/** The notifier in a process of its own, on the time of the log; it lets in whom escalation's settings let in. */
export const createNotifierAlone = ({ escalation, notifier: config }: AloneConfig, deps: CommonDeps): Service => {
  const events = createEscalationEvents(deps.logger.child({ component: 'notifier' }), deps.metrics)
  const { log, now } = onLogTime(deps.log, deps.now)
  const playbooks = createPlaybooks(log, events)
  const callers = createCallers(escalation, { playbooks, events, now })
  const notifier = createNotifier(config, { ...deps, log, now, access: callers.access })
  return {
    grpc: notifier.grpc,
    async start() {
      await callers.start()
      playbooks.start()
      await playbooks.caughtUp()
      await notifier.start()
    },
    async stop() {
      await notifier.stop()
      await Promise.all([playbooks.stop(), callers.stop()])
    },
    async ready() {
      const noTokens = callers.missing()
      return [...(await notifier.ready()), ...(noTokens === undefined ? [] : [`notifier: ${noTokens}`])]
    },
  }
}
