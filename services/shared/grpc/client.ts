import { type ChannelCredentials, type Client, credentials, Metadata, type ServiceError } from '@grpc/grpc-js'
import { clientConstructor } from './contracts.ts'
import { explainMismatch } from './mismatch.ts'

/** How other services are called: with TLS, as `openGrpcTls` says, or in plain text where undefined. */
export type GrpcCredentials = ChannelCredentials | undefined

export interface GrpcClientOptions {
  /** `host:port`. */
  readonly address: string
  readonly credentials?: GrpcCredentials
}

/** Speaks TLS with whoever these authorities (PEM) signed. Throws when they hold no certificate. */
export const trusting = (authorities: Buffer): GrpcCredentials => credentials.createSsl(authorities)

/** Names in certificates are names: a forwarded port is asked for as what certificates call this machine. */
const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|\[::1\]):\d+$/

/** A client of one service, typed by the generated `<Service>Client`. The caller closes it. */
export const createGrpcClient = <T extends Client>(serviceName: string, options: GrpcClientOptions): T => {
  const Constructor = clientConstructor(serviceName)
  const { address, credentials: given } = options
  return new Constructor(address, given ?? credentials.createInsecure(), {
    interceptors: [explainMismatch(address, given !== undefined)],
    ...(given && LOOPBACK.test(address) && { 'grpc.ssl_target_name_override': 'localhost' }),
    'grpc.keepalive_time_ms': 20_000,
    'grpc.keepalive_timeout_ms': 5_000,
    // After a long outage the default waits up to two minutes before it tries again.
    'grpc.initial_reconnect_backoff_ms': 200,
    'grpc.max_reconnect_backoff_ms': 3_000,
  }) as unknown as T
}

/** What a call sends to be known by its token: `client.confirmCrisis(request, bearer(token), options, done)`. */
export const bearer = (token: string): Metadata => {
  const metadata = new Metadata()
  metadata.set('authorization', `Bearer ${token}`)
  return metadata
}

type Invoke<Response> = (
  options: { deadline: number },
  done: (error: ServiceError | null, response?: Response) => void,
) => unknown

/**
 * Calls a unary method with a deadline (default 5 s from now); rejects with the ServiceError.
 * `unary<ScoreResponse>((options, done) => client.score(request, options, done))`
 */
export const unary = <Response>(invoke: Invoke<Response>, timeoutMs = 5_000): Promise<Response> =>
  new Promise((resolve, reject) => {
    invoke({ deadline: Date.now() + timeoutMs }, (error, response) => {
      if (error) reject(error)
      else resolve(response as Response)
    })
  })
