import type { FastifyRequest } from 'fastify'
import { type TProperties, Type } from 'typebox'
import type { Escalation, MethodOf, RequestOf, ResponseOf } from '../escalation/client.ts'
import { decisionsOff, throwProblem } from '../escalation/problems.ts'
import { problemResponse, REFUSALS } from './context.ts'

type ServiceName = Parameters<Escalation['call']>[0]

/** Commands wait for the log; the escalation service itself gives up after 8 s and says that the outcome is unknown. */
export const COMMAND_TIMEOUT_MS = 10_000

/** The refusals of routes on which the escalation service decides. */
export const CALL_REFUSALS = {
  ...REFUSALS,
  401: problemResponse('Nobody is signed in, or the token is not known.'),
  403: problemResponse('The token may not do this, or the page is not ours.'),
  503: problemResponse('Decisions are off or cannot be reached.'),
  504: problemResponse('No answer in time: ask again with the same requestId.'),
}
export const COMMAND_REFUSALS = {
  ...CALL_REFUSALS,
  404: problemResponse('There is no such thing.'),
  409: problemResponse('A rule forbids it now; `code` names it.'),
}

const IDEMPOTENT =
  'Made once for each thing that is to be done and kept over retries: it is then done once, however often it is sent.'

/** The body of a change: exactly these fields, and the id that makes it idempotent. */
export const Command = <P extends TProperties>(fields: P) =>
  Type.Object(
    {
      requestId: Type.String({
        minLength: 1,
        maxLength: 200,
        description: IDEMPOTENT,
        examples: ['6f1c2d3e-8a4b-4c5d-9e0f-1a2b3c4d5e6f'],
      }),
      ...fields,
    },
    { additionalProperties: false },
  )

/** Calls the escalation service as the caller of the request; rejects with the problem. */
export const callAs =
  (escalation: Escalation | undefined) =>
  async <S extends ServiceName, M extends MethodOf<S>>(
    { caller }: Pick<FastifyRequest, 'caller'>,
    service: S,
    method: M,
    request: RequestOf<S, M>,
    timeoutMs?: number,
  ): Promise<ResponseOf<S, M>> => {
    if (!escalation) throw decisionsOff()
    const options = { token: caller.token, ...(timeoutMs !== undefined && { timeoutMs }) }
    return escalation.call(service, method, request, options).catch(throwProblem)
  }

export type CallAs = ReturnType<typeof callAs>
