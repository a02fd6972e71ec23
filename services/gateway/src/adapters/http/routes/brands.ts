import { Type } from 'typebox'
import { seesBrand } from '../../../core/scope.ts'
import { brandState, shownBrandIds } from '../../../core/state.ts'
import { windowView } from '../../../core/views.ts'
import { NOT_FOUND, REFUSALS, type RouteContext, requireBrand, requireHistory, requireLive } from '../context.ts'
import {
  BrandDetailSchema,
  BrandSchema,
  refTo,
  restBrand,
  restBrandDetail,
  restWindow,
  WindowSchema,
} from '../schemas.ts'
import { asTime, parseSpan, Time, TimeParameter } from '../times.ts'

const DAY_MS = 86_400_000

export const BrandParams = Type.Object({ id: Type.String({ description: 'Id of the brand.', examples: ['lumo'] }) })

export const brandRoutes = (context: RouteContext): void => {
  const { app, guarded, now } = context

  app.get(
    '/v1/brands',
    {
      ...guarded,
      schema: {
        summary: 'Every brand you may see, as screens show it now',
        tags: ['brands'],
        querystring: Type.Object({}, { additionalProperties: false }),
        response: {
          200: Type.Object(
            { serverTime: Time("The server's clock."), brands: Type.Array(refTo(BrandSchema)) },
            { description: 'In the order of their names.' },
          ),
          ...REFUSALS,
        },
      },
    },
    ({ viewer }) => {
      const { state } = requireLive(context).feed
      const ids = shownBrandIds(state).filter(brandId => seesBrand(viewer.scope, brandId))
      return { serverTime: asTime(now()), brands: ids.map(brandId => restBrand(brandState(state, brandId)!)) }
    },
  )

  app.get(
    '/v1/brands/:id',
    {
      ...guarded,
      schema: {
        summary: 'One brand with its trend of two hours',
        tags: ['brands'],
        params: BrandParams,
        querystring: Type.Object({}, { additionalProperties: false }),
        response: { 200: refTo(BrandDetailSchema), ...REFUSALS, ...NOT_FOUND },
      },
    },
    request => {
      const { brandId, config } = requireBrand(context, request, request.params.id)
      return restBrandDetail(brandState(requireLive(context).feed.state, brandId)!, config)
    },
  )

  app.get(
    '/v1/brands/:id/windows',
    {
      ...guarded,
      schema: {
        summary: "A brand's windows from history, oldest first",
        description: 'Windows hop: with stepMs = sizeMs they lie side by side. The newest ones of the span are given.',
        tags: ['brands'],
        params: BrandParams,
        querystring: Type.Object(
          {
            from: Type.Optional(TimeParameter('Windows that start then or later (default: a day before "to").')),
            to: Type.Optional(TimeParameter('Windows that start before it (default: now).')),
            sizeMs: Type.Optional(
              Type.Integer({
                enum: [300_000, 3_600_000],
                default: 300_000,
                description: 'Length of the windows.',
                examples: [300_000],
              }),
            ),
            stepMs: Type.Optional(
              Type.Integer({
                minimum: 1,
                maximum: 86_400_000,
                description: 'Only windows that start on a multiple of it.',
                examples: [300_000],
              }),
            ),
            limit: Type.Optional(
              Type.Integer({
                minimum: 1,
                maximum: 10_000,
                default: 1_000,
                description: 'At most this many.',
                examples: [288],
              }),
            ),
          },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({ windows: Type.Array(refTo(WindowSchema)) }, { description: 'Their newest revisions.' }),
          ...REFUSALS,
          ...NOT_FOUND,
        },
      },
    },
    async request => {
      const { brandId } = requireBrand(context, request, request.params.id)
      const { sizeMs = 300_000, stepMs, limit = 1_000 } = request.query
      const span = parseSpan(request.query, now(), DAY_MS)
      const windows = await requireHistory(context).listWindows({
        brandId,
        ...span,
        sizeMs,
        limit,
        ...(stepMs !== undefined && { stepMs }),
      })
      return { windows: windows.map(window => restWindow(windowView(window))) }
    },
  )
}
