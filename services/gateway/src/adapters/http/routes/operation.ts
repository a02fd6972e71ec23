import { Type } from 'typebox'
import { seesAny, seesBrand } from '../../../core/scope.ts'
import { shownBrandIds } from '../../../core/state.ts'
import { isBlind } from '../../../core/views.ts'
import { requireAdmin } from '../access.ts'
import { NOT_FOUND, REFUSALS, type RouteContext, requireLive } from '../context.ts'
import { HttpProblem } from '../problem.ts'
import { refTo, restSource, SourceSchema } from '../schemas.ts'
import { asTime, Time } from '../times.ts'

export interface OperationContext extends RouteContext {
  readonly build: string
  readonly demo: boolean
  readonly historyAnswers: () => boolean
  /** Since when nothing is heard of crises and decisions; 0 while they are. */
  readonly crisesAwaySinceMs: () => number
}

const NO_QUERY = Type.Object({}, { additionalProperties: false })

export const operationRoutes = (context: OperationContext): void => {
  const { app, guarded, now, live, build, demo, historyAnswers, crisesAwaySinceMs } = context

  app.get(
    '/v1/sources',
    {
      ...guarded,
      schema: {
        summary: 'Where mentions come from, and whether they do',
        tags: ['operation'],
        querystring: NO_QUERY,
        response: { 200: Type.Object({ sources: Type.Array(refTo(SourceSchema)) }), ...REFUSALS },
      },
    },
    ({ viewer }) => ({
      sources: [...requireLive(context).feed.state.sources.values()]
        .filter(({ brandIds }) => seesAny(viewer.scope, brandIds))
        .sort((a, b) => (a.source < b.source ? -1 : 1))
        .map(restSource),
    }),
  )

  app.get(
    '/v1/status',
    {
      ...guarded,
      schema: {
        summary: 'What works and what does not, in one answer',
        tags: ['operation'],
        querystring: NO_QUERY,
        response: {
          200: Type.Object({
            status: Type.Enum(['ok', 'degraded', 'starting'], { examples: ['ok'] }),
            reasons: Type.Array(Type.String({ examples: ['history is off or does not answer'] })),
            serverTime: Time("The server's clock."),
            dataAsOf: Type.Optional(Time('Everything before is counted, for every brand you may see.')),
            brands: Type.Integer({ examples: [3] }),
            openSignals: Type.Integer({ examples: [1] }),
            blindSources: Type.Array(Type.String()),
            screens: Type.Integer({ description: 'Connected to this replica.', examples: [2] }),
            history: Type.Boolean({ examples: [true] }),
            decisions: Type.Boolean({ description: 'Crises and decisions are heard of.', examples: [true] }),
            demo: Type.Boolean({ description: 'The data are invented.', examples: [false] }),
            build: Type.String({ description: 'Build of the dashboards.', examples: ['3f9c2a1b'] }),
          }),
          ...REFUSALS,
        },
      },
    },
    ({ viewer: { scope } }) => {
      const state = live()?.feed.state
      const brandIds = state ? shownBrandIds(state).filter(brandId => seesBrand(scope, brandId)) : []
      const sources = [...(state?.sources.values() ?? [])].filter(one => seesAny(scope, one.brandIds))
      const blindSources = sources.filter(isBlind).map(({ source }) => source)
      const asOf = brandIds.map(brandId => state!.progress.get(state!.brands.get(brandId)!.partition) ?? 0)
      const reasons = [
        ...(state ? [] : ['the log has not been read yet']),
        ...(historyAnswers() ? [] : ['history is off or does not answer']),
        ...(crisesAwaySinceMs() === 0 ? [] : ['crises and decisions are off or not heard of']),
        ...(blindSources.length > 0 ? [`blind on ${blindSources.join(', ')}`] : []),
      ]
      const oldest = Math.min(...asOf)
      return {
        status: !state ? ('starting' as const) : reasons.length > 0 ? ('degraded' as const) : ('ok' as const),
        reasons,
        serverTime: asTime(now()),
        ...(asOf.length > 0 && oldest > 0 && { dataAsOf: asTime(oldest) }),
        brands: brandIds.length,
        openSignals: brandIds.reduce((sum, brandId) => sum + state!.brands.get(brandId)!.openSignals.size, 0),
        blindSources,
        screens: live()?.hub.clients().length ?? 0,
        history: historyAnswers(),
        decisions: crisesAwaySinceMs() === 0,
        demo,
        build,
      }
    },
  )

  app.get(
    '/v1/screens',
    {
      ...guarded,
      schema: {
        summary: 'Screens that are connected to this replica',
        tags: ['operation'],
        querystring: NO_QUERY,
        response: {
          200: Type.Object({
            screens: Type.Array(
              Type.Object({
                id: Type.String({ examples: ['5f0c1f2e'] }),
                name: Type.String({ examples: ['lobby'] }),
                page: Type.String({ examples: ['/wall'] }),
                build: Type.String({
                  description: 'What it runs; it reloads itself when that is old.',
                  examples: ['3f9c2a1b'],
                }),
                viewer: Type.String({ description: 'Name of its token.', examples: ['lobby-wall'] }),
                address: Type.String({ examples: ['192.0.2.7'] }),
                since: Time('When it connected.'),
                lastPong: Type.Optional(Time('Its last sign of life.')),
              }),
            ),
          }),
          ...REFUSALS,
        },
      },
    },
    ({ viewer }) => ({
      screens: requireLive(context)
        .hub.clients()
        .filter(client => viewer.admin || viewer.scope === undefined || client.viewer.name === viewer.name)
        .map(({ screen, viewer: { name }, lastPongAtMs }) => ({
          id: screen.id,
          name: screen.name,
          page: screen.page,
          build: screen.build,
          viewer: name,
          address: screen.address,
          since: asTime(screen.connectedAtMs),
          ...(lastPongAtMs !== undefined && { lastPong: asTime(lastPongAtMs) }),
        })),
    }),
  )

  for (const [action, summary] of [
    ['reload', 'Make a screen load its page again'],
    ['identify', 'Make a screen show its name for some seconds'],
  ] as const) {
    app.post(
      `/v1/screens/:id/${action}`,
      {
        ...guarded,
        schema: {
          summary,
          description: 'Needs an admin token. Only screens of this replica are known to it.',
          tags: ['operation'],
          params: Type.Object({ id: Type.String({ description: 'From GET /v1/screens.', examples: ['5f0c1f2e'] }) }),
          querystring: NO_QUERY,
          response: {
            202: Type.Object({ screen: Type.String({ examples: ['5f0c1f2e'] }), sent: Type.Literal(action) }),
            ...REFUSALS,
            ...NOT_FOUND,
            403: NOT_FOUND[404],
          },
        },
      },
      (request, reply) => {
        requireAdmin(request)
        const { id } = request.params
        if (requireLive(context).hub.command(id, action)) {
          reply.code(202)
          return { screen: id, sent: action }
        }
        throw new HttpProblem({
          status: 404,
          type: 'unknown-screen',
          detail: `No screen "${id}" is connected to this replica.`,
          fix: 'GET /v1/screens lists those that are.',
        })
      },
    )
  }
}
