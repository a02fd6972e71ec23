import type { Signal } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import { Type } from 'typebox'
import { explainLines } from '../../../core/explain.ts'
import { type Scope, seesBrand } from '../../../core/scope.ts'
import { outranks } from '../../../core/ver.ts'
import { signalView } from '../../../core/views.ts'
import { NOT_FOUND, REFUSALS, type RouteContext, requireBrand, requireLive } from '../context.ts'
import { HttpProblem } from '../problem.ts'
import { refTo, restSignal, SignalSchema } from '../schemas.ts'
import { parseTime, TimeParameter } from '../times.ts'
import { MentionSchema, restMention } from './mentions.ts'

const MAX_SIGNALS = 1_000

const SignalParams = Type.Object({
  id: Type.String({ description: 'Id of the signal, its slashes as %2F.', examples: ['lumo/share/1773478800000'] }),
})

const unknownSignal = (signalId: string): HttpProblem =>
  new HttpProblem({
    status: 404,
    type: 'unknown-signal',
    detail: `There is no signal "${signalId}".`,
    fix: 'GET /v1/signals lists them. In a path their slashes must be sent as %2F.',
  })

/** The newest values of both: the log has what is live, history what is older. */
const merged = (fromLog: readonly Signal[], fromHistory: readonly Signal[]): Signal[] => {
  const byId = new Map(fromLog.map(signal => [signal.signalId, signal]))
  for (const signal of fromHistory) {
    const held = byId.get(signal.signalId)
    if (!held || outranks(signal.ver, held.ver)) byId.set(signal.signalId, signal)
  }
  return [...byId.values()]
}

export const signalRoutes = (context: RouteContext): void => {
  const { app, guarded, history } = context

  const findSignal = async (signalId: string, scope: Scope): Promise<Signal> => {
    const signal = requireLive(context).feed.state.signals.get(signalId) ?? (await history?.signalById(signalId))
    if (!signal || !seesBrand(scope, signal.brandId)) throw unknownSignal(signalId)
    return signal
  }

  app.get(
    '/v1/signals',
    {
      ...guarded,
      schema: {
        summary: 'Signals, latest opened first',
        description:
          'Open ones and those of the last days come from the log and need no history; older ones come from history. `complete` tells whether history took part.',
        tags: ['signals'],
        querystring: Type.Object(
          {
            brand: Type.Optional(Type.String({ description: 'Only of this brand.', examples: ['lumo'] })),
            open: Type.Optional(
              Type.Boolean({ description: 'Only open ones, or only closed ones.', examples: [true] }),
            ),
            from: Type.Optional(TimeParameter('Opened then or later.')),
            to: Type.Optional(TimeParameter('Opened before it.')),
            limit: Type.Optional(
              Type.Integer({
                minimum: 1,
                maximum: MAX_SIGNALS,
                default: 100,
                description: 'At most this many.',
                examples: [100],
              }),
            ),
          },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({ complete: Type.Boolean({ examples: [true] }), signals: Type.Array(refTo(SignalSchema)) }),
          ...REFUSALS,
          ...NOT_FOUND,
        },
      },
    },
    async request => {
      const { brand, open, from, to, limit = 100 } = request.query
      const { scope } = request.viewer
      if (brand !== undefined) requireBrand(context, request, brand)
      const fromMs = from === undefined ? 0 : parseTime(from, 'from')
      const toMs = to === undefined ? Number.MAX_SAFE_INTEGER : parseTime(to, 'to')
      const fromLog = [...requireLive(context).feed.state.signals.values()]
      const askedOf = brand !== undefined ? [brand] : scope ? [...scope] : [undefined]
      const span = { ...(from !== undefined && { fromMs }), ...(to !== undefined && { toMs }) }
      const asked =
        open === true || !history
          ? undefined
          : askedOf.map(brandId => history.listSignals({ ...span, ...(brandId && { brandId }), limit: MAX_SIGNALS }))
      const fromHistory = asked && (await Promise.all(asked).catch(() => undefined))
      const signals = merged(fromLog, fromHistory?.flat() ?? [])
        .filter(({ brandId, openedAtMs, state }) => {
          const inSpan = openedAtMs >= fromMs && openedAtMs < toMs
          const wanted = open === undefined || open === (state === 'SIGNAL_STATE_OPEN')
          return inSpan && wanted && seesBrand(scope, brandId) && (brand === undefined || brandId === brand)
        })
        .sort((a, b) => b.openedAtMs - a.openedAtMs || (a.signalId < b.signalId ? -1 : 1))
        .slice(0, limit)
      return {
        complete: open === true || fromHistory !== undefined,
        signals: signals.map(one => restSignal(signalView(one))),
      }
    },
  )

  app.get(
    '/v1/signals/:id',
    {
      ...guarded,
      schema: {
        summary: 'One signal',
        tags: ['signals'],
        params: SignalParams,
        querystring: Type.Object({}, { additionalProperties: false }),
        response: { 200: refTo(SignalSchema), ...REFUSALS, ...NOT_FOUND },
      },
    },
    async ({ params, viewer }) => restSignal(signalView(await findSignal(params.id, viewer.scope))),
  )

  app.get(
    '/v1/signals/:id/explain',
    {
      ...guarded,
      schema: {
        summary: 'Why a signal fired: its arithmetic, and the mentions that carry it',
        tags: ['signals'],
        params: SignalParams,
        querystring: Type.Object({}, { additionalProperties: false }),
        response: {
          200: Type.Object({
            signal: refTo(SignalSchema),
            lines: Type.Array(Type.String({ examples: ['share = 0.563   (negative / mentions)'] })),
            mentionIds: Type.Array(Type.String({ examples: ['webhook:4711'] })),
            mentions: Type.Optional(
              Type.Array(MentionSchema, { description: 'With their texts; absent while history is off or away.' }),
            ),
          }),
          ...REFUSALS,
          ...NOT_FOUND,
        },
      },
    },
    async ({ params, viewer }) => {
      const signal = await findSignal(params.id, viewer.scope)
      const found = await history?.mentionsById(signal.mentionIds).catch(() => undefined)
      const mentions = found?.filter(({ brandId }) => brandId === signal.brandId).map(restMention)
      return {
        signal: restSignal(signalView(signal)),
        lines: explainLines(signal),
        mentionIds: signal.mentionIds,
        ...(mentions && { mentions }),
      }
    },
  )
}
