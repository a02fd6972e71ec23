import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createAggregator } from '@tocsin/aggregator/service.ts'
import { createArchive, prepareTables } from '@tocsin/archive/service.ts'
import { createGateway } from '@tocsin/gateway/service.ts'
import { createIngest } from '@tocsin/ingest/service.ts'
import { createSentiment } from '@tocsin/sentiment/service.ts'
import { createHistory } from '@tocsin/shared/clickhouse/history.ts'
import { topicSettings } from '@tocsin/shared/events/topics.ts'
import { startGrpcServer } from '@tocsin/shared/grpc/server.ts'
import { openGrpcTls } from '@tocsin/shared/grpc/tls.ts'
import { openEmbeddedLog } from '@tocsin/shared/log/embedded/embedded-log.ts'
import type { PlaybookFile } from '@tocsin/shared/playbook/playbook.ts'
import { startHealthServer } from '@tocsin/shared/runtime/health.ts'
import { createLifecycle } from '@tocsin/shared/runtime/lifecycle.ts'
import type { Logger } from '@tocsin/shared/runtime/logger.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { observedLog } from '@tocsin/shared/runtime/observed-log.ts'
import { followReady } from '@tocsin/shared/runtime/readiness.ts'
import type { Service } from '@tocsin/shared/runtime/service.ts'
import { ConfigError } from '@tocsin/shared/runtime/settings.ts'
import { type Address, chooseAddress, chooseNumber, urlOf } from './address.ts'
import type { Configuration } from './configuration.ts'
import { createCrises } from './crises.ts'
import { seedDemoHistory } from './demo-history.ts'
import { type DemoSettings, startDemoParts } from './demo-parts.ts'
import { openHistoryStore } from './history-store.ts'

export interface StandaloneSettings {
  readonly configuration: Configuration
  readonly dataDir: string
  readonly wallDir: string
  readonly consoleDir: string
  /** Where people open links; undefined for the gateway's own address. */
  readonly publicUrl: string | undefined
  /** Applied at the start, unless a person applied another plan by the API. */
  readonly plan: readonly PlaybookFile[]
  readonly demo: DemoSettings | undefined
  readonly logger: Logger
}

export interface Standalone {
  readonly gateway: Address
  readonly ingest: Address
  readonly grpc: Address
  readonly health: Address
  /** Where the demo's publishing desk shows its posts. */
  readonly deskPort: number | undefined
  /** What runs inside this process, for the banner. */
  readonly embedded: readonly string[]
  /** `overruled`: a person applied another plan by the API, and that one stands. */
  readonly planIs: 'applied' | 'unchanged' | 'overruled'
  /** Why history is off; undefined when it is on. */
  readonly historyOff: string | undefined
  /** Last in, first out; idempotent. */
  stop(): Promise<void>
}

