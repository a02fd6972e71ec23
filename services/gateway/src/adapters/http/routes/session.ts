import type { SessionView } from '@tocsin/shared/live/plan.ts'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { decisionsOff, throwProblem } from '../../escalation/problems.ts'
import type { People } from '../../people.ts'
import { tokenOf } from '../access.ts'
import { CALL_REFUSALS } from '../calls.ts'
import { clearSession, keepSession, sessionToken } from '../cookie.ts'
import { HttpProblem } from '../problem.ts'
import type { HttpServer } from '../server.ts'

const SessionSchema = Type.Unsafe<SessionView>(
  Type.Object({
    personId: Type.String({ examples: ['anna'] }),
    name: Type.String({ examples: ['Anna Nowak'] }),
    role: Type.Enum(['display', 'responder', 'manager', 'admin'], { examples: ['responder'] }),
    brandIds: Type.Array(Type.String(), { description: 'What the token covers; empty means all.' }),
    open: Type.Boolean({ description: 'Nobody had to show a token on this machine.', examples: [false] }),
    untilMs: Type.Number({ description: 'When the token stops working; 0 means that no end is set.', examples: [0] }),
  }),
)

export interface SessionContext extends HttpServer {
  readonly people: People | undefined
}

const nobody = (token: string | undefined): HttpProblem =>
  new HttpProblem({
    status: 401,
    type: token === undefined ? 'token-needed' : 'unknown-token',
    code: 'NO_TOKEN',
    detail: token === undefined ? 'Nobody is signed in.' : 'This token is not known (any more).',
    fix: 'Sign in with your own token; an admin gives it to you.',
    headers: { 'www-authenticate': 'Bearer' },
  })

/** A session is the token itself in a cookie that scripts cannot read: nothing is kept here, and any replica takes it. */
export const sessionRoutes = ({ app, access, forPeople, people }: SessionContext): void => {
  const find = (token: string | undefined): Promise<SessionView | undefined> => {
    if (!people) throw decisionsOff()
    return people.find(token).catch(throwProblem)
  }
  /** Signing in and out needs no session, but a page of ours. */
  const fromOwnPage = async (request: FastifyRequest) =>
    access.origin.requireOwnChange(request, sessionToken(request, access.secure) !== undefined)
  const tags = ['session']
  const querystring = Type.Object({}, { additionalProperties: false })

  app.get(
    '/v1/session',
    {
      ...forPeople,
      schema: { summary: 'Who is signed in', tags, querystring, response: { 200: SessionSchema, ...CALL_REFUSALS } },
    },
    async (request, reply) => {
      const { token } = request.caller
      const person = await find(token)
      if (person) return person
      if (tokenOf(request) === undefined && token !== undefined) clearSession(reply, access.secure)
      throw nobody(token)
    },
  )

  app.post(
    '/v1/session',
    {
      ...forPeople,
      preValidation: fromOwnPage,
      schema: {
        summary: 'Sign in: the browser keeps the token where no script can read it',
        tags,
        querystring,
        body: Type.Object(
          { token: Type.String({ minLength: 1, maxLength: 2_000, description: 'The token of a person.' }) },
          { additionalProperties: false },
        ),
        response: { 200: SessionSchema, ...CALL_REFUSALS },
      },
    },
    async ({ body: { token } }, reply) => {
      const person = await find(token)
      if (!person) throw nobody(token)
      keepSession(reply.header('cache-control', 'no-store'), access.secure, token)
      return person
    },
  )

  app.delete(
    '/v1/session',
    {
      ...forPeople,
      preValidation: fromOwnPage,
      schema: {
        summary: 'Sign out: the browser forgets the token',
        tags,
        querystring,
        response: { 200: Type.Object({}), ...CALL_REFUSALS },
      },
    },
    async (_request, reply) => {
      clearSession(reply, access.secure)
      return {}
    },
  )
}
