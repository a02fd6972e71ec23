import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { Enforcement } from '@tocsin/shared/gen/tocsin/crisis/v1/Enforcement.ts'
import type { HoldState } from '@tocsin/shared/gen/tocsin/crisis/v1/HoldState.ts'
import type { FakeGateway } from './fake-gateway.ts'
import { ok, problem, type Request } from './fake-routes.ts'
import { hold } from './room-scene.ts'

type Change = (crisis: Crisis, request: Request, id: string, me: string, nowMs: number) => Partial<Crisis>

const changeStep = (crisis: Crisis, id: string, change: Partial<Crisis['steps'][number]>): Partial<Crisis> => ({
  steps: crisis.steps.map(step => (step.stepId === id ? { ...step, ...change } : step)),
})

/** What each command does to the crisis, as far as the room shows it. */
const CHANGES: Readonly<Record<string, Change>> = {
  acknowledge: (crisis, _request, _id, me, nowMs) => ({
    acknowledgements: crisis.acknowledgements.map(one =>
      one.personId === me ? { ...one, acknowledged: true, lapsed: false, atMs: nowMs } : one,
    ),
  }),
  take: (crisis, _request, id, me) => changeStep(crisis, id, { state: 'STEP_STATE_TAKEN', personId: me }),
  complete: (crisis, { body }, id) =>
    changeStep(crisis, id, {
      state: body.blocked === true ? 'STEP_STATE_BLOCKED' : 'STEP_STATE_DONE',
      note: String(body.note),
    }),
  stage: (_crisis, { body }) => ({ stageId: String(body.stageId) }),
  questions: (crisis, { body }, _id, _me, nowMs) => ({
    facts: [
      ...crisis.facts,
      {
        questionId: 'question-99',
        subject: String(body.subject),
        question: String(body.text),
        fact: '',
        personId: 'eva',
        deadlineMs: nowMs + 900_000,
      },
    ],
  }),
  answer: (crisis, { body }, id) => ({
    facts: crisis.facts.map(one => (one.questionId === id ? { ...one, fact: String(body.fact) } : one)),
  }),
  recovery: (_crisis, _request, _id, _me, nowMs) => ({ phase: 'PHASE_RECOVERING', phaseSinceMs: nowMs }),
  close: (_crisis, _request, _id, _me, nowMs) => ({ phase: 'PHASE_REVIEW', phaseSinceMs: nowMs }),
  review: (_crisis, { body }) => ({ phase: 'PHASE_CLOSED', lessons: String(body.lessons) }),
  brands: (crisis, { body }) => ({ brandIds: [...crisis.brandIds, String(body.brandId)] }),
  cause: (_crisis, { body }) =>
    body.removed === true ? { causeRemoved: true } : { cause: String(body.text), causeOwner: String(body.ownerId) },
  roles: (crisis, { body }) => ({
    roles: crisis.roles.map(one =>
      one.roleId === body.roleId ? { ...one, personId: String(body.personId), because: String(body.reason) } : one,
    ),
  }),
  updates: () => ({}),
}

const changeHold = (held: HoldState, { body }: Request, nowMs: number): HoldState => {
  if (body.enforcement) {
    const said = body.enforcement as Enforcement
    return { ...held, enforcements: held.enforcements.map(one => (one.connector === said.connector ? said : one)) }
  }
  if (body.postId === undefined) return { ...held, releasedAtMs: nowMs }
  return {
    ...held,
    enforcements: held.enforcements.map(one => ({
      ...one,
      posts: one.posts.map(post => (post.postId === body.postId ? { ...post, state: 'POST_STATE_RELEASED' } : post)),
    })),
  }
}

/** Makes the gateway do to the crisis what a room's commands ask, and say it on the feed as the real one does. */
export const answerRoom = (gateway: FakeGateway, crisisId = 'lumo-12'): void => {
  const crisisNow = (): Crisis => gateway.scene.crises.find(one => one.crisisId === crisisId)!
  const say = (change: Partial<Crisis>): Crisis => {
    const before = crisisNow()
    const next = { ...before, ...change, seq: before.seq + 1 }
    gateway.sayCrisis(next)
    return next
  }
  gateway.answer('POST', new RegExp(`^/v1/crises/${crisisId}/`), request => {
    const parts = request.path.split('/').slice(4).map(decodeURIComponent)
    const change = CHANGES[parts.at(-1) ?? '']
    if (!change) return problem(404, `There is no ${request.path}.`)
    const me = gateway.scene.session?.personId ?? ''
    return ok(say(change(crisisNow(), request, parts[1] ?? '', me, gateway.nowMs())))
  })
  gateway.answer('POST', '/v1/holds', ({ body }) => {
    const started = hold({ holdId: 'hold-99', reason: String(body.reason), enforcements: [] })
    say({ holds: [...crisisNow().holds, started] })
    return ok(started)
  })
  gateway.answer('POST', /^\/v1\/holds\/[^/]+\/(release|enforcements)$/, request => {
    const holdId = decodeURIComponent(request.path.split('/')[3]!)
    const held = crisisNow().holds.find(one => one.holdId === holdId)
    if (!held) return problem(404, `There is no hold ${holdId}.`)
    const next = changeHold(held, request, gateway.nowMs())
    say({ holds: crisisNow().holds.map(one => (one.holdId === holdId ? next : one)) })
    return ok(next)
  })
  gateway.answer('POST', '/v1/notifications/resend', () => ok({}))
}
