import type { ProblemView } from '@tocsin/shared/live/plan.ts'
import { t } from '../messages/t.ts'

/**
 * A call that did not do what was asked. `code` is the rule that refused a command (NOT_ASKED …), `UNREACHABLE` when no answer came, or
 * empty; `detail` says what is wrong, `fix` what to do or who may. Status 0: no answer, so it is unknown whether it was done.
 */
export interface ApiProblem {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly fix: string
}

class ApiProblemError extends Error implements ApiProblem {
  override readonly name = 'ApiProblem'
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly fix: string
  constructor({ status, code, detail, fix }: ApiProblem) {
    super(detail)
    this.status = status
    this.code = code
    this.detail = detail
    this.fix = fix
  }
}

/** What a page shows for anything that was thrown. */
export const problemOf = (error: unknown): ApiProblem => {
  if (error instanceof ApiProblemError) return error
  return { status: 0, code: '', detail: error instanceof Error ? error.message : String(error), fix: t('problem.fix') }
}

/** Whether the same command may still have been done, or be done by asking again: then the request's id is kept. */
export const isUnsettled = ({ status }: ApiProblem): boolean => status === 0 || status >= 500 || status === 429

export { newRequestId } from './request-id.ts'

const TIMEOUT_MS = 15_000

let onSignedOut: () => void = () => {}
/** Called whenever an answer says that nobody is signed in. */
export const whenSignedOut = (listener: () => void): void => {
  onSignedOut = listener
}

const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
  const response = await fetch(path, {
    method,
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  }).catch((): never => {
    throw new ApiProblemError({
      status: 0,
      code: 'UNREACHABLE',
      detail: t(method === 'GET' ? 'problem.notRead' : 'problem.unreachable'),
      fix: t(method === 'GET' ? 'problem.notReadFix' : 'problem.unreachableFix'),
    })
  })
  const answer: unknown = await response.json().catch(() => undefined)
  if (response.ok) return answer as T
  if (response.status === 401 && path !== '/v1/session') onSignedOut()
  const problem = (answer ?? {}) as Partial<ProblemView>
  throw new ApiProblemError({
    status: response.status,
    code: problem.code ?? '',
    detail: problem.detail ?? problem.title ?? t('problem.status', { status: response.status }),
    fix: problem.fix ?? t('problem.fix'),
  })
}

/** Throws an `ApiProblem`. */
export const get = <T>(path: string): Promise<T> => call<T>('GET', path)
/** Throws an `ApiProblem`. A changing call's body carries `requestId`. */
export const post = <T>(path: string, body: object): Promise<T> => call<T>('POST', path, body)
/** Throws an `ApiProblem`. */
export const remove = <T>(path: string): Promise<T> => call<T>('DELETE', path)
