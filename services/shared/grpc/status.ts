import { Metadata, type ServiceError, type status } from '@grpc/grpc-js'
import protobuf from 'protobufjs'

/** What a caller can act on, beside the code and the sentence (google/rpc/error_details.proto). */
export interface ErrorDetails {
  /** Machine-readable reason in UPPER_SNAKE_CASE and where it comes from. */
  readonly reason?: string
  readonly metadata?: Readonly<Record<string, string>>
  readonly violations?: readonly { readonly field: string; readonly description: string }[]
  readonly retryAfterMs?: number
}

const DOMAIN = 'tocsin'
const DETAILS_KEY = 'grpc-status-details-bin'

const { root } = protobuf.parse(
  `syntax = "proto3"; package google.rpc;
   message Any { string type_url = 1; bytes value = 2; }
   message Status { int32 code = 1; string message = 2; repeated Any details = 3; }
   message ErrorInfo { string reason = 1; string domain = 2; map<string, string> metadata = 3; }
   message FieldViolation { string field = 1; string description = 2; }
   message BadRequest { repeated FieldViolation field_violations = 1; }
   message Duration { int32 seconds = 1; int32 nanos = 2; }
   message RetryInfo { Duration retry_delay = 1; }`,
  { keepCase: false },
)
const type = (name: string): protobuf.Type => root.lookupType(`google.rpc.${name}`)

const packed = (name: string, value: object) => ({
  typeUrl: `type.googleapis.com/google.rpc.${name}`,
  value: type(name).encode(type(name).fromObject(value)).finish(),
})

const detailsOf = ({ reason, metadata, violations, retryAfterMs }: ErrorDetails): object[] => [
  ...(reason ? [packed('ErrorInfo', { reason, domain: DOMAIN, metadata: metadata ?? {} })] : []),
  ...(violations?.length ? [packed('BadRequest', { fieldViolations: violations })] : []),
  ...(retryAfterMs === undefined
    ? []
    : [
        packed('RetryInfo', {
          retryDelay: { seconds: Math.floor(retryAfterMs / 1000), nanos: (retryAfterMs % 1000) * 1e6 },
        }),
      ]),
]

/** An error a handler passes to its callback (or emits on its stream): code, sentence, and google.rpc.Status details in the trailer. */
export const grpcError = (code: status, message: string, details: ErrorDetails = {}): Partial<ServiceError> & Error => {
  const metadata = new Metadata()
  const bytes = type('Status')
    .encode(type('Status').fromObject({ code, message, details: detailsOf(details) }))
    .finish()
  metadata.set(DETAILS_KEY, Buffer.from(bytes))
  return Object.assign(new Error(message), { code, details: message, metadata })
}

/** Reads the details of an error that a call failed with; empty when the server sent none. */
export const errorDetailsOf = (error: Partial<ServiceError>): ErrorDetails => {
  const bytes = error.metadata?.get(DETAILS_KEY)[0]
  if (!Buffer.isBuffer(bytes)) return {}
  const { details } = type('Status').toObject(type('Status').decode(bytes), { arrays: true }) as {
    details: { typeUrl: string; value: Uint8Array }[]
  }
  const unpack = (name: string): Record<string, unknown> | undefined => {
    const found = details.find(({ typeUrl }) => typeUrl.endsWith(`.${name}`))
    return found && type(name).toObject(type(name).decode(found.value), { defaults: true })
  }
  const info = unpack('ErrorInfo') as { reason: string; metadata: Record<string, string> } | undefined
  const bad = unpack('BadRequest') as { fieldViolations: { field: string; description: string }[] } | undefined
  const retry = unpack('RetryInfo') as { retryDelay: { seconds: number; nanos: number } } | undefined
  return {
    ...(info && { reason: info.reason, metadata: info.metadata ?? {} }),
    ...(bad && { violations: bad.fieldViolations.map(({ field, description }) => ({ field, description })) }),
    ...(retry && { retryAfterMs: retry.retryDelay.seconds * 1000 + retry.retryDelay.nanos / 1e6 }),
  }
}
