import { setTimeout as sleep } from 'node:timers/promises'
import { topicSettings } from '../events/topics.ts'
import { type GrpcServer, startGrpcServer } from '../grpc/server.ts'
import { type GrpcTls, openGrpcTls } from '../grpc/tls.ts'
import { PartitionCountError } from '../log/errors.ts'
import { kafkaSection } from '../log/kafka/config.ts'
import { openKafkaLog } from '../log/kafka/kafka-log.ts'
import { parseArguments, UsageError, usageLines } from './arguments.ts'
import { showCertificates } from './certificates.ts'
import { CONFIG_OPTION, readConfigured } from './configured.ts'
import { armFailpoint, failpointProblem } from './failpoint.ts'
import { followSecrets } from './followed-secrets.ts'
import { startHealthServer } from './health.ts'
import { createLifecycle } from './lifecycle.ts'
import { watchLogGap } from './log-gap.ts'
import { createLogger } from './logger.ts'
import { createMetrics } from './metrics.ts'
import { observedLog } from './observed-log.ts'
import { EXIT, type Program, type ProgramContext } from './program.ts'
import { type AskReady, followReady } from './readiness.ts'
import { grpcSection, logSection, runtimeSection } from './sections.ts'
import type { Service } from './service.ts'
import { ConfigError, type Loaded, type SecretFile, type Section } from './settings.ts'
import { untilItAnswers } from './until-it-answers.ts'

const COMMON_SECTIONS = { runtime: runtimeSection, log: logSection, kafka: kafkaSection, grpc: grpcSection }
type Common = Loaded<typeof COMMON_SECTIONS>['values']
const OPTIONS = { ...CONFIG_OPTION, help: { doc: 'Print this.' } }

/** Errors that a person can mend: their message is enough, a stack would only hide it. */
const isForPeople = (error: unknown): error is Error =>
  error instanceof UsageError || error instanceof ConfigError || error instanceof PartitionCountError

/**
 * One service as a process: configuration, log, health, the service, its gRPC; until it is told to stop, and then in the opposite order
 * under one deadline: not ready, no more calls, drained, flushed, committed, closed. While the log is away at the start it waits, alive
 * and not ready. Resolves to the exit code; after a crash nothing is drained or committed.
 */
