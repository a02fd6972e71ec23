import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'
import type { Viewer, Viewers } from '../viewer.ts'
import { HttpProblem } from './problem.ts'

declare module 'fastify' {
  interface FastifyRequest {
    viewer: Viewer
  }
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)

/** `Authorization: Bearer …`, or on the websocket (where browsers cannot send it) `?token=…`. */
export const tokenOf = (request: FastifyRequest): string | undefined => {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (bearer !== undefined) return bearer
  const { token } = request.query as { token?: unknown }
  return request.ws && typeof token === 'string' ? token : undefined
}

const hostName = (host: string): string => host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '')

/**
 * A page of another site must not read what the person at this machine may: neither over a websocket, which browsers open to any host
 * (its Origin must be ours), nor by a name that resolves to this machine (an anonymous viewer must have asked for an address, for
 * localhost, or for the public name).
 */
export const createAccess = (viewers: Viewers, publicUrl: string) => {
  const publicHost = publicUrl === '' ? undefined : new URL(publicUrl).host
  const isOurs = (name: string): boolean =>
    isIP(name) !== 0 ||
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    (publicHost !== undefined && name === hostName(publicHost))

  return {
    /** The viewer of a request; throws the problem that refuses it. */
    recognise(request: FastifyRequest): Viewer {
      const viewer = viewers.recognise(tokenOf(request))
      if (viewer === 'unknown-token' || viewer === 'token-needed') {
        throw new HttpProblem({
          status: 401,
          type: viewer,
          detail:
            viewer === 'unknown-token' ? 'This token is not known (any more).' : 'A display token is needed here.',
          fix: 'Send "Authorization: Bearer <token>" with a token of gateway.displayTokens; the websocket also takes ?token=.',
          headers: { 'www-authenticate': 'Bearer' },
        })
      }
      const host = request.headers.host ?? ''
      if (viewer.tokenDigest === undefined && !isOurs(hostName(host))) {
        throw new HttpProblem({
          status: 421,
          type: 'unknown-host',
          detail: `"${hostName(host)}" is not a name of this gateway, and there is no token.`,
          fix: 'Set gateway.publicUrl to the address that browsers use, or send a display token.',
        })
      }
      const origin = request.headers.origin
      if (request.ws && origin !== undefined && !isOwnOrigin(origin, host, publicHost)) {
        throw new HttpProblem({
          status: 403,
          type: 'foreign-origin',
          detail: `A page of ${origin} may not open this websocket.`,
          fix: 'Open it from a page of this gateway, or set gateway.publicUrl to the address that browsers use.',
        })
      }
      return viewer
    },
  }
}

const isOwnOrigin = (origin: string, host: string, publicHost: string | undefined): boolean => {
  if (!URL.canParse(origin)) return false
  const from = new URL(origin).host
  return from === new URL(`http://${host}`).host || from === publicHost
}

/** Throws the problem that refuses a viewer who may only look. */
export const requireAdmin = ({ viewer }: FastifyRequest): void => {
  if (viewer.admin) return
  throw new HttpProblem({
    status: 403,
    type: 'admin-needed',
    detail: 'Only an admin token may command screens.',
    fix: 'Send a token of gateway.displayTokens that has "admin: true".',
  })
}
