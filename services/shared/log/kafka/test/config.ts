import { loadSettings } from '../../../runtime/settings.ts'
import { type KafkaConfig, kafkaSection } from '../config.ts'
import type { GroupTiming } from '../membership.ts'

/** Settings for one broker without replicas. */
export const testConfig = (brokers: readonly string[], more: Partial<KafkaConfig> = {}): KafkaConfig => ({
  ...loadSettings({ kafka: kafkaSection }, { env: {} }).values.kafka,
  brokers,
  replicationFactor: 1,
  minInsyncReplicas: 1,
  ...more,
})

/** Hand-overs are noticed soon, so that tests do not wait for heartbeats. */
export const TEST_TIMING: GroupTiming = { sessionTimeoutMs: 6_000, heartbeatMs: 200, rebalanceTimeoutMs: 5_000 }
