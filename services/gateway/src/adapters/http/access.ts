import type { FastifyRequest } from 'fastify'
import { throwProblem } from '../escalation/problems.ts'
import type { People } from '../people.ts'
import { personViewer, type Viewer, type Viewers } from '../viewer.ts'
import { sessionToken } from './cookie.ts'
import { createOrigin } from './origin.ts'
import { HttpProblem } from './problem.ts'

/** Who asks for a decision: the token that the escalation service is shown. */
export interface Caller {
  /** Undefined for whoever sits at this machine. */
  readonly token: string | undefined
}

declare module 'fastify' {
  interface FastifyRequest {
    viewer: Viewer
    caller: Caller
  }
}

export interface AccessOptions {
  readonly viewers: Viewers
  /** Undefined where decisions are off. */
  readonly people: People | undefined
  readonly publicUrl: string
  /** It listens on this machine only. */
  readonly local: boolean
}

/** `Authorization: Bearer …`, or on the websocket (where browsers cannot send it) `?token=…`. */
export const tokenOf = (request: FastifyRequest): string | undefined => {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (bearer !== undefined) return bearer
  const { token } = request.query as { token?: unknown }
  return request.ws && typeof token === 'string' ? token : undefined
}

const refused = (type: 'unknown-token' | 'token-needed'): HttpProblem =>
  new HttpProblem({
    status: 401,
    type,
    code: 'NO_TOKEN',
    detail: type === 'unknown-token' ? 'This token is not known (any more).' : 'A token is needed here.',
    fix: 'Sign in at /console, or send "Authorization: Bearer <token>"; a display token of gateway.displayTokens shows brands. The websocket also takes ?token=.',
    headers: { 'www-authenticate': 'Bearer' },
  })

const isChange = ({ method }: FastifyRequest): boolean => method !== 'GET' && method !== 'HEAD'

/**
 * A page of another site must not read or do what the person at this machine may: not over a websocket (its Origin must be ours), not by a
 * name that resolves to this machine (who comes without a token must have asked for an address, for localhost, or for the public name),
 * and not with the session that the browser sends by itself (a change must come from a page of ours).
 */
export const createAccess = ({ viewers, people, publicUrl, local }: AccessOptions) => {
  const secure = publicUrl.startsWith('https:')
  const origin = createOrigin(publicUrl)

  const findPerson = async (token: string): Promise<Viewer | undefined> => {
    const person = await people?.find(token).catch(throwProblem)
    return person && personViewer(person, token)
  }

  const byToken = async (token: string): Promise<Viewer> => {
    const viewer = viewers.recognise(token)
    if (typeof viewer !== 'string') return viewer
    const person = await findPerson(token)
    if (!person) throw refused('unknown-token')
    return person
  }

  /** A session that does not work (any more) shows as much as none. */
  const bySession = async (request: FastifyRequest): Promise<Viewer> => {
    const anonymous = viewers.recognise(undefined)
    const token = sessionToken(request, secure)
    const person = token === undefined ? undefined : findPerson(token)
    const viewer = (await (typeof anonymous === 'string' ? person : person?.catch(() => undefined))) ?? anonymous
    if (typeof viewer === 'string') throw refused(token === undefined ? 'token-needed' : 'unknown-token')
    if (viewer.tokenDigest !== undefined || origin.isOurName(request)) return viewer
    throw new HttpProblem({
      status: 421,
      type: 'unknown-host',
      detail: `"${request.headers.host ?? ''}" is not a name of this gateway, and there is no token.`,
      fix: 'Set gateway.publicUrl to the address that browsers use, or send a display token.',
    })
  }

  return {
    origin,
    secure,
    /** The viewer of a request; rejects with the problem that refuses it. */
    async recognise(request: FastifyRequest): Promise<Viewer> {
      const token = tokenOf(request)
      const viewer = await (token === undefined ? bySession(request) : byToken(token))
      if (request.ws) origin.requireOwnPage(request)
      else if (isChange(request) && token === undefined)
        origin.requireOwnChange(request, viewer.tokenDigest !== undefined)
      return viewer
    },
    /** With which token to ask for a decision; throws the problem that refuses the request before anybody is asked. */
    callerOf(request: FastifyRequest): Caller {
      if (request.ws) origin.requireOwnPage(request)
      const token = tokenOf(request)
      if (token !== undefined) return { token }
      const session = sessionToken(request, secure)
      if (isChange(request)) origin.requireOwnChange(request, session !== undefined)
      if (session !== undefined) return { token: session }
      if (local && origin.isThisMachine(request)) return { token: undefined }
      throw refused('token-needed')
    },
  }
}

export type Access = ReturnType<typeof createAccess>

/** Throws the problem that refuses a viewer who may only look. */
export const requireAdmin = ({ viewer }: FastifyRequest): void => {
  if (viewer.admin) return
  throw new HttpProblem({
    status: 403,
    type: 'admin-needed',
    detail: 'Only an admin token may command screens.',
    fix: 'Send a token of gateway.displayTokens that has "admin: true", or the token of a person with role admin.',
  })
}
