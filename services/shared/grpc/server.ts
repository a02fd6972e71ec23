import { Server, ServerCredentials } from '@grpc/grpc-js'
import { ReflectionService } from '@grpc/reflection'
import { HealthImplementation } from 'grpc-health-check'
import type { Logger } from '../runtime/logger.ts'
import { limitCalls } from './call-limits.ts'
import { serviceDefinition } from './contracts.ts'
import { refusingUntil } from './not-yet.ts'
import { reflectedContracts } from './reflection.ts'
import type { GrpcService } from './service.ts'

export interface GrpcServerOptions {
  readonly host: string
  readonly port: number
  readonly services: readonly GrpcService[]
  readonly logger: Logger
  /** Lets grpcurl list services; off in production. */
  readonly reflection?: boolean
  /** How it is spoken to: `openGrpcTls`; in plain text when absent. */
  readonly credentials?: ServerCredentials
  /** Per token, or per address without a known one; no limit when absent. */
  readonly callsPerMinute?: number
  readonly now?: () => number
  /** Listens before the services can work: calls are UNAVAILABLE until `open`, health is NOT_SERVING until `setServing`. */
  readonly closed?: boolean
}

export interface GrpcServer {
  readonly port: number
  /** From now on calls reach the services. */
  open(): void
  /** What the health service answers from now on, and tells those who watch it; at the stop it is NOT_SERVING first, and for good. */
  setServing(serving: boolean): void
  /** Lets calls in flight end for up to `graceMs`, then cuts them. */
  stop(graceMs?: number): Promise<void>
}

/** Proxies cut idle streams; pings find dead peers, and an age limit lets balancers spread clients over replicas again. */
const CHANNEL_OPTIONS = {
  'grpc.keepalive_time_ms': 20_000,
  'grpc.keepalive_timeout_ms': 5_000,
  'grpc.keepalive_permit_without_calls': 1,
  'grpc.max_connection_age_ms': 30 * 60_000,
  'grpc.max_connection_age_grace_ms': 10_000,
  'grpc.max_receive_message_length': 4 * 1024 * 1024,
  'grpc.max_concurrent_streams': 10_000,
}

/** Hosts the given services with the standard health service. Rejects when the port cannot be had. */
export const startGrpcServer = async (options: GrpcServerOptions): Promise<GrpcServer> => {
  const { host, port, services, logger, reflection = false, closed = false } = options
  const { credentials = ServerCredentials.createInsecure() } = options
  const { callsPerMinute, now = Date.now } = options
  const interceptors = callsPerMinute === undefined ? [] : [limitCalls({ callsPerMinute, now })]
  const server = new Server({ ...CHANNEL_OPTIONS, interceptors })
  const health = new HealthImplementation(
    Object.fromEntries(['', ...services.map(({ name }) => name)].map(name => [name, 'NOT_SERVING'])),
  )
  let isOpen = !closed
  for (const { name, handlers } of services) {
    server.addService(serviceDefinition(name), closed ? refusingUntil(() => isOpen, handlers) : handlers)
  }
  health.addToServer(server)
  if (reflection)
    new ReflectionService(reflectedContracts(), { services: services.map(({ name }) => name) }).addToServer(server)

  const bound = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`${host}:${port}`, credentials, (error, boundPort) => {
      if (!error) return resolve(boundPort)
      const taken = error.message.includes('EADDRINUSE')
      reject(taken ? Object.assign(new Error(`gRPC port ${port} is taken`), { code: 'EADDRINUSE' }) : error)
    })
  })
  let isServing = false
  let stopping: Promise<void> | undefined
  const setServing = (serving: boolean): void => {
    if (serving === isServing || (serving && stopping)) return
    isServing = serving
    for (const name of ['', ...services.map(service => service.name)])
      health.setStatus(name, serving ? 'SERVING' : 'NOT_SERVING')
  }
  setServing(!closed)
  return {
    port: bound,
    open() {
      isOpen = true
    },
    setServing,
    stop(graceMs = 2_000) {
      stopping ??= new Promise(resolve => {
        setServing(false)
        const cut = setTimeout(() => {
          logger.debug({ graceMs }, 'gRPC calls in flight are cut')
          server.forceShutdown()
          resolve()
        }, graceMs)
        server.tryShutdown(() => {
          clearTimeout(cut)
          resolve()
        })
      })
      return stopping
    },
  }
}
