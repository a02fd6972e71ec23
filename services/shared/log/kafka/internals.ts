import { createRequire } from 'node:module'
import type { ConnectionOptions } from 'node:tls'
import type { ISocketFactory, SASLOptions } from 'kafkajs'

/**
 * The parts of kafkajs below its public consumer: connections, authentication, metadata and single requests.
 *
 * Its consumer cannot keep the log's promises: it has no moment between "the group rebalances" and "the partitions are gone" in which a
 * member could finish and commit, it resets offsets that are out of range by itself, it waits for the slowest partition of a fetch before it fetches again,
 * and it cannot read partitions without a group. So group membership, fetching and record decoding are ours, on these requests.
 * kafkajs 2.2.4 is pinned and frozen upstream, so what is typed here does not move.
 */

export interface PartitionMetadata {
  readonly partitionId: number
  readonly leader: number
  readonly isr: readonly number[]
  readonly partitionErrorCode: number
}

export interface JoinedGroup {
  readonly generationId: number
  readonly leaderId: string
  readonly memberId: string
  readonly members: readonly { readonly memberId: string; readonly memberMetadata: Buffer }[]
}

interface OffsetCommitTopic {
  readonly topic: string
  readonly partitions: readonly { readonly partition: number; readonly offset: string; readonly metadata: string }[]
}

export interface Protocol<T> {
  readonly request: unknown
  readonly response: { decode(payload: Buffer): Promise<unknown>; parse(decoded: unknown): Promise<T> }
  readonly requestTimeout?: number
  readonly logResponseError?: boolean
}

export interface Broker {
  readonly nodeId: number
  readonly connectionPool: {
    send<T>(protocol: Protocol<T>): Promise<T>
    readonly pool: readonly { readonly socket?: { destroy(): void } }[]
  }
  initProducerId(request: {
    readonly transactionTimeout: number
  }): Promise<{ readonly producerId: string; readonly producerEpoch: number }>
  joinGroup(request: {
    readonly groupId: string
    readonly sessionTimeout: number
    readonly rebalanceTimeout: number
    readonly memberId: string
    readonly groupProtocols: readonly { readonly name: string; readonly metadata: Buffer }[]
  }): Promise<JoinedGroup>
  syncGroup(request: {
    readonly groupId: string
    readonly generationId: number
    readonly memberId: string
    readonly groupAssignment: readonly { readonly memberId: string; readonly memberAssignment: Buffer }[]
  }): Promise<{ readonly memberAssignment: Buffer }>
  heartbeat(request: {
    readonly groupId: string
    readonly groupGenerationId: number
    readonly memberId: string
  }): Promise<unknown>
  leaveGroup(request: { readonly groupId: string; readonly memberId: string }): Promise<unknown>
  offsetCommit(request: {
    readonly groupId: string
    readonly groupGenerationId: number
    readonly memberId: string
    readonly topics: readonly OffsetCommitTopic[]
  }): Promise<unknown>
  offsetFetch(request: {
    readonly groupId: string
    readonly topics: readonly {
      readonly topic: string
      readonly partitions: readonly { readonly partition: number }[]
    }[]
  }): Promise<{
    readonly responses: readonly {
      readonly topic: string
      readonly partitions: readonly {
        readonly partition: number
        readonly offset: string
        readonly metadata: string | null
      }[]
    }[]
  }>
  listOffsets(request: {
    readonly isolationLevel: number
    readonly topics: readonly {
      readonly topic: string
      readonly partitions: readonly { readonly partition: number; readonly timestamp: number }[]
    }[]
  }): Promise<{
    readonly responses: readonly {
      readonly topic: string
      readonly partitions: readonly { readonly partition: number; readonly offset: string }[]
    }[]
  }>
}

export interface Cluster {
  connect(): Promise<void>
  disconnect(): Promise<void>
  refreshMetadata(): Promise<void>
  refreshMetadataIfNecessary(): Promise<void>
  addMultipleTargetTopics(topics: readonly string[]): Promise<void>
  findTopicPartitionMetadata(topic: string): readonly PartitionMetadata[]
  findBroker(of: { readonly nodeId: number }): Promise<Broker>
  findControllerBroker(): Promise<Broker>
  findGroupCoordinator(of: { readonly groupId: string }): Promise<Broker>
}

