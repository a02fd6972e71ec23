import { type ChannelCredentials, type Client, credentials, Metadata, type ServiceError } from '@grpc/grpc-js'
import { clientConstructor } from './contracts.ts'

export interface GrpcClientOptions {
  /** `host:port`. */
  readonly address: string
  readonly credentials?: ChannelCredentials
}

/** A client of one service, typed by the generated `<Service>Client`. The caller closes it. */
export const createGrpcClient = <T extends Client>(serviceName: string, options: GrpcClientOptions): T => {
  const Constructor = clientConstructor(serviceName)
  return new Constructor(options.address, options.credentials ?? credentials.createInsecure(), {
    'grpc.keepalive_time_ms': 20_000,
    'grpc.keepalive_timeout_ms': 5_000,
  }) as unknown as T
}

type UnaryMethod<Request, Response> = (
  request: Request,
  metadata: Metadata,
  options: { deadline: number },
  callback: (error: ServiceError | null, response?: Response) => void,
) => unknown

/** Calls a unary method with a deadline (default 5 s from now); rejects with the ServiceError. `method` must be bound to its client. */
export const unary = <Request, Response>(
  method: UnaryMethod<Request, Response>,
  request: Request,
  { timeoutMs = 5_000, metadata = new Metadata() }: { timeoutMs?: number; metadata?: Metadata } = {},
): Promise<Response> =>
  new Promise((resolve, reject) => {
    method(request, metadata, { deadline: Date.now() + timeoutMs }, (error, response) => {
      if (error) reject(error)
      else resolve(response as Response)
    })
  })
