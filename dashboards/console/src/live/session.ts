import { effect, type ReadonlySignal, signal } from '@preact/signals'
import type { PlanView, SessionView } from '@tocsin/shared/live/plan.ts'
import { type ApiProblem, get, post, problemOf, remove, whenSignedOut } from '../api/client.ts'
import { crises, onSnapshot, plan, session, startLive } from './store.ts'

/** `asking`: not known yet, or the gateway does not answer (`sessionProblem` says so then). */
export type SessionState = 'asking' | 'signedOut' | 'signedIn'

const state = signal<SessionState>('asking')
const problem = signal<ApiProblem>()

export const sessionState: ReadonlySignal<SessionState> = state
export const sessionProblem: ReadonlySignal<ApiProblem | undefined> = problem

const RETRY_MS = 3_000
let stopLive: (() => void) | undefined
let retry: ReturnType<typeof setTimeout> | undefined
let planRetry: ReturnType<typeof setTimeout> | undefined

const ofVersions = new Map<number, Promise<PlanView>>()
/** The playbook that a running crisis keeps. Throws an `ApiProblem`. */
export const planOf = (version: number): Promise<PlanView> => {
  if (plan.value?.version === version) return Promise.resolve(plan.value)
  const asked = ofVersions.get(version) ?? get<PlanView>(`/v1/plan?version=${version}`)
  ofVersions.set(version, asked)
  asked.catch(() => ofVersions.delete(version))
  return asked
}

/** Reads the current playbook again, e.g. after one was applied. What is held stays while there is no answer; without any it goes on asking. */
export const refreshPlan = async (): Promise<void> => {
  clearTimeout(planRetry)
  plan.value = await get<PlanView>('/v1/plan').catch(() => plan.value)
  if (!plan.value && state.value === 'signedIn') planRetry = setTimeout(() => void refreshPlan(), RETRY_MS)
}

const enter = (who: SessionView): void => {
  session.value = who
  state.value = 'signedIn'
  problem.value = undefined
  void refreshPlan()
  stopLive ??= startLive(() => void askSession())
}

const leave = (): void => {
  stopLive?.()
  stopLive = undefined
  session.value = undefined
  state.value = 'signedOut'
}

/** Asks who is signed in, and goes on asking while no answer comes. */
export const askSession = async (): Promise<void> => {
  clearTimeout(retry)
  try {
    enter(await get<SessionView>('/v1/session'))
  } catch (error) {
    const found = problemOf(error)
    if (found.status === 401) return leave()
    problem.value = found
    retry = setTimeout(() => void askSession(), RETRY_MS)
  }
}

/** Throws an `ApiProblem` when the token is not good. */
export const signIn = async (token: string): Promise<void> => {
  enter(await post<SessionView>('/v1/session', { token }))
}

/** Throws an `ApiProblem`. */
export const signOut = async (): Promise<void> => {
  await remove('/v1/session')
  leave()
}

/** Follows the session from now on; called once by the page. */
export const startSession = (): void => {
  whenSignedOut(leave)
  onSnapshot(() => void refreshPlan())
  effect(() => {
    const newest = Math.max(0, ...[...crises.value.values()].map(({ playbookVersion }) => playbookVersion))
    if (newest > (plan.peek()?.version ?? newest)) void refreshPlan()
  })
  void askSession()
}
