import type { CoverageView, PlanView, SessionView } from '@tocsin/shared/live/plan.ts'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { planWithin } from '../../../core/plan-scope.ts'
import { coverage, planView } from '../../../core/plan-view.ts'
import { createPlans, type Plan } from '../../escalation/plans.ts'
import { throwProblem } from '../../escalation/problems.ts'
import type { People } from '../../people.ts'
import { CALL_REFUSALS } from '../calls.ts'
import { HttpProblem } from '../problem.ts'
import { parseTime, TimeParameter } from '../times.ts'
import type { CallContext } from './crises.ts'
import { CoverageSchema, PlanSchema } from './plan-schemas.ts'

export interface PlanContext extends CallContext {
  readonly people: People | undefined
  readonly ownToken: () => string | undefined
  readonly now: () => number
}

const noPlan = (): HttpProblem =>
  new HttpProblem({
    status: 404,
    type: 'no-playbook',
    code: 'NO_PLAYBOOK',
    detail: 'There is no such version of the playbook; perhaps none was applied yet.',
    fix: 'An admin applies one: "tocsin apply DIR", or the page Playbook of the console.',
  })

const notForGateway = (): HttpProblem =>
  new HttpProblem({
    status: 502,
    type: 'gateway-token',
    code: 'GATEWAY_TOKEN',
    detail: 'The gateway itself may not read the playbook, so it cannot show it to you.',
    fix: 'Whoever runs Tocsin gives the token in gateway.escalationToken the role manager, for all brands.',
  })

/** Who may read the texts, with everybody's addresses and every code in them. */
const readsTexts = ({ role, brandIds }: SessionView): boolean =>
  (role === 'manager' || role === 'admin') && brandIds.length === 0

/** The plan as people read it, and who is on by it. For those who may not read the texts the gateway does, and shows them what they may see. */
export const planRoutes = ({ app, forPeople, call, people, ownToken, now }: PlanContext): void => {
  const read = createPlans()
  const own = () => ({ caller: { token: ownToken() } })
  const textsOf = (request: FastifyRequest, caller: SessionView, version: number) =>
    readsTexts(caller)
      ? call(request, 'playbook', 'GetPlaybook', { version })
      : call(own(), 'playbook', 'GetPlaybook', { version }).catch(error => {
          throw error instanceof HttpProblem && [401, 403].includes(error.init.status) ? notForGateway() : error
        })
  const planFor = async (request: FastifyRequest, caller: SessionView, version: number): Promise<Plan> => {
    const plan = read(await textsOf(request, caller, version))
    if (!plan) throw noPlan()
    return plan
  }
  const callerOf = async ({ caller }: FastifyRequest): Promise<SessionView> =>
    (await people?.find(caller.token).catch(throwProblem)) ??
    (() => {
      throw new HttpProblem({
        status: 401,
        type: 'unknown-token',
        code: 'NO_TOKEN',
        detail: 'This token is not known (any more).',
        fix: 'Sign in with your own token.',
      })
    })()
  const tags = ['plan']

  app.get(
    '/v1/plan',
    {
      ...forPeople,
      schema: {
        summary: 'The playbook as people read it',
        description: 'What concerns the brands of the caller. Addresses and flag codes are whole for managers only.',
        tags,
        querystring: Type.Object(
          {
            version: Type.Optional(
              Type.Integer({
                minimum: 0,
                default: 0,
                description: 'Of which version; 0 is the current one.',
                examples: [0],
              }),
            ),
          },
          { additionalProperties: false },
        ),
        response: { 200: Type.Unsafe<PlanView>(PlanSchema), ...CALL_REFUSALS, 404: CALL_REFUSALS[403] },
      },
    },
    async request => {
      const caller = await callerOf(request)
      const plan = await planFor(request, caller, request.query.version ?? 0)
      const { brandIds, personId } = caller
      const scope = brandIds.length === 0 ? undefined : new Set(brandIds)
      return planView(planWithin(plan.playbook, scope, personId), plan, caller)
    },
  )

  app.get(
    '/v1/coverage',
    {
      ...forPeople,
      schema: {
        summary: 'Who holds each role for each brand at a moment, and who is next',
        tags,
        querystring: Type.Object(
          {
            brand: Type.Optional(Type.String({ description: 'Only for this brand.', examples: ['lumo'] })),
            at: Type.Optional(TimeParameter('At this moment; now when it is left out.')),
          },
          { additionalProperties: false },
        ),
        response: { 200: Type.Unsafe<CoverageView>(CoverageSchema), ...CALL_REFUSALS, 404: CALL_REFUSALS[403] },
      },
    },
    async request => {
      const { brand, at } = request.query
      const atMs = at === undefined ? now() : parseTime(at, 'at')
      const caller = await callerOf(request)
      const { brandIds } = caller
      const { playbook } = await planFor(request, caller, 0)
      const seen = brandIds.length === 0 ? playbook.brands.map(({ brandId }) => brandId) : brandIds
      return {
        atMs,
        entries: coverage(playbook, new Set(seen.filter(id => brand === undefined || id === brand)), atMs),
      }
    },
  )
}
