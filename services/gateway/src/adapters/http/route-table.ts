import type { FastifyInstance } from 'fastify'

/**
 * Who may come to a route: `viewer` who may look at brands, `person` whose token is passed on to escalation, `link` whoever bears a link or
 * a code, `everybody` (pages, their files, documentation).
 */
export type Guard = 'viewer' | 'person' | 'link' | 'everybody'

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly guard?: Guard
  }
}

export interface RouteEntry {
  readonly method: string
  readonly url: string
  readonly guard: Guard
}

/** Nothing of anybody is here: pages, what they load, documentation. */
const FOR_EVERYBODY = /^\/$|^\/(?:wall|console|flag|a|docs)(?:\/|$)|^\/openapi\.json$|^\/asyncapi\.yaml$|^\*$/

/** The routes as they are added. A route that says nothing about who may come to it is a mistake: the server does not start. */
export const keepRouteTable = (app: Pick<FastifyInstance, 'addHook'>): readonly RouteEntry[] => {
  const routes: RouteEntry[] = []
  app.addHook('onRoute', ({ method, url, config }) => {
    const guard = config?.guard ?? (FOR_EVERYBODY.test(url) ? 'everybody' : undefined)
    if (guard === undefined) throw new Error(`${String(method)} ${url} does not say who may come to it`)
    for (const one of [method].flat()) routes.push({ method: one, url, guard })
  })
  return routes
}
