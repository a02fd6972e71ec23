import type { Client, ServiceError } from '@grpc/grpc-js'
import { createGrpcClient } from '@tocsin/shared/grpc/client.ts'
import { type OptionSpec, type ParsedArguments, UsageError } from '@tocsin/shared/runtime/arguments.ts'
import type { Terminal } from './command.ts'

const DEFAULT_ADDRESS = '127.0.0.1:50051'

export const ADDRESS_OPTION: Readonly<Record<string, OptionSpec>> = {
  address: {
    value: 'HOST:PORT',
    doc: `gRPC address of the running instance (default ${DEFAULT_ADDRESS}, or TOCSIN_ADDRESS).`,
  },
}

export const addressOf = ({ options }: ParsedArguments, { env }: Terminal): string => {
  const address = String(options['address'] ?? env['TOCSIN_ADDRESS'] ?? DEFAULT_ADDRESS)
  if (!/^[^\s]+:\d+$/.test(address)) throw new UsageError(`--address must be HOST:PORT, not "${address}"`)
  return address
}

/** Runs `use` with a client of the service and closes it afterwards, whatever happens. */
export const withClient = async <C extends Client, T>(
  service: string,
  address: string,
  use: (client: C) => Promise<T>,
): Promise<T> => {
  const client = createGrpcClient<C>(service, { address })
  try {
    return await use(client)
  } finally {
    client.close()
  }
}

const isServiceError = (error: unknown): error is ServiceError =>
  error instanceof Error && 'code' in error && 'details' in error

/** What to tell a person whose call failed. */
export const explainFailure = (error: unknown, address: string): string => {
  if (!isServiceError(error)) return error instanceof Error ? error.message : String(error)
  const UNAVAILABLE = 14
  if (error.code === UNAVAILABLE)
    return `nothing answers at ${address}. Start it with "npm start", or name its gRPC address with --address.`
  return error.details || error.message
}
