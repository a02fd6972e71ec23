import { type KafkaConfig as ClientOptions, Kafka } from 'kafkajs'
import type { Logger } from '../../runtime/logger.ts'
import type { Connection } from './internals.ts'
import { KAFKAJS_LOG_LEVEL, kafkajsLogCreator } from './logging.ts'

/** kafkajs's own client, for its admin requests. Connects when one is made. */
export const createAdminClient = (connection: Connection, logger: Logger): Kafka =>
  new Kafka({
    ...connection,
    brokers: [...connection.brokers],
    logLevel: KAFKAJS_LOG_LEVEL,
    logCreator: kafkajsLogCreator(logger),
  } as ClientOptions)
