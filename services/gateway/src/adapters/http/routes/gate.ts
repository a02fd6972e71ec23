import type { HoldGateUnknown, HoldGateView } from '@tocsin/shared/live/plan.ts'
import { Type } from 'typebox'
import { seesBrand } from '../../../core/scope.ts'
import type { Escalation } from '../../escalation/client.ts'
import { isServiceError, problemOfCall } from '../../escalation/problems.ts'
import { CALL_REFUSALS } from '../calls.ts'
import { type HoldState, Message } from '../messages.ts'
import { unknownBrand } from '../problem.ts'
import type { HttpServer } from '../server.ts'

export interface GateContext extends HttpServer {
  readonly escalation: Escalation | undefined
  /** With which the gateway asks for those who have no token of a person. */
  readonly ownToken: () => string | undefined
}

const GATE_TIMEOUT_MS = 3_000
/** Statuses that say nothing about holds: nobody answered. */
const SAYS_NOTHING = 500

const unknown = (detail: string): HoldGateUnknown => ({
  answer: 'unknown',
  detail,
  fix: 'Treat as held: do not publish, and ask again.',
})

/** The gate that publishing tools ask before each post. Anything but "clear" means: do not publish. */
export const gateRoutes = ({ app, guarded, escalation, ownToken }: GateContext): void => {
  app.get(
    '/v1/holds/:brandId',
    {
      ...guarded,
      schema: {
        summary: 'May this brand publish now?',
        description:
          'Asked before each post; never kept. "clear" is the only answer that allows publishing. 503 with answer "unknown", any other status, and no answer at all mean: treat as held.',
        tags: ['holds'],
        params: Type.Object({ brandId: Type.String({ description: 'Id of the brand.', examples: ['lumo'] }) }),
        querystring: Type.Object(
          {
            account: Type.Optional(
              Type.String({
                description: 'The account that wants to publish; none asks for the brand.',
                examples: ['x:lumo'],
              }),
            ),
            drills: Type.Optional(
              Type.Boolean({ description: 'Tell holds of drills too.', default: false, examples: [false] }),
            ),
          },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Unsafe<HoldGateView | HoldGateUnknown>(
            Type.Object({
              answer: Type.Enum(['clear', 'held'], { examples: ['clear'] }),
              holds: Type.Array(Message<HoldState>('HoldState'), { description: 'Those that say so.' }),
              seq: Type.Integer({ description: 'Stands for all that had happened up to here.', examples: [42] }),
              readAtMs: Type.Number({ description: 'When that was read.', examples: [1_773_478_800_000] }),
            }),
          ),
          ...CALL_REFUSALS,
          404: CALL_REFUSALS[403],
        },
      },
    },
    async ({ params: { brandId }, query: { account = '', drills = false }, viewer }, reply) => {
      const cannotTell = (detail: string) => {
        reply.code(503).header('retry-after', '1')
        return unknown(detail)
      }
      if (!seesBrand(viewer.scope, brandId)) throw unknownBrand(brandId, viewer.scope ?? [])
      if (!escalation) return cannotTell('Holds are off here: the gateway was given no escalation service.')
      try {
        const token = viewer.personToken ?? ownToken()
        const request = { brandId, account, includeDrills: drills }
        const { answer, holds, seq, readAtMs } = await escalation.call('hold', 'CheckHold', request, {
          token,
          timeoutMs: GATE_TIMEOUT_MS,
        })
        if (answer === 'HOLD_ANSWER_UNSPECIFIED') return cannotTell('The answer is not known here.')
        return { answer: answer === 'HOLD_ANSWER_HELD' ? ('held' as const) : ('clear' as const), holds, seq, readAtMs }
      } catch (error) {
        if (!isServiceError(error)) throw error
        const problem = problemOfCall(error)
        if (problem.init.status < SAYS_NOTHING) throw problem
        return cannotTell(problem.init.detail)
      }
    },
  )
}