const serve = async <S extends Record<string, Section>>(
  program: Program<S>,
  sections: { readonly common: Common; readonly own: Loaded<S>['values']; readonly secretFiles: readonly SecretFile[] },
  context: ProgramContext,
): Promise<number> => {
  const { runtime, log: logSettings, kafka, grpc } = sections.common
  const logger = context.logger ?? createLogger({ name: program.name, level: runtime.logLevel })
  const lifecycle = createLifecycle(logger, { deadlineMs: runtime.stopDeadline })
  const metrics = createMetrics({ processMetrics: true })
  showCertificates(metrics, { kafka, grpc })
  const gap = watchLogGap(metrics)
  const stopping = new AbortController()
  let service: Service | undefined
  let notReady: string | undefined = 'is starting'

  const ready: AskReady = async () =>
    notReady === undefined && service ? service.ready() : [`${program.name} ${notReady}`]

  /** Before the service can work: who asks is told so, and health says NOT_SERVING. */
  const listenForCalls = async (
    { grpc: services }: Service,
    { server: credentials }: GrpcTls,
  ): Promise<GrpcServer | undefined> => {
    if (services.length === 0) return undefined
    const server = await startGrpcServer({
      ...grpc,
      services,
      logger,
      closed: true,
      ...(credentials && { credentials }),
    })
    lifecycle.onStop('gRPC', () => server.stop())
    logger.info({ host: grpc.host, port: server.port, tls: credentials !== undefined }, 'gRPC listens')
    return server
  }

  const start = async (): Promise<void> => {
    const health = await startHealthServer({ host: runtime.host, port: runtime.healthPort, metrics, ready })
    lifecycle.onStop('health', () => health.stop())
    const secrets = followSecrets(sections.secretFiles, { logger, metrics })
    lifecycle.onStop('secrets', () => secrets.stop())
    const tls = openGrpcTls(grpc, { logger: logger.child({ component: 'gRPC' }) })
    lifecycle.onStop('certificates', () => tls.stop())
    const openLog = context.openLog ?? openKafkaLog
    const opened = await openLog(kafka, { logger: logger.child({ component: 'log' }) })
    lifecycle.onStop('log', () => opened.close())
    const { otlpUrl, traceOneIn } = runtime
    const { onStop } = lifecycle
    const log = await observedLog(opened, { service: program.name, otlpUrl, traceOneIn, metrics, logger, onStop })
    const deps = { log, logger, metrics, now: Date.now, onStop, calls: tls.calls, onSecrets: secrets.onChange }
    const created = program.create(sections.own, deps)
    lifecycle.onStop(program.name, () => service?.stop())
    const calls = await listenForCalls(created, tls)
    await untilItAnswers(
      () => log.ensureTopics(topicSettings(logSettings.partitions)),
      stopping.signal,
      reason => {
        notReady = `waits for the log: ${reason}`
        logger.warn({ reason }, 'the log is away')
      },
    )
    service = created
    await created.start()
    if (stopping.signal.aborted) return
    calls?.open()
    notReady = undefined
    onStop('readiness', followReady({ ready, logger, onChange: isReady => calls?.setServing(isReady) }))
    logger.info({ healthPort: health.port }, 'started')
  }

  const crash = context.crashed.then(async error => {
    logger.fatal({ err: error }, 'ended by an error that nobody handled')
    if (gap.met(error)) {
      notReady = `stopped: ${error.message}`
      await sleep(runtime.gapShownFor, undefined, { ref: false })
    }
    return EXIT.failed
  })
  const stop = async (): Promise<number> => {
    notReady = 'is stopping'
    stopping.abort()
    logger.info('stopping')
    const failed = await lifecycle.stop()
    return failed.length === 0 ? EXIT.stopped : EXIT.failed
  }
  const life = async (): Promise<number> => {
    const starting = start()
    starting.catch(() => undefined)
    try {
      await Promise.race([starting.then(() => context.stopped), context.stopped])
    } catch (error) {
      await lifecycle.stop()
      if (isForPeople(error)) throw error
      logger.fatal({ err: error }, 'cannot start')
      return EXIT.failed
    }
    return stop()
  }
  return Promise.race([life(), crash])
}

/** Runs a service as its process's program: resolves to the exit code (see `EXIT`). */
export const runService = async <S extends Record<string, Section>>(
  program: Program<S>,
  context: ProgramContext,
): Promise<number> => {
  try {
    const { options } = parseArguments(context.argv, OPTIONS)
    if (options['help']) {
      for (const line of [
        `Usage: npm run start:${program.name} -- [options]`,
        '',
        program.doc,
        '',
        ...usageLines(OPTIONS),
      ])
        context.print(line)
      return EXIT.stopped
    }
    const path = options['config'] ?? context.env['TOCSIN_CONFIG']
    const { values, secretFiles } = readConfigured(
      { ...COMMON_SECTIONS, ...program.sections },
      context.env,
      typeof path === 'string' ? path : undefined,
    )
    const common: Common = values
    if (!context.openLog && common.kafka.brokers.length === 0)
      throw new ConfigError([
        'kafka.brokers is empty: a service as a process of its own needs Kafka. Set it in the file or as TOCSIN_KAFKA_BROKERS.',
      ])
    const failpoint = common.runtime.failpoint
    const problem = failpointProblem(failpoint)
    if (problem !== undefined) throw new ConfigError([`runtime.failpoint: ${problem}`])
    armFailpoint(failpoint)
    return await serve(program, { common, own: values, secretFiles }, context)
  } catch (error) {
    if (!isForPeople(error)) throw error
    context.print(error.message)
    return EXIT.notUnderstood
  }
}
