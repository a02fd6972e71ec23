import type { ServiceError } from '@grpc/grpc-js'
import { errorDetailsOf } from '@tocsin/shared/grpc/status.ts'
import { HttpProblem, type ProblemInit } from '../http/problem.ts'

/** HTTP status by google.rpc.Code. A rule that the state breaks now is a conflict: it may be kept later. */
const STATUSES: Readonly<Record<number, number>> = {
  1: 503, // CANCELLED
  3: 400, // INVALID_ARGUMENT
  4: 504, // DEADLINE_EXCEEDED
  5: 404, // NOT_FOUND
  6: 409, // ALREADY_EXISTS
  7: 403, // PERMISSION_DENIED
  8: 429, // RESOURCE_EXHAUSTED
  9: 409, // FAILED_PRECONDITION
  10: 409, // ABORTED
  11: 400, // OUT_OF_RANGE
  12: 501, // UNIMPLEMENTED
  14: 503, // UNAVAILABLE
  16: 401, // UNAUTHENTICATED
}

/** For errors that name no rule: what happened, by status. */
const REASONS: Readonly<Record<number, string>> = {
  400: 'INVALID_FIELD',
  401: 'NO_TOKEN',
  403: 'NOT_ALLOWED',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  429: 'TOO_MANY',
  500: 'INTERNAL',
  501: 'NOT_SUPPORTED',
  503: 'DECISIONS_AWAY',
  504: 'OUTCOME_UNKNOWN',
}

const ASK_AGAIN = 'Try again with the same requestId: it is then done once, whatever became of the first try.'

/** What to do, by the rule that refused; else by status. */
const FIXES: Readonly<Record<string, string>> = {
  NO_TOKEN: 'Sign in with your token, or send "Authorization: Bearer <token>".',
  ROLE_TOO_LOW: 'Ask a person with that role, or an admin for another token.',
  BRAND_NOT_COVERED: 'Ask a person who covers the brand, or an admin for another token.',
  NOT_ASKED: 'Who was asked, who is later in the chain, and managers may decide.',
  NOT_IN_TEAM: 'The team of the crisis and managers may: take a role, or ask one of them.',
  NOT_SUSPECTED: 'Somebody has decided already: look at the crisis again.',
  NOT_ACTIVE: 'Look at the phase of the crisis again.',
  STEP_NOT_YOURS: 'Its owner or a manager may; the role can be handed over.',
  STEP_TAKEN_BY_OTHER: 'Ask who took it, or hand the role over.',
  SECOND_PERSON_MUST_DIFFER: 'Somebody else has to confirm too.',
  HARM_NOT_ANSWERED: 'Answer each of the three questions on lasting harm.',
  HOLD_STILL_ON: 'Release the hold first.',
  STEPS_OPEN: 'Complete the must-do steps, or say why they are blocked.',
  CAUSE_NOT_REMOVED: 'Say that the cause is removed, and how.',
  LINK_INVALID: 'Use the link of a newer message, or sign in.',
  LINK_OUTDATED: 'Use the link of the newest message.',
  REQUEST_ID_REUSED: 'Make a new requestId for each thing that you want done.',
  OUTCOME_UNKNOWN: ASK_AGAIN,
  DECISIONS_AWAY: ASK_AGAIN,
}
const FIX_BY_STATUS: Readonly<Record<number, string>> = {
  400: 'Correct the request; /docs describes every field.',
  401: 'Sign in with your token, or send "Authorization: Bearer <token>".',
  403: 'Ask a person who may, or an admin for another token.',
  404: 'Look again for what there is; the lists show all that you may see.',
  409: 'Look at what changed, then decide again.',
  429: 'Wait a moment, then try again.',
  501: 'This installation runs a version that cannot do it: bring all services to one version.',
  503: ASK_AGAIN,
  504: ASK_AGAIN,
}

const sentence = (text: string): string => {
  const trimmed = text.trim()
  const capital = `${trimmed.slice(0, 1).toUpperCase()}${trimmed.slice(1)}`
  return /[.!?]$/.test(capital) ? capital : `${capital}.`
}

const camel = (field: string): string => field.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase())

/** What the other side refused or could not do, as a problem: its rule as `code`, its sentence as `detail`. */
export const problemOfCall = (error: ServiceError): HttpProblem => {
  const status = STATUSES[error.code] ?? 500
  const { reason, violations, retryAfterMs } = errorDetailsOf(error)
  const code = reason ?? REASONS[status]!
  const unreached = reason === undefined && status >= 500
  const init: ProblemInit = {
    status,
    type: code.toLowerCase().replaceAll('_', '-'),
    code,
    detail:
      status === 401
        ? 'The token is not known (any more), or none was sent.'
        : !unreached
          ? sentence(error.details)
          : status === 500
            ? 'Something went wrong inside where crises are decided.'
            : 'Where crises are decided cannot be reached now, or answers too late.',
    fix: FIXES[code] ?? FIX_BY_STATUS[status] ?? 'Try again; if it stays, see the log of escalation.',
    ...(violations?.length && {
      errors: violations.map(({ field, description }) => ({ field: camel(field), detail: description })),
    }),
    headers: {
      ...(status === 401 && { 'www-authenticate': 'Bearer' }),
      ...((status === 503 || status === 429) && {
        'retry-after': String(Math.max(1, Math.ceil((retryAfterMs ?? 1_000) / 1_000))),
      }),
    },
  }
  return new HttpProblem(init)
}

export const isServiceError = (error: unknown): error is ServiceError =>
  error instanceof Error && typeof (error as Partial<ServiceError>).code === 'number' && 'metadata' in error

/** What to do with a failed call: `.catch(throwProblem)`. */
export const throwProblem = (error: unknown): never => {
  throw isServiceError(error) ? problemOfCall(error) : error
}

/** Decisions are not part of this installation. */
export const decisionsOff = (): HttpProblem =>
  new HttpProblem({
    status: 503,
    type: 'decisions-off',
    code: 'DECISIONS_OFF',
    detail: 'Crises and decisions are off here: the gateway was given no escalation service.',
    fix: 'Set gateway.escalation to its host:port and start again.',
  })
