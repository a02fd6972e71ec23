import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { environment, eventually, REPOSITORY } from './standalone.ts'

/** A service as `npm run start:<name>` runs it. */
export interface ServiceProcess {
  readonly name: string
  readonly grpcAddress: string
  readonly healthUrl: string
  /** SIGTERM; resolves to the exit code. */
  stop(): Promise<number | null>
  /** SIGKILL. */
  kill(): Promise<void>
  /** All that it wrote. */
  output(): string
}

const START_MS = 60_000

const FILES = {
  ingest: 'services/ingest/src/main.ts',
  sentiment: 'services/sentiment/src/main.ts',
  aggregator: 'services/aggregator/src/main.ts',
  archive: 'services/archive/src/main.ts',
  gateway: 'services/gateway/src/main.ts',
  escalation: 'services/escalation/src/main.ts',
  notifier: 'services/escalation/src/notifier/main.ts',
  connectors: 'services/escalation/src/connectors/main.ts',
} as const

/** Settings for a broker without replicas. */
export const kafkaEnvironment = (brokers: readonly string[]): Readonly<Record<string, string>> => ({
  TOCSIN_KAFKA_BROKERS: brokers.join(','),
  TOCSIN_KAFKA_REPLICATION_FACTOR: '1',
  TOCSIN_KAFKA_MIN_INSYNC_REPLICAS: '1',
})

/** What it says of itself in its log lines. */
const announced = (line: string): { readonly grpcPort?: number; readonly healthPort?: number } => {
  if (!line.startsWith('{')) return {}
  const { msg, port, healthPort } = JSON.parse(line) as { msg?: string; port?: number; healthPort?: number }
  return {
    ...(msg === 'gRPC listens' && port !== undefined ? { grpcPort: port } : {}),
    ...(msg === 'started' && healthPort !== undefined ? { healthPort } : {}),
  }
}

const isReady = (healthUrl: string): Promise<true | undefined> =>
  fetch(`${healthUrl}/readyz`).then(
    ({ ok }) => ok || undefined,
    () => undefined,
  )

/** Starts a service on free ports and waits until it is ready. */
export const startService = async (
  name: keyof typeof FILES,
  env: Readonly<Record<string, string>>,
): Promise<ServiceProcess> => {
  const child: ChildProcess = spawn(process.execPath, [join(REPOSITORY, FILES[name])], {
    cwd: REPOSITORY,
    env: environment({ TOCSIN_RUNTIME_HEALTH_PORT: '0', TOCSIN_GRPC_PORT: '0', ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  const lines: string[] = []
  let grpcPort = 0
  const started = Promise.withResolvers<number>()
  const take = (line: string): void => {
    lines.push(line)
    const said = announced(line)
    grpcPort = said.grpcPort ?? grpcPort
    if (said.healthPort !== undefined) started.resolve(said.healthPort)
  }
  createInterface({ input: child.stdout! }).on('line', take)
  createInterface({ input: child.stderr! }).on('line', take)
  void ended.then(code => started.reject(new Error(`${name} ended with ${code}:\n${lines.join('\n')}`)))
  const giveUp = setTimeout(() => {
    child.kill('SIGKILL')
  }, START_MS)
  const healthUrl = `http://127.0.0.1:${await started.promise}`
  await eventually(`${name} is ready`, START_MS, () => isReady(healthUrl))
  clearTimeout(giveUp)
  return {
    name,
    grpcAddress: `127.0.0.1:${grpcPort}`,
    healthUrl,
    stop() {
      child.kill('SIGTERM')
      return ended
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    output: () => lines.join('\n'),
  }
}
