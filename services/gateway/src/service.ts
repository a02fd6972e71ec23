import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { History } from '@tocsin/shared/clickhouse/history.ts'
import type { GrpcCredentials } from '@tocsin/shared/grpc/client.ts'
import { RetryableError } from '@tocsin/shared/log/errors.ts'
import { createLifecycle } from '@tocsin/shared/runtime/lifecycle.ts'
import type { CommonDeps, Service } from '@tocsin/shared/runtime/service.ts'
import { createEscalationClient } from './adapters/escalation/client.ts'
import { type Following, followDecisions } from './adapters/escalation/follow-decisions.ts'
import { type Feed, startFeed } from './adapters/feed.ts'
import { watchHistory } from './adapters/history-watch.ts'
import { callAs } from './adapters/http/calls.ts'
import { closingInTime } from './adapters/http/close-in-time.ts'
import type { Live } from './adapters/http/context.ts'
import { buildId, serveDashboards } from './adapters/http/dashboards.ts'
import { isLoopback } from './adapters/http/origin.ts'
import type { RouteEntry } from './adapters/http/route-table.ts'
import { brandRoutes } from './adapters/http/routes/brands.ts'
import { crisisRoutes } from './adapters/http/routes/crises.ts'
import { crisisCommandRoutes } from './adapters/http/routes/crisis-commands.ts'
import { gateRoutes } from './adapters/http/routes/gate.ts'
import { holdRoutes } from './adapters/http/routes/holds.ts'
import { mentionRoutes } from './adapters/http/routes/mentions.ts'
import { notificationRoutes } from './adapters/http/routes/notifications.ts'
import { operationRoutes } from './adapters/http/routes/operation.ts'
import { planRoutes } from './adapters/http/routes/plan.ts'
import { playbookRoutes } from './adapters/http/routes/playbook.ts'
import { publicRoutes } from './adapters/http/routes/public.ts'
import { scorerRoutes } from './adapters/http/routes/scorers.ts'
import { sessionRoutes } from './adapters/http/routes/session.ts'
import { signalRoutes } from './adapters/http/routes/signals.ts'
import { createHttpServer } from './adapters/http/server.ts'
import { crisesRoute } from './adapters/live/crises-route.ts'
import { sayGoodbye } from './adapters/live/goodbye.ts'
import { createHub, type Hub } from './adapters/live/hub.ts'
import { liveRoute } from './adapters/live/live-route.ts'
import { recheckPeople } from './adapters/live/recheck.ts'
import { createPeople } from './adapters/people.ts'
import { createViewers } from './adapters/viewer.ts'
import type { DisplayToken, GatewayConfig } from './config.ts'
import { createEvents } from './events.ts'

export interface GatewayDeps extends CommonDeps {
  /** How escalation is called; in plain text when absent. */
  readonly calls?: GrpcCredentials
  /** Absent: history is off; what needs it says so. */
  readonly history?: History
  /** The built files of the wall. */
  readonly wallDir?: string
  /** The built files of the console, and of the pages that links and codes lead to. */
  readonly consoleDir?: string
  /** The data are invented: screens say so. */
  readonly demo: boolean
}

export interface Gateway extends Service {
  /** Where it listens, once started. */
  address(): { readonly host: string; readonly port: number }
  /** What it answers, and who may come to it; once started. */
  routes(): readonly RouteEntry[]
  /** Replaces the display tokens; websockets of tokens that are gone, or see other brands now, are closed at once. */
  setTokens(tokens: readonly DisplayToken[]): void
}

const RETRY_MS = 1_000
/** Screens wait for decisions no longer than this at the start. */
const DECISIONS_PATIENCE_MS = 2_000

