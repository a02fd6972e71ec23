import type { Logger } from '../../runtime/logger.ts'
import { LogUnavailableError, PartitionCountError, UnknownTopicError } from '../errors.ts'
import { type Cluster, type Connection, createCluster } from './internals.ts'
import { KAFKAJS_LOG_LEVEL, kafkajsLogCreator } from './logging.ts'

export interface Client {
  /**
   * Runs `work` on a connected cluster. Rejects with LogUnavailableError when brokers are away, answer with something that passes, or do not answer
   * in time. After a lost or silent connection the next call begins with fresh ones: what kafkajs remembers of dead brokers is not relied on.
   */
  use<T>(work: (cluster: Cluster) => Promise<T>, timeoutMs?: number): Promise<T>
  /** Ends requests under way too. Idempotent. */
  close(): Promise<void>
}

export interface KafkaProblem extends Error {
  readonly type?: string
  readonly retriable?: boolean
}

const STALE_METADATA = [
  'UNKNOWN_TOPIC_OR_PARTITION',
  'LEADER_NOT_AVAILABLE',
  'NOT_LEADER_FOR_PARTITION',
  'FENCED_LEADER_EPOCH',
  'UNKNOWN_LEADER_EPOCH',
  'NOT_CONTROLLER',
]

/** The type of a protocol error; undefined for any other. */
export const typeOf = (error: unknown): string | undefined =>
  (error as KafkaProblem | undefined)?.type ?? ((error as Error | undefined)?.cause as KafkaProblem | undefined)?.type
export const isStaleMetadata = (error: unknown): boolean => STALE_METADATA.includes(typeOf(error) ?? '')

const isProtocolError = (error: KafkaProblem): boolean => error.name === 'KafkaJSProtocolError'
/** Ours, about the state of topics. Whatever else is no answer of a broker comes from lost connections; kafkajs throws plain errors for some too. */
const isOurs = (error: Error): boolean => error instanceof PartitionCountError || error instanceof UnknownTopicError
const isConnectionProblem = (error: Error): boolean => !isProtocolError(error) && !isOurs(error)

/** An error as callers are to see it: retryable when it may pass. */
export const unavailable = (error: unknown): Error => {
  if (error instanceof LogUnavailableError || !(error instanceof Error)) return error as Error
  const passes = isConnectionProblem(error) || (error as KafkaProblem).retriable === true
  return passes ? new LogUnavailableError(`Kafka: ${error.message}`, { cause: error }) : error
}

const within = async <T>(work: Promise<T>, timeoutMs: number): Promise<T> => {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => late.reject(new LogUnavailableError(`Kafka did not answer in ${timeoutMs} ms`)),
    timeoutMs,
  )
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

export const createClient = (connection: Connection, logger: Logger): Client => {
  const log = { level: KAFKAJS_LOG_LEVEL, create: kafkajsLogCreator(logger) }
  let current: Promise<Cluster> | undefined
  let closed = false

  const connect = async (): Promise<Cluster> => {
    const cluster = createCluster(connection, log)
    try {
      await cluster.connect()
      return cluster
    } catch (error) {
      void cluster.disconnect().catch(() => undefined)
      throw error
    }
  }

  const discard = (stale: Promise<Cluster>): void => {
    if (current === stale) current = undefined
    void stale.then(cluster => cluster.disconnect()).catch(() => undefined)
  }

  return {
    async use(work, timeoutMs = connection.requestTimeout * 2) {
      if (closed) throw new LogUnavailableError('the log is closed')
      current ??= connect()
      const used = current
      try {
        return await within(used.then(work), timeoutMs)
      } catch (error) {
        if (isStaleMetadata(error)) await used.then(cluster => cluster.refreshMetadata()).catch(() => discard(used))
        else if (error instanceof Error && isConnectionProblem(error)) discard(used)
        throw unavailable(error)
      }
    },
    async close() {
      closed = true
      const last = current
      current = undefined
      await last?.then(cluster => cluster.disconnect()).catch(() => undefined)
    },
  }
}
