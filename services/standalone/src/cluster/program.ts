import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type OptionSpec,
  type ParsedArguments,
  parseArguments,
  positiveNumber,
  UsageError,
  usageLines,
} from '@tocsin/shared/runtime/arguments.ts'
import { CONFIG_OPTION, withCommonNames } from '@tocsin/shared/runtime/configured.ts'
import { ConfigError } from '@tocsin/shared/runtime/settings.ts'
import { urlOf } from '../address.ts'
import { type Configuration, readConfiguration } from '../configuration.ts'
import { REPOSITORY } from '../options.ts'
import { type ClusterSettings, type Part, partsOf } from './parts.ts'
import { settingsOf } from './settings.ts'
import { supervise } from './supervise.ts'

const OPTIONS: Readonly<Record<string, OptionSpec>> = {
  ...CONFIG_OPTION,
  playbooks: { value: 'DIR', doc: 'Brands, people and rules to apply, unless a person applied another plan.' },
  replicas: { value: 'N', doc: 'Processes of each service but ingest and the gateway (default 1).' },
  help: { doc: 'Print this.' },
}

/** Beyond what the processes allow themselves. */
const STOP_MARGIN_MS = 3_000
const READY_POLL_MS = 200
/** A process that does not say in this time whether it is ready is asked again. */
const ANSWER_MS = 5_000
/** Who waits longer wants to know what for. */
const SAY_EACH_MS = 15_000
const MAX_REPLICAS = 10

export interface ClusterContext {
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  out(line: string): void
  err(line: string): void
  readonly stopped: Promise<unknown>
}

const replicasOf = (options: ParsedArguments['options']): number => {
  const replicas = positiveNumber(options, 'replicas') ?? 1
  if (Number.isInteger(replicas) && replicas <= MAX_REPLICAS) return replicas
  throw new UsageError(`--replicas must be a whole number up to ${MAX_REPLICAS}`)
}

/** Why a process is not ready, on one line; undefined when it is. */
const waitsFor = async ({ healthPort }: Part, host: string, signal: AbortSignal): Promise<string | undefined> => {
  try {
    const url = `${urlOf({ host, port: healthPort })}/readyz`
    const answer = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]) })
    return answer.ok ? undefined : (await answer.text()).trim().replaceAll('\n', '; ')
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? 'no answer from /readyz' : 'still starting'
  }
}

/** Resolves when every process says that it is ready; now and then says which one is waited for, and why. */
const allReady = async (
  parts: readonly Part[],
  host: string,
  signal: AbortSignal,
  out: (line: string) => void,
): Promise<void> => {
  let saidAtMs = performance.now()
  while (!signal.aborted) {
    const reasons = await Promise.all(parts.map(part => waitsFor(part, host, signal)))
    if (signal.aborted || reasons.every(reason => reason === undefined)) return
    if (performance.now() - saidAtMs > SAY_EACH_MS) {
      saidAtMs = performance.now()
      parts.forEach(({ name }, at) => {
        if (reasons[at] !== undefined) out(`waiting for ${name}: ${reasons[at]}`)
      })
    }
    await sleep(READY_POLL_MS, undefined, { signal }).catch(() => undefined)
  }
}

const bannerOf = (settings: ClusterSettings, values: Configuration, parts: readonly Part[]): string[] => {
  const { ports, history } = settings
  const web = urlOf({ host: values.gateway.host, port: ports.gateway })
  return [
    '',
    `Tocsin is up: ${parts.length} processes on Kafka at ${values.kafka.brokers.join(', ')}.`,
    '',
    `  wall         ${web}/wall`,
    `  console      ${web}/console`,
    `  mentions     POST ${urlOf({ host: values.ingest.host, port: ports.ingest })}/v1/mentions`,
    `  history      ${history ? `ClickHouse at ${new URL(values.clickhouse.url).host}` : 'off: set CLICKHOUSE_URL'}`,
    ...parts.map(({ name, healthPort }) => {
      const grpc = ports.grpc.get(name)
      return `  ${name.padEnd(12)} ${urlOf({ host: settings.host, port: healthPort })}/metrics${grpc === undefined ? '' : `   gRPC ${settings.grpcHost}:${grpc}`}`
    }),
    '',
    '  Ctrl-C stops all of them.',
    '',
  ]
}

const run = async ({ argv, env: given, cwd, out, stopped }: ClusterContext): Promise<number> => {
  const { options } = parseArguments(argv, OPTIONS)
  if (options['help']) {
    for (const line of [
      'Usage: KAFKA_BROKERS=HOST:PORT npm run start:cluster -- [options]',
      '',
      'Runs every service as a process of its own on Kafka, with history in the ClickHouse of CLICKHOUSE_URL.',
      '',
      ...usageLines(OPTIONS),
    ])
      out(line)
    return 0
  }
  const env = withCommonNames(given)
  const config = options['config'] ?? env['TOCSIN_CONFIG']
  const { values, explained } = readConfiguration(env, typeof config === 'string' ? config : undefined)
  if (values.kafka.brokers.length === 0)
    throw new UsageError('where is Kafka? KAFKA_BROKERS=HOST:PORT, or kafka.brokers in the configuration')
  const isDefault = (path: string): boolean => explained.find(one => one.path === path)?.origin === 'default'
  const { playbooks } = options
  const settings = await settingsOf(values, isDefault, {
    playbooks: typeof playbooks === 'string' ? resolve(cwd, playbooks) : undefined,
    replicas: replicasOf(options),
  })
  const parts = partsOf(settings)
  const cluster = supervise(
    parts.map(part => ({
      name: part.name,
      file: process.execPath,
      args: [
        ...part.node,
        join(REPOSITORY, part.file),
        ...(typeof config === 'string' ? ['--config', resolve(cwd, config)] : []),
      ],
      env: { ...env, ...part.env },
      cwd,
    })),
    { stopDeadlineMs: values.runtime.stopDeadline + STOP_MARGIN_MS, out },
  )
  const over = new AbortController()
  const ready = allReady(parts, settings.host, over.signal, out).then(() => {
    if (!over.signal.aborted) for (const line of bannerOf(settings, values, parts)) out(line)
  })
  const why = await Promise.race([stopped.then(() => undefined), cluster.broken])
  over.abort()
  await ready
  out(why === undefined ? 'stopping …' : `${why}; stopping the others`)
  cluster.stop()
  return cluster.ended
}

/** The program `npm run start:cluster`: resolves to its exit code (0 stopped, 1 a process failed, 2 not understood). */
export const runCluster = async (context: ClusterContext): Promise<number> => {
  try {
    return await run(context)
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof ConfigError)) throw error
    context.err(error.message)
    return 2
  }
}
