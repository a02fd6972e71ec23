import type { ServiceClientConstructor, ServiceDefinition } from '@grpc/grpc-js'
import * as grpc from '@grpc/grpc-js'
import { loadSync, type PackageDefinition } from '@grpc/proto-loader'
import { PROTO_DIR, protoFiles } from '../events/protos.ts'

let loaded: PackageDefinition | undefined

/**
 * All contracts as grpc-js sees them. Field names are camelCase (the loader's default): a handler that writes snake_case would send
 * an empty field without an error, which the contract test guards. Enums are names, 64-bit integers strings, defaults are filled.
 */
export const contracts = (): PackageDefinition => {
  loaded ??= loadSync(protoFiles(), {
    includeDirs: [PROTO_DIR],
    longs: String,
    enums: String,
    defaults: true,
    oneofs: true,
  })
  return loaded
}

/** The definition of a service by its full name; throws when `protos/` has no such service. */
export const serviceDefinition = (name: string): ServiceDefinition => {
  const found = contracts()[name]
  if (!found || 'format' in found) throw new Error(`protos/ has no service ${name}`)
  return found as ServiceDefinition
}

export const clientConstructor = (name: string): ServiceClientConstructor =>
  grpc.makeGenericClientConstructor(serviceDefinition(name), name.slice(name.lastIndexOf('.') + 1), {})
