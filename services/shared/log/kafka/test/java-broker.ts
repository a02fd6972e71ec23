import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Kafka, logLevel } from 'kafkajs'
import { brokerJars, run } from './jars.ts'

export interface JavaBroker {
  readonly brokers: readonly string[]
  readonly pid: number
  /** Kills it as a power cut would; its data stays. */
  kill(): Promise<void>
  /** Starts it again on the same ports and data. */
  start(): Promise<void>
  /** Ends it and removes its data. */
  stop(): Promise<void>
}

const START_LIMIT_MS = 60_000
const HEAP = '-Xmx512m'

export const freePorts = async (count: number): Promise<number[]> => {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server: Server = createServer().listen(0, '127.0.0.1')
      await once(server, 'listening')
      return server
    }),
  )
  const ports = servers.map(server => (server.address() as { port: number }).port)
  await Promise.all(servers.map(server => new Promise(resolve => server.close(resolve))))
  return ports
}

export interface JavaBrokerOptions {
  /** Properties in addition, by the port that it gets. */
  readonly properties?: (port: number) => Readonly<Record<string, string>>
  /** Listeners in addition: protocol and port. */
  readonly listeners?: Readonly<Record<string, number>>
  /** Arguments in addition when its storage is formatted. */
  readonly format?: readonly string[]
}

const propertiesOf = (port: number, controllerPort: number, dir: string, options: JavaBrokerOptions): string => {
  const { properties = () => ({}), listeners = {} } = options
  const open = [`PLAINTEXT://127.0.0.1:${port}`]
  for (const protocol in listeners) open.push(`${protocol}://127.0.0.1:${listeners[protocol]}`)
  return Object.entries({
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.bootstrap.servers': `127.0.0.1:${controllerPort}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: [...open, `CONTROLLER://127.0.0.1:${controllerPort}`].join(','),
    'advertised.listeners': open.join(','),
    'listener.security.protocol.map':
      'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT,SASL_SSL:SASL_SSL',
    'log.dirs': join(dir, 'data'),
    'offsets.topic.replication.factor': '1',
    'offsets.topic.num.partitions': '4',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'share.coordinator.state.topic.replication.factor': '1',
    'share.coordinator.state.topic.min.isr': '1',
    'group.initial.rebalance.delay.ms': '0',
    'group.min.session.timeout.ms': '1000',
    'auto.create.topics.enable': 'false',
    'log.retention.check.interval.ms': '1000',
    'log.cleaner.backoff.ms': '500',
    ...properties(port),
  })
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
}

const answers = async (brokers: string[]): Promise<boolean> => {
  const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING, retry: { retries: 0 } }).admin()
  try {
    await admin.connect()
    return (await admin.describeCluster()).brokers.length > 0
  } catch {
    return false
  } finally {
    await admin.disconnect().catch(() => undefined)
  }
}

/** A single broker of Apache Kafka from Maven Central's jars, in a temporary folder, on free ports. */
export const startJavaBroker = async (options: JavaBrokerOptions = {}): Promise<JavaBroker> => {
  const classpath = `${await brokerJars()}/*`
  const dir = await mkdtemp(join(tmpdir(), 'tocsin-kafka-'))
  const [port, controllerPort] = await freePorts(2)
  const config = join(dir, 'server.properties')
  const output = join(dir, 'output.log')
  await writeFile(config, propertiesOf(port!, controllerPort!, dir, options))
  const storage = ['format', '--standalone', '-t', 'dG9jc2luLXRlc3QtYnJvaw', '-c', config, ...(options.format ?? [])]
  await run('java', [HEAP, '-XX:+UseSerialGC', '-cp', classpath, 'kafka.tools.StorageTool', ...storage])
  const brokers = [`127.0.0.1:${port}`]
  let child: ChildProcess | undefined
  const killNow = (): void => void child?.kill('SIGKILL')

  const start = async (): Promise<void> => {
    const log = createWriteStream(output, { flags: 'a' })
    await once(log, 'open')
    child = spawn('java', [HEAP, '-XX:+UseSerialGC', '-cp', classpath, 'kafka.Kafka', config], {
      cwd: dir,
      stdio: ['ignore', log, log],
    })
    log.close()
    const deadline = Date.now() + START_LIMIT_MS
    while (!(await answers(brokers))) {
      if (child.exitCode !== null || Date.now() > deadline) {
        killNow()
        throw new Error(`the broker did not start: ${(await readFile(output, 'utf8')).slice(-2_000)}`)
      }
      await sleep(100)
    }
  }
  const kill = async (): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  process.on('exit', killNow)
  await start()
  return {
    brokers,
    get pid() {
      return child!.pid!
    },
    kill,
    start,
    async stop() {
      process.off('exit', killNow)
      await kill()
      await rm(dir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
