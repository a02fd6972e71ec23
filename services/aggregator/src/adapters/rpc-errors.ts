import { type ErrorDetails, grpcError } from '@tocsin/shared/grpc/status.ts'

/** Codes of google.rpc.Code that the handlers answer with. */
const CODES = { invalidArgument: 3, notFound: 5, resourceExhausted: 8, internal: 13, unavailable: 14 } as const

export type RpcError = ReturnType<typeof grpcError>

export const invalidArgument = (field: string, description: string): RpcError =>
  grpcError(CODES.invalidArgument, `${field}: ${description}`, {
    reason: 'INVALID_FIELD',
    violations: [{ field, description }],
  })

export const notFound = (message: string): RpcError => grpcError(CODES.notFound, message, { reason: 'NOT_FOUND' })

export const tooMany = (message: string, details: ErrorDetails = {}): RpcError =>
  grpcError(CODES.resourceExhausted, message, { reason: 'TOO_MANY', retryAfterMs: 1_000, ...details })

export const internalError = (error: unknown): RpcError =>
  grpcError(CODES.internal, error instanceof Error ? error.message : String(error), { reason: 'INTERNAL' })

export const stopping = (): RpcError =>
  grpcError(CODES.unavailable, 'this replica is stopping', { reason: 'STOPPING', retryAfterMs: 500 })
