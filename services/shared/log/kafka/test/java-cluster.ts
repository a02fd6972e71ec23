import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Kafka, logLevel } from 'kafkajs'
import { type BrokerProcess, brokerProcess, formatStorage } from './broker-process.ts'
import { freePorts } from './java-broker.ts'

export interface JavaCluster {
  readonly brokers: readonly string[]
  /** By node id, from 1. */
  node(id: number): BrokerProcess
  /** Node that leads a partition now. */
  leaderOf(topic: string, partition: number): Promise<number>
  /** Node that a group's members speak to now. */
  coordinatorOf(groupId: string): Promise<number>
  /** Resolves when every partition of all topics has a leader and as many copies in sync as there are nodes. */
  allInSync(): Promise<void>
  stop(): Promise<void>
}

const HEAP = '-Xmx256m'
const OFFSETS_PARTITIONS = 4
const IN_SYNC_LIMIT_MS = 120_000

/** Java's hash of a text, by which Kafka finds the partition of a group. */
const hashOf = (text: string): number => [...text].reduce((hash, char) => (31 * hash + char.charCodeAt(0)) | 0, 0)

const propertiesOf = (
  id: number,
  ports: readonly number[],
  controllerPorts: readonly number[],
  dir: string,
): string => {
  const own = `PLAINTEXT://127.0.0.1:${ports[id - 1]}`
  const properties = {
    'process.roles': 'broker,controller',
    'node.id': String(id),
    'controller.quorum.voters': controllerPorts.map((port, index) => `${index + 1}@127.0.0.1:${port}`).join(','),
    'controller.listener.names': 'CONTROLLER',
    listeners: `${own},CONTROLLER://127.0.0.1:${controllerPorts[id - 1]}`,
    'advertised.listeners': own,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'log.dirs': join(dir, 'data'),
    'offsets.topic.num.partitions': String(OFFSETS_PARTITIONS),
    'offsets.topic.replication.factor': String(ports.length),
    'group.initial.rebalance.delay.ms': '0',
    'group.min.session.timeout.ms': '1000',
    'auto.create.topics.enable': 'false',
  }
  return Object.entries(properties)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
}

/** Brokers that are controllers too, on this machine, in a temporary folder. What decides how long an election takes is as Kafka ships it. */
export const startJavaCluster = async (count = 3): Promise<JavaCluster> => {
  const dir = await mkdtemp(join(tmpdir(), 'tocsin-kafka-cluster-'))
  const all = await freePorts(2 * count)
  const [ports, controllerPorts] = [all.slice(0, count), all.slice(count)]
  const ids = ports.map((_, index) => index + 1)
  const brokers = ports.map(port => `127.0.0.1:${port}`)
  const nodes = await Promise.all(
    ids.map(async id => {
      const own = join(dir, String(id))
      const config = join(own, 'server.properties')
      await mkdir(own)
      await writeFile(config, propertiesOf(id, ports, controllerPorts, own))
      await formatStorage(config, HEAP, [])
      return brokerProcess({ dir: own, config, heap: HEAP, address: brokers[id - 1]! })
    }),
  )
  const stop = async (): Promise<void> => {
    await Promise.all(nodes.map(node => node.kill()))
    await rm(dir, { recursive: true, force: true, maxRetries: 5 })
  }

  const partitions = async (topics: readonly string[]) => {
    const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING, retry: { retries: 8 } }).admin()
    try {
      await admin.connect()
      const { topics: found } = await admin.fetchTopicMetadata({ topics: [...topics] })
      return found.flatMap(topic => topic.partitions.map(one => ({ ...one, topic: topic.name })))
    } finally {
      await admin.disconnect()
    }
  }
  const leaderOf = async (topic: string, partition: number): Promise<number> =>
    (await partitions([topic])).find(({ partitionId }) => partitionId === partition)!.leader

  try {
    await Promise.all(nodes.map(node => node.start()))
  } catch (error) {
    await stop()
    throw error
  }
  return {
    brokers,
    node: id => nodes[id - 1]!,
    leaderOf,
    coordinatorOf: groupId => leaderOf('__consumer_offsets', (hashOf(groupId) & 0x7fffffff) % OFFSETS_PARTITIONS),
    async allInSync() {
      const deadline = Date.now() + IN_SYNC_LIMIT_MS
      for (;;) {
        const behind = (await partitions([])).filter(({ leader, isr }) => leader < 0 || isr.length < count)
        if (behind.length === 0) return
        if (Date.now() > deadline) throw new Error(`not in sync: ${JSON.stringify(behind)}`)
        await sleep(200)
      }
    },
    stop,
  }
}
