import type { GrpcService } from '../grpc/service.ts'
import type { EpochMs, Log } from '../log/port.ts'
import type { Logger } from './logger.ts'
import type { Metrics } from './metrics.ts'

/** What every service is to those who start it: one process of its own, or `standalone`. */
export interface Service {
  start(): Promise<void>
  /** Stops intake, drains, flushes, commits, closes. Idempotent. */
  stop(): Promise<void>
  /** The gRPC services it answers; who hosts the server is the caller's business. */
  readonly grpc: readonly GrpcService[]
  /** Why it is not ready; empty means ready. */
  ready(): Promise<readonly string[]>
}

export interface CommonDeps {
  readonly log: Log
  readonly logger: Logger
  readonly metrics: Metrics
  /** The wall clock; a replay gives its own. */
  readonly now: () => EpochMs
}
