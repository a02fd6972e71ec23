import { type ErrorDetails, grpcError } from '@tocsin/shared/grpc/status.ts'
import { RetryableError } from '@tocsin/shared/log/errors.ts'
import type { Rejection, RejectionCode } from '../core/rejection.ts'
import { CommandlessError } from './crisis-log.ts'
import { OutcomeUnknownError } from './writer.ts'

/** Codes of google.rpc.Code that the handlers answer with. */
const CODES = {
  invalidArgument: 3,
  notFound: 5,
  permissionDenied: 7,
  resourceExhausted: 8,
  failedPrecondition: 9,
  aborted: 10,
  internal: 13,
  unavailable: 14,
  unauthenticated: 16,
} as const

export type RpcError = ReturnType<typeof grpcError>

const rpcError = (code: keyof typeof CODES, message: string, details: ErrorDetails): RpcError =>
  grpcError(CODES[code], message, details)

const STATUS_OF: Partial<Record<RejectionCode, keyof typeof CODES>> = {
  HARM_NOT_ANSWERED: 'invalidArgument',
  HOLD_NEEDS_BRANDS: 'invalidArgument',
  HOLD_SCOPE_EMPTY: 'invalidArgument',
  NO_SUCH_BRAND: 'invalidArgument',
  NO_SUCH_PERSON: 'invalidArgument',
  NO_SUCH_ROLE: 'invalidArgument',
  NO_SUCH_SCENARIO: 'invalidArgument',
  NO_SUCH_STAGE: 'invalidArgument',
  REVIEW_BY_PAST: 'invalidArgument',
  TEXT_MISSING: 'invalidArgument',
  NO_SUCH_CRISIS: 'notFound',
  NO_SUCH_HOLD: 'notFound',
  NO_SUCH_POST: 'notFound',
  NO_SUCH_QUESTION: 'notFound',
  NO_SUCH_STEP: 'notFound',
  NOT_ASKED: 'permissionDenied',
  NOT_ASKED_TO_ACKNOWLEDGE: 'permissionDenied',
  NOT_IN_TEAM: 'permissionDenied',
  STEP_NOT_YOURS: 'permissionDenied',
}

/** A refused command: the sentence as the message, the rule as the reason. What the state forbids now is FAILED_PRECONDITION. */
export const refused = ({ code, sentence }: Rejection): RpcError =>
  rpcError(STATUS_OF[code] ?? 'failedPrecondition', sentence, { reason: code })

export const invalidArgument = (field: string, description: string): RpcError =>
  rpcError('invalidArgument', `${field}: ${description}`, {
    reason: 'INVALID_FIELD',
    violations: [{ field, description }],
  })

export const requestIdReused = (): RpcError =>
  rpcError('invalidArgument', 'request_id was used before for something else', { reason: 'REQUEST_ID_REUSED' })

export const notFound = (message: string): RpcError => rpcError('notFound', message, { reason: 'NOT_FOUND' })

export const unauthenticated = (): RpcError =>
  rpcError('unauthenticated', 'send a token: metadata "authorization: Bearer …"', { reason: 'NO_TOKEN' })

export const accessEnded = (atMs: number): RpcError =>
  rpcError('unauthenticated', `your access ended at ${new Date(atMs).toISOString()}: ask an admin`, {
    reason: 'ACCESS_ENDED',
  })

export const denied = (message: string, reason: string): RpcError => rpcError('permissionDenied', message, { reason })

export const linkOutdated = (): RpcError =>
  rpcError('failedPrecondition', 'this link is of an earlier stage; a newer message asks you', {
    reason: 'LINK_OUTDATED',
  })

export const overtaken = (message: string): RpcError => rpcError('aborted', message, { reason: 'VERSION_OVERTAKEN' })

export const cannotBeRead = (message: string): RpcError =>
  rpcError('failedPrecondition', message, { reason: 'PLAN_HAS_PROBLEMS' })

export const linkUnknown = (): RpcError =>
  rpcError(
    'notFound',
    'this link is not valid or has expired: use that of the newest message, or sign in to the console',
    {
      reason: 'LINK_INVALID',
    },
  )

export const flagCodeUnknown = (): RpcError =>
  rpcError('notFound', 'this code is not known any more: ask who gave it to you for the newest link', {
    reason: 'FLAG_CODE_UNKNOWN',
  })

export const tooMany = (message: string): RpcError =>
  rpcError('resourceExhausted', message, { reason: 'TOO_MANY', retryAfterMs: 1_000 })

export const stopping = (): RpcError =>
  rpcError('unavailable', 'this replica is stopping', { reason: 'STOPPING', retryAfterMs: 500 })

export const cannotRead = (message: string): RpcError =>
  rpcError('unavailable', message, { reason: 'LOG_NOT_READ', retryAfterMs: 1_000 })

export const notAudited = (): RpcError =>
  rpcError(
    'unavailable',
    'the audit log takes no entries, so this is not answered; ask again with the same request_id',
    {
      reason: 'NOT_AUDITED',
      retryAfterMs: 1_000,
    },
  )

/** What a handler could not do: failing dependencies may pass, anything else is a bug. */
export const failed = (error: unknown): RpcError => {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof OutcomeUnknownError)
    return rpcError('unavailable', `${message}; ask again with the same request_id`, {
      reason: 'OUTCOME_UNKNOWN',
      retryAfterMs: 1_000,
    })
  if (error instanceof CommandlessError) return rpcError('unavailable', message, { reason: 'COMMANDLESS' })
  if (error instanceof RetryableError)
    return rpcError('unavailable', message, { reason: 'LOG_UNAVAILABLE', retryAfterMs: 1_000 })
  return rpcError('internal', message, { reason: 'INTERNAL' })
}

export const isRpcError = (value: unknown): value is RpcError =>
  value instanceof Error && 'code' in value && 'metadata' in value
