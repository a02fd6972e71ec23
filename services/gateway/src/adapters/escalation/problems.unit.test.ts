import type { ServiceError } from '@grpc/grpc-js'
import { grpcError } from '@tocsin/shared/grpc/status.ts'
import { describe, expect, it } from 'vitest'
import { problemOfCall } from './problems.ts'

const problem = (code: number, reason?: string, more = {}) =>
  problemOfCall(grpcError(code as never, 'the rule says no', { ...(reason && { reason }), ...more }) as ServiceError)
    .init

describe('what the escalation service refuses', () => {
  it.each([
    [1, 'CANCELLED', 503],
    [2, 'UNKNOWN', 500],
    [3, 'INVALID_ARGUMENT', 400],
    [4, 'DEADLINE_EXCEEDED', 504],
    [5, 'NOT_FOUND', 404],
    [6, 'ALREADY_EXISTS', 409],
    [7, 'PERMISSION_DENIED', 403],
    [8, 'RESOURCE_EXHAUSTED', 429],
    [9, 'FAILED_PRECONDITION', 409],
    [10, 'ABORTED', 409],
    [11, 'OUT_OF_RANGE', 400],
    [12, 'UNIMPLEMENTED', 501],
    [13, 'INTERNAL', 500],
    [14, 'UNAVAILABLE', 503],
    [15, 'DATA_LOSS', 500],
    [16, 'UNAUTHENTICATED', 401],
  ])('%i (%s) is %i', (code, _name, status) => {
    expect(problem(code)).toMatchObject({
      status,
      code: expect.any(String),
      detail: expect.any(String),
      fix: expect.any(String),
    })
  })

  it('keeps its rule, its sentence and its fields', () => {
    expect(
      problem(3, 'TEXT_MISSING', { violations: [{ field: 'hold_scope', description: 'is empty' }] }),
    ).toMatchObject({
      type: 'text-missing',
      code: 'TEXT_MISSING',
      detail: 'The rule says no.',
      errors: [{ field: 'holdScope', detail: 'is empty' }],
    })
  })

  it('says when to ask again, and that it does no harm', () => {
    expect(problem(14, 'OUTCOME_UNKNOWN', { retryAfterMs: 2_500 })).toMatchObject({
      code: 'OUTCOME_UNKNOWN',
      fix: expect.stringContaining('same requestId'),
      headers: { 'retry-after': '3' },
    })
  })

  it('tells nothing of the inside of a failure that names no rule', () => {
    for (const code of [2, 13, 14]) expect(problem(code).detail).not.toContain('rule')
  })
})