/** Folds the log into the live state and serves it: websocket, REST, dashboards. Holds nothing that another replica would need. */
export const createGateway = (config: GatewayConfig, deps: GatewayDeps): Gateway => {
  const { log, now, demo, history, wallDir, consoleDir } = deps
  const logger = deps.logger.child({ component: 'gateway' })
  const events = createEvents(logger, deps.metrics)
  const lifecycle = createLifecycle(logger)
  const { host, anonymousDisplay } = config
  const anonymous = anonymousDisplay === 'always' || (anonymousDisplay === 'loopback' && isLoopback(host))
  const viewers = createViewers(anonymous, config.displayTokens)
  const escalation = config.escalation === '' ? undefined : createEscalationClient(config, deps.calls)
  const people = escalation && createPeople(escalation, now)
  const ownToken = (): string | undefined => config.escalationToken || undefined
  const hubReady = Promise.withResolvers<Hub | undefined>()
  let live: Live | undefined
  let decisions: Following | undefined
  const startedAtMs = now()
  let hub: Hub | undefined
  let stopping = false
  let stopped: Promise<void> | undefined
  let goodbye = async (): Promise<void> => undefined
  let failure = ''
  let routes: readonly RouteEntry[] = []
  let address = { host, port: config.port }

  const crisesAwaySinceMs = (): number => (escalation ? (decisions?.awaySinceMs() ?? 0) : startedAtMs)

  const openFeed = async (): Promise<Feed | undefined> => {
    const { windowsBack: windowsBackMs, signalsBack: signalsBackMs } = config
    while (!stopping) {
      try {
        return await startFeed({
          log,
          now,
          windowsBackMs,
          signalsBackMs,
          events,
          onChange(change, record) {
            hub?.changed(change, record)
            if (change.fresh) decisions?.awaitCrisis(change.fresh)
          },
        })
      } catch (error) {
        if (!(error instanceof RetryableError)) throw error
        events.readingFailed('all', error, RETRY_MS)
        await setTimeout(RETRY_MS)
      }
    }
    return undefined
  }

  /** From the log to the hub. It goes on in the background: the wall is served, and says what is missing, while the log is away. */
  const goLive = async (build: string, historyAnswers: () => boolean): Promise<void> => {
    const feed = await openFeed()
    if (!feed) return
    lifecycle.onStop('feed', () => feed.stop())
    await feed.caughtUp
    if (stopping) return
    if (escalation) {
      decisions = followDecisions({
        feed,
        escalation,
        token: ownToken,
        now,
        backMs: config.signalsBack,
        events,
        isOpen: () => hub !== undefined,
        onChange: change => hub?.changed(change, { appendedAt: now() }),
        onHeard: () => hub?.noticeChanged(),
      })
      const following = decisions
      lifecycle.onStop('decisions', () => following.stop())
      await Promise.race([decisions.firstUp, setTimeout(DECISIONS_PATIENCE_MS)])
      if (stopping) return
    }
    hub = createHub(feed, {
      now,
      build,
      pingIntervalMs: config.pingInterval,
      events,
      notice: () => ({
        demo,
        history: historyAnswers(),
        crisesAwaySinceMs: crisesAwaySinceMs(),
      }),
    })
    live = { feed, hub }
    hubReady.resolve(hub)
  }

  const stop = async (): Promise<void> => {
    stopping = true
    hubReady.resolve(undefined)
    await goodbye()
    hub?.stop()
    await lifecycle.stop()
  }

  return {
    grpc: [],
    async start() {
      const build = await buildId(wallDir)
      const watch = watchHistory(history, { events, onChange: () => hub?.noticeChanged() })
      lifecycle.onStop('history', () => watch.stop())
      const server = await createHttpServer(config, { viewers, people, events, now })
      if (escalation) lifecycle.onStop('escalation', () => escalation.close())
      const rechecking = people && recheckPeople(people, () => hub)
      lifecycle.onStop('people', () => rechecking?.stop())
      const call = callAs(escalation)
      const context = {
        ...server,
        now,
        history,
        live: () => live,
        build,
        demo,
        historyAnswers: watch.answers,
        crisesAwaySinceMs,
        escalation,
        ownToken,
        people,
        call,
      }
      brandRoutes(context)
      mentionRoutes(context)
      signalRoutes(context)
      operationRoutes(context)
      scorerRoutes(context)
      sessionRoutes(context)
      crisisRoutes(context)
      crisisCommandRoutes(context)
      holdRoutes(context)
      gateRoutes(context)
      planRoutes(context)
      playbookRoutes(context)
      notificationRoutes(context)
      publicRoutes(context)
      server.app.register(async () => liveRoute(server, { config, now, events, viewers, hub: hubReady.promise }))
      const consoleBuild = await buildId(consoleDir)
      if (escalation)
        server.app.register(async () => crisesRoute(server, { config, now, build: consoleBuild, events, escalation }))
      const home = escalation && consoleBuild !== 'none' ? '/console' : '/wall'
      await serveDashboards(server, { wallDir, consoleDir, home })
      lifecycle.onStop('http', closingInTime(server.app))
      goodbye = () => sayGoodbye(server.app.websocketServer)
      routes = server.routes
      await server.app.listen({ host, port: config.port })
      address = { host, port: (server.app.server.address() as AddressInfo).port }
      goLive(build, watch.answers).catch(error => {
        failure = `reading the log failed: ${error instanceof Error ? error.message : String(error)}`
        logger.fatal({ err: error }, 'reading the log failed')
      })
    },
    stop() {
      stopped ??= stop()
      return stopped
    },
    async ready() {
      if (failure) return [failure]
      return live && !stopping ? [] : ['gateway: the log has not been read yet']
    },
    address: () => address,
    routes: () => routes,
    setTokens(tokens) {
      viewers.replace(tokens)
      hub?.closeRevoked(viewers.isStillGood)
    },
  }
}
