import { Type } from 'typebox'
import type { ResponseOf } from '../../escalation/client.ts'
import { CALL_REFUSALS, type CallAs, COMMAND_REFUSALS } from '../calls.ts'
import { type Crisis, Message, present } from '../messages.ts'
import type { HttpServer } from '../server.ts'

export interface CallContext extends HttpServer {
  readonly call: CallAs
}

export const CrisisParams = Type.Object({
  id: Type.String({ description: 'Id of the crisis.', examples: ['c-2026-03-14-1'] }),
})

export const Limit = (most: number, fallback: number) =>
  Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: most,
      default: fallback,
      description: 'At most this many.',
      examples: [fallback],
    }),
  )

type Entry = ResponseOf<'crisis', 'GetTimeline'>['entries'][number]

const tags = ['crises']
const NO_QUERY = Type.Object({}, { additionalProperties: false })
const response = (schema: ReturnType<typeof Type.Object> | ReturnType<typeof Message>) => ({
  200: schema,
  ...CALL_REFUSALS,
  404: COMMAND_REFUSALS[404],
})

/** What is known of crises. */
export const crisisRoutes = ({ app, forPeople, call }: CallContext): void => {
  app.get(
    '/v1/crises',
    {
      ...forPeople,
      schema: {
        summary: 'Crises and suspicions, latest opened first',
        tags,
        querystring: Type.Object(
          {
            brand: Type.Optional(Type.String({ description: 'Only of this brand.', examples: ['lumo'] })),
            open: Type.Optional(
              Type.Boolean({ description: 'Only those that are not over.', default: false, examples: [true] }),
            ),
            limit: Limit(1_000, 100),
          },
          { additionalProperties: false },
        ),
        response: response(Type.Object({ crises: Type.Array(Message<Crisis>('Crisis')) })),
      },
    },
    request => {
      const { brand = '', open = false, limit = 100 } = request.query
      return call(request, 'crisis', 'ListCrises', { brandId: brand, openOnly: open, limit })
    },
  )

  app.get(
    '/v1/crises/:id',
    {
      ...forPeople,
      schema: {
        summary: 'One crisis, whole',
        tags,
        params: CrisisParams,
        querystring: NO_QUERY,
        response: response(Message<Crisis>('Crisis')),
      },
    },
    async request => present((await call(request, 'crisis', 'GetCrisis', { crisisId: request.params.id })).crisis),
  )

  app.get(
    '/v1/crises/:id/timeline',
    {
      ...forPeople,
      schema: {
        summary: 'What happened, in the order in which it did',
        tags,
        params: CrisisParams,
        querystring: Type.Object(
          {
            after: Type.Optional(
              Type.Integer({ minimum: 0, default: 0, description: 'Go on behind this seq.', examples: [0] }),
            ),
            limit: Limit(1_000, 200),
          },
          { additionalProperties: false },
        ),
        response: response(Type.Object({ entries: Type.Array(Message<Entry>('TimelineEntry')) })),
      },
    },
    request => {
      const { after = 0, limit = 200 } = request.query
      return call(request, 'crisis', 'GetTimeline', { crisisId: request.params.id, afterSeq: after, limit })
    },
  )

  app.get(
    '/v1/crises/:id/preview',
    {
      ...forPeople,
      schema: {
        summary: 'What confirming would do at this moment; nothing is changed',
        tags,
        params: CrisisParams,
        querystring: Type.Object(
          {
            scenario: Type.Optional(Type.String({ description: 'Id of the scenario.', examples: ['product-safety'] })),
          },
          { additionalProperties: false },
        ),
        response: response(Message<ResponseOf<'crisis', 'PreviewConfirmation'>>('PreviewConfirmationResponse')),
      },
    },
    request => {
      const { scenario = '' } = request.query
      return call(request, 'crisis', 'PreviewConfirmation', { crisisId: request.params.id, scenarioId: scenario })
    },
  )
}
