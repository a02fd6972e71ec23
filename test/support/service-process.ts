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
export type ServiceName = keyof typeof FILES

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

/** Why it is not ready; undefined when it is. */
const whyNotReady = (healthUrl: string): Promise<string | undefined> =>
  fetch(`${healthUrl}/readyz`).then(
    async response => (response.ok ? undefined : response.text()),
    error => String(error),
  )

export interface SpawnOptions {
  /** Arguments of Node before the program. */
  readonly node?: readonly string[]
  /** The tree to run, where it is not this one. */
  readonly root?: string
}

/** A service that has been started and need not be ready, or live, for that matter. */
export interface SpawnedService extends ServiceProcess {
  readonly pid: number
  /** Resolves to the exit code, null when a signal ended it. */
  readonly ended: Promise<number | null>
  isAlive(): boolean
  /** Resolves when it is ready; rejects when it ended or is not ready in time. */
  ready(timeoutMs: number): Promise<void>
  signal(name: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void
}

const LINES_KEPT = 2_000

/** Starts a service on free ports. */
export const spawnService = (
  name: ServiceName,
  env: Readonly<Record<string, string>>,
  { node = [], root = REPOSITORY }: SpawnOptions = {},
): SpawnedService => {
  const child: ChildProcess = spawn(process.execPath, [...node, join(root, FILES[name])], {
    cwd: root,
    env: environment({ TOCSIN_RUNTIME_HEALTH_PORT: '0', TOCSIN_GRPC_PORT: '0', ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  const lines: string[] = []
  let grpcPort = 0
  let healthUrl = ''
  let alive = true
  const take = (line: string): void => {
    lines.push(line)
    if (lines.length > LINES_KEPT) lines.shift()
    const said = announced(line)
    grpcPort = said.grpcPort ?? grpcPort
    if (said.healthPort !== undefined) healthUrl = `http://127.0.0.1:${said.healthPort}`
  }
  createInterface({ input: child.stdout! }).on('line', take)
  createInterface({ input: child.stderr! }).on('line', take)
  void ended.then(() => {
    alive = false
  })
  const output = (): string => lines.join('\n')
  return {
    name,
    pid: child.pid!,
    ended,
    isAlive: () => alive,
    get grpcAddress() {
      return `127.0.0.1:${grpcPort}`
    },
    get healthUrl() {
      return healthUrl
    },
    async ready(timeoutMs) {
      let why: string | undefined = 'it has not started'
      await eventually(`${name} is ready`, timeoutMs, async () => {
        if (!alive) throw new Error(`${name} ended with ${await ended}:\n${output()}`)
        if (healthUrl !== '') why = await whyNotReady(healthUrl)
        return why === undefined || undefined
      }).catch(error => {
        throw new Error(`${error.message}; it says: ${why}\n${output()}`)
      })
    },
    signal: name => void child.kill(name),
    stop() {
      child.kill('SIGTERM')
      return ended
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    output,
  }
}

/** Starts a service on free ports and waits until it is ready. */
export const startService = async (
  name: ServiceName,
  env: Readonly<Record<string, string>>,
  options: SpawnOptions = {},
): Promise<SpawnedService> => {
  const service = spawnService(name, env, options)
  try {
    await service.ready(START_MS)
    return service
  } catch (error) {
    await service.kill()
    throw error
  }
}
