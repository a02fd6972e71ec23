import { ClickHouseError } from '@clickhouse/client'
import { RetryableError } from '../log/errors.ts'

/** ClickHouse did not answer, or answered that it cannot now. After an insert the outcome is unknown: send the same batch again. */
export class ClickHouseUnavailableError extends RetryableError {
  override readonly name = 'ClickHouseUnavailableError'
}

/** This machine cannot run the embedded ClickHouse. The message is one line and says what to do; the product runs on with history off. */
export class EmbeddedClickHouseUnavailable extends Error {
  override readonly name = 'EmbeddedClickHouseUnavailable'
}

/** ClickHouse cannot read a value of an insert: that row will never be taken, others of its batch may. */
export class ClickHouseRefusal extends Error {
  override readonly name = 'ClickHouseRefusal'
}

const REFUSED_DATA =
  /^(CANNOT_PARSE_|INCORRECT_DATA$|ILLEGAL_COLUMN$|ARGUMENT_OUT_OF_BOUND$|DECIMAL_OVERFLOW$|UNEXPECTED_END_OF_FILE$)/

/** Types of ClickHouse exceptions that pass by themselves: load, memory, network, replicas, restarts; a password that one side changed first. */
const PASSING = new Set([
  'ABORTED',
  'ALL_CONNECTION_TRIES_FAILED',
  'ALL_REPLICAS_LOST',
  'AUTHENTICATION_FAILED',
  'CANNOT_ASSIGN_ALTER',
  'KEEPER_EXCEPTION',
  'MEMORY_LIMIT_EXCEEDED',
  'NETWORK_ERROR',
  'NOT_ENOUGH_SPACE',
  'NO_AVAILABLE_REPLICA',
  'QUERY_WAS_CANCELLED',
  'RECEIVED_ERROR_FROM_REMOTE_IO_SERVER',
  'SERVER_OVERLOADED',
  'SOCKET_TIMEOUT',
  'TABLE_IS_READ_ONLY',
  'TIMEOUT_EXCEEDED',
  'TOO_FEW_LIVE_REPLICAS',
  'TOO_MANY_PARTS',
  'TOO_MANY_SIMULTANEOUS_QUERIES',
  'UNKNOWN_STATUS_OF_INSERT',
  'UNSATISFIED_QUORUM_FOR_PREVIOUS_WRITE',
])

/** Codes and messages of Node and of the client for a connection that is not there, breaks, or does not answer in time. */
const NETWORK_CODE = /^(E(CONN|PIPE|HOST|NET|AI_|TIMEDOUT|NOTFOUND)|ERR_STREAM_PREMATURE_CLOSE|UND_ERR)/
const NETWORK_MESSAGE = /socket hang up|timeout error|premature close|aborted/i

/**
 * What a failure of the client means: `ClickHouseUnavailableError` when another try may succeed; `ClickHouseRefusal` when a value is at
 * fault; otherwise the error itself (a `ClickHouseError` keeps `code` and `type`): a wrong statement, so a bug, which no retry mends.
 */
export const asClickHouseFailure = (error: unknown): Error => {
  if (error instanceof RetryableError) return error
  if (error instanceof ClickHouseError) {
    const type = error.type ?? ''
    if (REFUSED_DATA.test(type)) return new ClickHouseRefusal(error.message, { cause: error })
    if (!PASSING.has(type)) return error
    return new ClickHouseUnavailableError(`ClickHouse cannot now: ${error.type}`, { cause: error })
  }
  if (!(error instanceof Error)) return new Error('ClickHouse failed', { cause: error })
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (NETWORK_CODE.test(code) || NETWORK_MESSAGE.test(error.message)) {
    return new ClickHouseUnavailableError(`ClickHouse does not answer: ${error.message}`, { cause: error })
  }
  return error
}
