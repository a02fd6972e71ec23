import type { UntypedServiceImplementation } from '@grpc/grpc-js'

/** A gRPC service by its full name, e.g. `tocsin.window.v1.WindowService`, and its handlers. */
export interface GrpcService {
  readonly name: string
  readonly handlers: UntypedServiceImplementation
}
