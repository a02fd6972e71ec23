import { LogLockedError, PartitionCountError } from '../../errors.ts'
import type { Problem } from '../protocol.ts'

/** SQLite's primary codes for what may pass: busy, read-only, input/output, full, cannot open. */
const PASSING = new Set([5, 8, 10, 13, 14])
const PASSING_CODES = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EMFILE', 'ENFILE', 'EACCES'])

/** An error in a form that crosses threads. */
export const problemOf = (error: unknown): Problem => {
  const { message = String(error), stack, code, errcode } = error as Partial<Error & { code: string; errcode: number }>
  if (error instanceof LogLockedError) return { kind: 'locked', message }
  if (error instanceof PartitionCountError) return { kind: 'partition-count', message }
  if (code === 'ERR_SQLITE_ERROR' && PASSING.has((errcode ?? 0) & 0xff)) {
    return { kind: 'unavailable', message: `the log does not take writes: ${message}` }
  }
  if (code && PASSING_CODES.has(code))
    return { kind: 'unavailable', message: `the log does not take writes: ${message}` }
  return { kind: 'bug', message: stack ?? message }
}
