import { readFileSync } from 'node:fs'
import type { Client, Metadata, ServiceError } from '@grpc/grpc-js'
import { bearer, createGrpcClient, type GrpcClientOptions, trusting, unary } from '@tocsin/shared/grpc/client.ts'
import { errorDetailsOf } from '@tocsin/shared/grpc/status.ts'
import { type OptionSpec, type ParsedArguments, UsageError } from '@tocsin/shared/runtime/arguments.ts'
import type { Terminal } from './command.ts'

const DEFAULT_ADDRESS = '127.0.0.1:50051'
const UNAVAILABLE = 14
/** How often a call whose outcome is unknown is made again, with the same request id. */
const ATTEMPTS = 3
const CALL_MS = 12_000

export const ADDRESS_OPTION: Readonly<Record<string, OptionSpec>> = {
  address: {
    value: 'HOST:PORT',
    doc: `gRPC address of the running instance (default ${DEFAULT_ADDRESS}, or TOCSIN_ADDRESS).`,
  },
  'ca-file': {
    value: 'FILE',
    doc: 'Speak TLS, and only with whom the authorities in this PEM file signed (or TOCSIN_CA_FILE).',
  },
}

/** What commands take that people need a token for. */
export const CALLER_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  ...ADDRESS_OPTION,
  'token-file': {
    value: 'FILE',
    doc: 'File that holds your token (or TOCSIN_TOKEN_FILE, or the token itself in TOCSIN_TOKEN).',
  },
}

export const addressOf = ({ options }: ParsedArguments, { env }: Terminal): string => {
  const address = String(options['address'] ?? env['TOCSIN_ADDRESS'] ?? DEFAULT_ADDRESS)
  if (!/^[^\s]+:\d+$/.test(address)) throw new UsageError(`--address must be HOST:PORT, not "${address}"`)
  return address
}

export const tokenOf = ({ options }: ParsedArguments, { env }: Terminal): string => {
  const path = options['token-file'] ?? env['TOCSIN_TOKEN_FILE']
  if (typeof path !== 'string' || path === '') return env['TOCSIN_TOKEN']?.trim() ?? ''
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    throw new UsageError(`the token file cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Where to call, and whether by TLS. */
export const targetOf = (parsed: ParsedArguments, terminal: Terminal): GrpcClientOptions => {
  const address = addressOf(parsed, terminal)
  const path = parsed.options['ca-file'] ?? terminal.env['TOCSIN_CA_FILE']
  if (typeof path !== 'string' || path === '') return { address }
  try {
    return { address, credentials: trusting(readFileSync(path)) }
  } catch (error) {
    throw new UsageError(`--ca-file cannot be used: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Runs `use` with a client of the service and closes it afterwards, whatever happens. */
export const withClient = async <C extends Client, T>(
  service: string,
  target: GrpcClientOptions,
  use: (client: C) => Promise<T>,
): Promise<T> => {
  const client = createGrpcClient<C>(service, target)
  try {
    return await use(client)
  } finally {
    client.close()
  }
}

const isServiceError = (error: unknown): error is ServiceError =>
  error instanceof Error && 'code' in error && 'details' in error

const isOutcomeUnknown = (error: unknown): boolean =>
  isServiceError(error) && error.code === UNAVAILABLE && errorDetailsOf(error).reason === 'OUTCOME_UNKNOWN'

type Call<C, Response> = (
  client: C,
  metadata: Metadata,
  options: { deadline: number },
  done: (error: ServiceError | null, response?: Response) => void,
) => unknown

/** One unary call as the person of the token. One whose outcome is unknown is made again: `call` must send the same request id each time. */
export const callAs = <C extends Client, Response>(
  service: string,
  parsed: ParsedArguments,
  terminal: Terminal,
  call: Call<C, Response>,
): Promise<Response> => {
  const token = tokenOf(parsed, terminal)
  return withClient<C, Response>(service, targetOf(parsed, terminal), async client => {
    for (let attempt = 1; ; attempt++) {
      try {
        const metadata = bearer(token)
        if (token === '') metadata.remove('authorization')
        return await unary<Response>((options, done) => call(client, metadata, options, done), CALL_MS)
      } catch (error) {
        if (attempt === ATTEMPTS || !isOutcomeUnknown(error)) throw error
      }
    }
  })
}

/** What to tell a person whose call failed: the sentence, and the rule that refused. */
export const explainFailure = (error: unknown, address: string): string => {
  if (!isServiceError(error)) return error instanceof Error ? error.message : String(error)
  const { reason } = errorDetailsOf(error)
  const UNAUTHENTICATED = 16
  if (error.code === UNAVAILABLE && reason === undefined && !/TLS|certificate/.test(error.details))
    return `nothing answers at ${address}. Start it with "npm start", or name its gRPC address with --address.`
  const sentence = error.details || error.message
  if (error.code === UNAUTHENTICATED) return `${sentence}. Put your token into TOCSIN_TOKEN, or name --token-file FILE.`
  return reason === undefined ? sentence : `${sentence} [${reason}]`
}