/** Everything of Tocsin in one process, started downstream first, so that nothing flows before somebody listens. */
export const startStandalone = async ({
  configuration,
  dataDir,
  wallDir,
  consoleDir,
  publicUrl,
  plan,
  demo,
  logger,
}: StandaloneSettings): Promise<Standalone> => {
  const { runtime, grpc } = configuration
  const lifecycle = createLifecycle(logger, { deadlineMs: runtime.stopDeadline })
  const metrics = createMetrics({ processMetrics: true })
  const now = Date.now
  mkdirSync(dataDir, { recursive: true })

  const start = async (): Promise<Standalone> => {
    // The log first: its lock says that another instance has the folder before anything else is touched.
    const opened = await openEmbeddedLog({ dir: join(dataDir, 'log'), logger: logger.child({ component: 'log' }) })
    lifecycle.onStop('log', () => opened.close())
    const { otlpUrl, traceOneIn } = runtime
    const { onStop } = lifecycle
    const log = await observedLog(opened, { service: 'tocsin', otlpUrl, traceOneIn, metrics, logger, onStop })
    const store = await openHistoryStore({
      dataDir: join(dataDir, 'clickhouse'),
      settings: configuration.clickhouse,
      logger,
    })
    if (store.kind !== 'off') lifecycle.onStop('history', () => store.stop())
    await log.ensureTopics(topicSettings(configuration.log.partitions))

    const addresses = {
      gateway: await chooseNumber(await chooseAddress(configuration.gateway)),
      ingest: await chooseAddress(configuration.ingest),
      grpc: await chooseAddress(grpc),
      health: await chooseAddress({ host: runtime.host, port: runtime.healthPort }),
    }
    const deps = { log, logger, metrics, now }
    const services: Service[] = []
    const run = async <S extends Service>(name: string, service: S): Promise<S> => {
      lifecycle.onStop(name, () => service.stop())
      await service.start()
      services.push(service)
      return service
    }

    const history = store.kind === 'off' ? {} : { history: createHistory(store.clickhouse) }
    if (store.kind !== 'off') {
      const archiveDeps = { ...deps, clickhouse: store.clickhouse }
      if (demo) {
        await prepareTables(configuration.archive, archiveDeps)
        await seedDemoHistory(store.clickhouse, { ...demo, toMs: now() })
      }
      await run('archive', createArchive(configuration.archive, archiveDeps))
    }
    const { connectors } = configuration
    const parts = await startDemoParts(demo, { plan, connectors, dataDir, now, logger, lifecycle })
    const crises = createCrises(
      {
        configuration: { ...configuration, connectors: parts.connectors },
        dataDir,
        publicUrl: publicUrl || configuration.gateway.publicUrl || urlOf(addresses.gateway),
        access: parts.access,
      },
      deps,
    )
    const { escalation, notifier } = crises
    await run('notifier', notifier)
    await run('escalation', escalation)
    const planIs = await escalation.applyPlaybook(parts.plan, 'folder')
    await run('aggregator', createAggregator(configuration.aggregator, deps))
    await run('sentiment', createSentiment(configuration.sentiment, deps))
    const ingest = createIngest({ ...configuration.ingest, port: addresses.ingest.port }, { ...deps, dataDir })
    // Before the gateway, which asks escalation by it.
    const { server: credentials, calls, stop: stopTls } = openGrpcTls(grpc, { logger })
    lifecycle.onStop('certificates', stopTls)
    if (credentials && !calls)
      throw new ConfigError(['grpc.tlsCertFile needs grpc.tlsCaFile: this process calls its own gRPC, too'])
    const grpcServer = await startGrpcServer({
      ...grpc,
      port: addresses.grpc.port,
      ...(credentials && { credentials }),
      services: [...services, ingest].flatMap(service => service.grpc),
      logger,
    })
    lifecycle.onStop('gRPC', () => grpcServer.stop())
    const grpcAddress = `${grpc.host === '0.0.0.0' ? '127.0.0.1' : grpc.host}:${grpcServer.port}`
    const gateway = createGateway(
      {
        ...configuration.gateway,
        port: addresses.gateway.port,
        escalation: configuration.gateway.escalation || grpcAddress,
        escalationToken: configuration.gateway.escalationToken || crises.gatewayToken,
      },
      { ...deps, ...history, calls, wallDir, consoleDir, demo: demo !== undefined },
    )
    await run('gateway', gateway)
    await run('connectors', crises.connectors(grpcAddress, calls))
    await run('ingest', ingest)

    parts.play(grpcAddress, calls)

    const ready = async (): Promise<string[]> => (await Promise.all(services.map(service => service.ready()))).flat()
    const health = await startHealthServer({ host: runtime.host, port: addresses.health.port, metrics, ready })
    lifecycle.onStop('health', () => health.stop())
    const onChange = (isReady: boolean): void => grpcServer.setServing(isReady)
    lifecycle.onStop('readiness', followReady({ ready, logger, onChange }))

    return {
      gateway: { ...addresses.gateway, port: gateway.address().port },
      ingest: { ...addresses.ingest, port: ingest.receiverPort() ?? addresses.ingest.port },
      grpc: { ...addresses.grpc, port: grpcServer.port },
      health: { ...addresses.health, port: health.port },
      embedded: ['log (node:sqlite)', ...(store.kind === 'off' ? [] : [store.what])],
      deskPort: parts.deskPort,
      planIs,
      historyOff: store.kind === 'off' ? store.reason : undefined,
      stop: async () => void (await lifecycle.stop()),
    }
  }

  return start().catch(async error => {
    await lifecycle.stop()
    throw error
  })
}
