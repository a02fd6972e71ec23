import type { ProblemView } from '@tocsin/shared/live/plan.ts'

/** What the gateway said. `status` 0: nothing was heard, so that it is not known whether it was done. */
export type Answer<T> = { readonly ok: true; readonly value: T } | Refusal

export interface Refusal {
  readonly ok: false
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly fix: string
}

const TIMEOUT_MS = 15_000
const LOST: Refusal = { ok: false, status: 0, code: 'UNREACHABLE', detail: '', fix: '' }

/** Whether asking again cannot change the answer: it was done, or refused. */
export const isSettled = (answer: Answer<unknown>): boolean =>
  answer.ok || (answer.status >= 400 && answer.status < 500 && answer.status !== 408 && answer.status !== 429)

/** Never throws. With a body it is a command, which carries its `requestId`. */
export const ask = async <T>(path: string, body?: object): Promise<Answer<T>> => {
  try {
    const response = await fetch(path, {
      method: body ? 'POST' : 'GET',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (response.ok) return { ok: true, value: (await response.json()) as T }
    const problem = (await response.json().catch(() => ({}))) as Partial<ProblemView>
    const { code = '', detail = '', fix = '' } = problem
    return { ok: false, status: response.status, code, detail, fix }
  } catch {
    return LOST
  }
}

/**
 * Asks until there is an answer that asking again cannot change. `lost` hears of each time that there was none, and resolves when it is
 * worth trying again: the same body goes out then, so that nothing is done twice.
 */
export const askUntilSettled = async <T>(
  attempt: () => Promise<Answer<T>>,
  lost: (refusal: Refusal, times: number) => Promise<void>,
): Promise<Answer<T>> => {
  for (let times = 1; ; times++) {
    const answer = await attempt()
    if (answer.ok || isSettled(answer)) return answer
    await lost(answer, times)
  }
}

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 10_000

/** Resolves after a pause that grows with `times`, or as soon as the device says that it is online again. */
export const pauseOrOnline = (times: number): Promise<void> =>
  new Promise(resolve => {
    const done = (): void => {
      clearTimeout(timer)
      removeEventListener('online', done)
      resolve()
    }
    const timer = setTimeout(done, Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (times - 1)))
    addEventListener('online', done)
  })
