import { freePorts } from './java-broker.ts'

/** The same release as the jars of `pom.xml`. */
const IMAGE = 'apache/kafka:4.3.1'
const CONTROLLER_PORT = 9093
const START_LIMIT_MS = 120_000

/** As the broker from jars is set up; names as Kafka's own image takes them. */
const settings = (port: number): Record<string, string> => ({
  CLUSTER_ID: 'dG9jc2luLXRlc3QtYnJvaw',
  KAFKA_NODE_ID: '1',
  KAFKA_PROCESS_ROLES: 'broker,controller',
  KAFKA_CONTROLLER_QUORUM_VOTERS: `1@localhost:${CONTROLLER_PORT}`,
  KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
  KAFKA_LISTENERS: `PLAINTEXT://:${port},CONTROLLER://:${CONTROLLER_PORT}`,
  KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://127.0.0.1:${port}`,
  KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
  KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
  KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS: '4',
  KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
  KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
  KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR: '1',
  KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR: '1',
  KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
  KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS: '1000',
  KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
  KAFKA_LOG_RETENTION_CHECK_INTERVAL_MS: '1000',
  KAFKA_LOG_CLEANER_BACKOFF_MS: '500',
  KAFKA_HEAP_OPTS: '-Xmx512m',
})

/**
 * A single broker in a container: Kafka's own image, or the one that TOCSIN_TEST_KAFKA_IMAGE names, which takes the same variables. Its
 * port is the same inside and outside, since brokers tell clients where they are. The engine must publish ports on this machine.
 */
export const startContainerBroker = async () => {
  const { GenericContainer, Wait } = await import('testcontainers')
  const [port] = await freePorts(1)
  const container = await new GenericContainer(process.env['TOCSIN_TEST_KAFKA_IMAGE'] || IMAGE)
    .withEnvironment(settings(port!))
    .withExposedPorts({ container: port!, host: port! })
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
    .withStartupTimeout(START_LIMIT_MS)
    .start()
  return {
    brokers: [`127.0.0.1:${port}`],
    async stop() {
      await container.stop({ timeout: 0 })
    },
  }
}