export interface Connection {
  readonly brokers: readonly string[]
  readonly clientId: string
  readonly ssl?: ConnectionOptions
  readonly sasl?: SASLOptions
  readonly connectionTimeout: number
  readonly requestTimeout: number
  readonly retry: { readonly retries: number; readonly initialRetryTime: number; readonly maxRetryTime: number }
}

export type LogCreator = (
  level: number,
) => (entry: {
  readonly level: number
  readonly namespace: string
  readonly log: Readonly<Record<string, unknown>> & { readonly message: string }
}) => void

interface RequestQueue {
  throttledUntil: number
  throttleCheckTimeoutId: NodeJS.Timeout | null
  readonly pending: readonly unknown[]
  scheduleCheckPendingRequests(): void
}

const require = createRequire(import.meta.url)
const createKafkajsLogger: (options: { level: number; logCreator: LogCreator }) => unknown =
  require('kafkajs/src/loggers/index.js').createLogger
const KafkajsCluster: new (options: object) => Cluster = require('kafkajs/src/cluster/index.js')
const socketFactory: () => ISocketFactory = require('kafkajs/src/network/socketFactory.js')
const requestQueue: RequestQueue = require('kafkajs/src/network/requestQueue/index.js').prototype
const fetchApi: {
  protocol(of: { version: number }): (request: object) => Protocol<unknown> & { readonly requestTimeout: number }
} = require('kafkajs/src/protocol/requests/fetch/index.js')
const { createErrorFromCode }: { createErrorFromCode(code: number): Error } = require('kafkajs/src/protocol/error.js')

/**
 * Without a throttle there is nothing to come back for; the original asks for a timer of minus a billion milliseconds then, which Node 24
 * takes for 1 ms and reports as TimeoutNegativeWarning.
 */
const schedule = requestQueue.scheduleCheckPendingRequests
requestQueue.scheduleCheckPendingRequests = function (this: RequestQueue) {
  if (this.pending.length > 0 || this.throttledUntil > Date.now()) schedule.call(this)
}

/** The checksum of record batches. */
export const crc32C: (bytes: Buffer) => number = require('kafkajs/src/protocol/recordBatch/crc32C/index.js')

/** The error that kafkajs would throw for a code of the protocol. */
export const errorOfCode = createErrorFromCode

/** A client of its own: own sockets, own metadata. Its long polls hold up nobody else's requests. */
export const createCluster = (
  connection: Connection,
  log: { readonly level: number; readonly create: LogCreator },
): Cluster =>
  new KafkajsCluster({
    logger: createKafkajsLogger({ level: log.level, logCreator: log.create }),
    socketFactory: socketFactory(),
    brokers: [...connection.brokers],
    clientId: connection.clientId,
    ssl: connection.ssl,
    sasl: connection.sasl,
    connectionTimeout: connection.connectionTimeout,
    authenticationTimeout: connection.requestTimeout,
    reauthenticationThreshold: 10_000,
    requestTimeout: connection.requestTimeout,
    enforceRequestTimeout: true,
    metadataMaxAge: 60_000,
    retry: connection.retry,
    allowAutoTopicCreation: false,
    maxInFlightRequests: null,
  })

export interface FetchTopic {
  readonly topic: string
  readonly partitions: readonly {
    readonly partition: number
    readonly fetchOffset: string
    readonly maxBytes: number
  }[]
}

const FETCH_VERSION = 11
const READ_UNCOMMITTED = 0

/** A fetch whose answer is decoded by `decode`. */
export const fetchProtocol = <T>(
  request: { readonly maxWaitTime: number; readonly maxBytes: number; readonly topics: readonly FetchTopic[] },
  decode: (payload: Buffer) => T,
): Protocol<T> => {
  const made = fetchApi.protocol({ version: FETCH_VERSION })({
    minBytes: 1,
    isolationLevel: READ_UNCOMMITTED,
    ...request,
  })
  return {
    request: made.request,
    requestTimeout: made.requestTimeout,
    logResponseError: false,
    response: {
      decode: async payload => ({ answer: decode(payload) }),
      parse: async decoded => (decoded as { answer: T }).answer,
    },
  }
}
