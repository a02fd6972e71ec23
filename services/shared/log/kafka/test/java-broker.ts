import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brokerProcess, formatStorage } from './broker-process.ts'

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
  /** A command that runs the broker's. */
  readonly launcher?: () => readonly string[]
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

/** A single broker of Apache Kafka from Maven Central's jars, in a temporary folder, on free ports. */
export const startJavaBroker = async (options: JavaBrokerOptions = {}): Promise<JavaBroker> => {
  const dir = await mkdtemp(join(tmpdir(), 'tocsin-kafka-'))
  const [port, controllerPort] = await freePorts(2)
  const config = join(dir, 'server.properties')
  await writeFile(config, propertiesOf(port!, controllerPort!, dir, options))
  await formatStorage(config, HEAP, ['--standalone', ...(options.format ?? [])])
  const broker = brokerProcess({
    dir,
    config,
    heap: HEAP,
    address: `127.0.0.1:${port}`,
    ...(options.launcher && { launcher: options.launcher }),
  })
  await broker.start()
  return {
    brokers: [`127.0.0.1:${port}`],
    get pid() {
      return broker.pid()
    },
    kill: broker.kill,
    start: broker.start,
    async stop() {
      await broker.kill()
      await rm(dir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
