import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { ProblemView } from '@tocsin/shared/live/plan.ts'
import type { Scene } from './scene.ts'

export interface Request {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: Readonly<Record<string, unknown>>
}

export interface Answer {
  readonly status: number
  readonly body: unknown
}

export const ok = (body: unknown): Answer => ({ status: 200, body })

export const problem = (status: number, detail: string, fix = 'Try again.', code?: string): Answer => {
  const body: ProblemView = {
    type: 'urn:tocsin:problem:test',
    title: 'Problem',
    status,
    detail,
    fix,
    ...(code && { code }),
  }
  return { status, body }
}

/** What the gateway answers to a call in this scene; undefined for what it does not know. Commands change the crisis as little as shows them. */
export const standardRoutes = (
  scene: Scene,
  { method, path, query, body }: Request,
  nowMs: number,
  say: (crisis: Crisis) => void,
): Answer | undefined => {
  const [, first = '', second = '', third = ''] = path.slice('/v1'.length).split('/').map(decodeURIComponent)
  if (first === 'session') return sessionRoute(scene, method, body)
  if (scene.session === undefined && first !== 'links' && first !== 'flag-codes' && first !== 'flags')
    return problem(401, 'Nobody is signed in.', 'Sign in with a token.')
  if (method === 'GET') {
    const crisis = scene.crises.find(({ crisisId }) => crisisId === second)
    if (first === 'plan') return ok(scene.plan)
    if (first === 'coverage') return ok(scene.coverage)
    if (first === 'notifications') return ok({ notifications: scene.notifications })
    if (first === 'crises' && second === '') return ok({ crises: scene.crises })
    if (first === 'crises' && !crisis) return problem(404, `There is no crisis "${second}".`)
    if (first === 'crises' && third === '') return ok(crisis)
    if (first === 'crises' && third === 'timeline') return ok({ entries: scene.timelines[second] ?? [] })
    if (first === 'crises' && third === 'preview') return found(scene.previews[query.get('scenario') ?? ''])
    if (first === 'signals' && third === 'explain') return found(scene.explanations[second])
    if (first === 'brands' && third === 'mentions') return ok({ mentions: [] })
    return undefined
  }
  if (method === 'POST' && first === 'crises') {
    const crisis = scene.crises.find(({ crisisId }) => crisisId === second)
    if (!crisis) return problem(404, `There is no crisis "${second}".`)
    const next = { ...crisis, ...changeBy(third, body, scene, nowMs), seq: crisis.seq + 1 }
    say(next)
    return ok(next)
  }
  return undefined
}

const found = (answer: object | undefined): Answer => (answer ? ok(answer) : problem(404, 'Nothing is known of it.'))

const sessionRoute = (scene: Scene, method: string, body: Request['body']): Answer => {
  if (method === 'POST') {
    const session = scene.tokens[String(body.token)]
    return session ? ok(session) : problem(401, 'This token is not known.', 'Check that you copied all of it.')
  }
  if (method === 'DELETE') return ok({})
  return scene.session ? ok(scene.session) : problem(401, 'Nobody is signed in.', 'Sign in with a token.')
}

const changeBy = (command: string, body: Request['body'], { session }: Scene, nowMs: number): Partial<Crisis> => {
  if (command === 'confirm')
    return {
      phase: 'PHASE_ACTIVE',
      phaseSinceMs: nowMs,
      scenarioId: String(body.scenarioId),
      stageId: 'one',
      confirmedBy: [session?.personId ?? ''],
    }
  if (command === 'decline') return { phase: 'PHASE_DECLINED', phaseSinceMs: nowMs, declineReason: String(body.reason) }
  return {}
}
