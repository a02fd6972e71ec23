import type { History } from '@tocsin/shared/clickhouse/history.ts'
import type { FastifyRequest } from 'fastify'
import { seesBrand } from '../../core/scope.ts'
import { type BrandEntry, shownBrandIds } from '../../core/state.ts'
import type { Feed } from '../feed.ts'
import type { Hub } from '../live/hub.ts'
import { HttpProblem, historyOff, ProblemSchema, unknownBrand } from './problem.ts'
import { refTo } from './schemas.ts'
import type { HttpServer } from './server.ts'

/** What is there once the log was read. */
export interface Live {
  readonly feed: Feed
  readonly hub: Hub
}

/** What every route works with. */
export interface RouteContext extends HttpServer {
  readonly now: () => number
  readonly history: History | undefined
  /** Undefined until the log was read to its end for the first time. */
  readonly live: () => Live | undefined
}

export const problemResponse = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: refTo(ProblemSchema) } },
})

/** The refusals that any guarded route may answer. */
export const REFUSALS = {
  400: problemResponse('Something in the request is not valid.'),
  401: problemResponse('A display token is needed, or it is not known.'),
  429: problemResponse('Too many requests.'),
  503: problemResponse('The log has not been read yet, or history is needed and off.'),
}
export const NOT_FOUND = { 404: problemResponse('There is no such thing, or the token does not show it.') }

export const requireLive = ({ live }: RouteContext): Live => {
  const ready = live()
  if (ready) return ready
  throw new HttpProblem({
    status: 503,
    type: 'starting',
    detail: 'The log has not been read to its end yet.',
    fix: 'Try again in some seconds; /readyz says what is missing.',
    headers: { 'retry-after': '2' },
  })
}

export const requireHistory = ({ history }: RouteContext): History => {
  if (!history) throw historyOff()
  return history
}

type ShownBrand = BrandEntry & { readonly config: NonNullable<BrandEntry['config']> }

/** The brand if it exists and the viewer may see it; throws the problem otherwise. */
export const requireBrand = (context: RouteContext, { viewer }: FastifyRequest, brandId: string): ShownBrand => {
  const { state } = requireLive(context).feed
  const entry = state.brands.get(brandId)
  if (entry?.config && seesBrand(viewer.scope, brandId)) return entry as ShownBrand
  throw unknownBrand(
    brandId,
    shownBrandIds(state).filter(id => seesBrand(viewer.scope, id)),
  )
}
