import { STATUS_CODES } from 'node:http'
import { didYouMean } from '@tocsin/shared/runtime/suggest.ts'
import type { FastifyError, FastifyReply, FastifyRequest, FastifySchemaValidationError } from 'fastify'
import { type Static, Type } from 'typebox'
import type { GatewayEvents } from '../../events.ts'

/** RFC 9457. `detail` says what is wrong, `fix` what to do about it. */
export const ProblemSchema = Type.Object(
  {
    type: Type.String({
      description: 'A stable name of the kind of problem.',
      examples: ['urn:tocsin:problem:unknown-brand'],
    }),
    title: Type.String({ examples: ['Not Found'] }),
    status: Type.Integer({ examples: [404] }),
    detail: Type.String({ description: 'What is wrong.', examples: ['There is no brand "lumos".'] }),
    fix: Type.String({
      description: 'What to do about it.',
      examples: ['Did you mean "lumo"? GET /v1/brands lists them.'],
    }),
    code: Type.Optional(Type.String({ description: 'The rule that refused a command.', examples: ['NOT_SUSPECTED'] })),
    errors: Type.Optional(
      Type.Array(Type.Object({ field: Type.String(), detail: Type.String() }), {
        description: 'Each thing that is wrong with the request.',
        examples: [[{ field: 'limit', detail: 'must be <= 1000' }]],
      }),
    ),
  },
  { $id: 'Problem', description: 'RFC 9457 problem details.' },
)
export type ProblemBody = Static<typeof ProblemSchema>

export interface ProblemInit {
  readonly status: number
  readonly type: string
  readonly detail: string
  readonly fix: string
  readonly code?: string
  readonly errors?: ProblemBody['errors']
  readonly headers?: Readonly<Record<string, string>>
}

/** A refusal on its way to the error handler. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem'
  readonly init: ProblemInit
  constructor(init: ProblemInit) {
    super(init.detail)
    this.init = init
  }
}

export const unknownBrand = (brandId: string, known: Iterable<string>): HttpProblem =>
  new HttpProblem({
    status: 404,
    type: 'unknown-brand',
    detail: `There is no brand "${brandId}".`,
    fix: `${didYouMean(brandId, known).trim()} GET /v1/brands lists those you may see.`.trim(),
  })

export const historyOff = (): HttpProblem =>
  new HttpProblem({
    status: 503,
    type: 'history-off',
    detail:
      'This needs history (ClickHouse), which is off or does not answer. Live state and signals go on without it.',
    fix: 'See GET /v1/status for what is off, then try again.',
    headers: { 'retry-after': '10' },
  })

export const sendProblem = (reply: FastifyReply, init: ProblemInit): FastifyReply => {
  const { status, type, detail, fix, code, errors, headers = {} } = init
  const title = STATUS_CODES[status] ?? 'Problem'
  const body: ProblemBody = {
    type: `urn:tocsin:problem:${type}`,
    title,
    status,
    detail,
    fix,
    ...(code !== undefined && { code }),
    ...(errors && { errors }),
  }
  return reply
    .code(status)
    .headers({ 'cache-control': 'no-store', ...headers })
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(body)
}

const fieldOf = ({ instancePath, params, keyword }: FastifySchemaValidationError): string => {
  const within = instancePath.slice(1).replaceAll('/', '.')
  const named =
    keyword === 'additionalProperties'
      ? String(params.additionalProperty)
      : keyword === 'required'
        ? String(params.missingProperty)
        : ''
  return [within, named].filter(Boolean).join('.')
}

const detailOf = (error: FastifySchemaValidationError, known: readonly string[]): string => {
  if (error.keyword === 'additionalProperties')
    return `is unknown here.${didYouMean(String(error.params.additionalProperty), known)} Known: ${known.join(', ') || 'none'}.`
  if (error.keyword === 'required') return 'is missing'
  if (error.keyword === 'enum') return `must be one of ${(error.params.allowedValues as unknown[]).join(', ')}`
  return error.message ?? 'is not valid'
}

interface Described {
  readonly properties?: Readonly<Record<string, Described>>
  readonly items?: Described
}

/** What may stand where the error is: the properties of the schema there. */
const knownFields = (
  request: FastifyRequest,
  context: FastifyError['validationContext'],
  instancePath: string,
): string[] => {
  const schemas = request.routeOptions.schema as Readonly<Record<string, Described>> | undefined
  const steps = instancePath.split('/').slice(1)
  const there = steps.reduce(
    (schema: Described | undefined, step) => (/^\d+$/.test(step) ? schema?.items : schema?.properties?.[step]),
    schemas?.[context ?? 'params'],
  )
  return Object.keys(there?.properties ?? {})
}

const fromValidation = (error: Partial<FastifyError>, request: FastifyRequest): ProblemInit => {
  const { validationContext } = error
  return {
    status: 400,
    type: 'bad-request',
    detail: `The request's ${validationContext === 'querystring' ? 'query' : validationContext} is not valid.`,
    fix: 'Correct what "errors" lists; /docs describes every parameter.',
    errors: error.validation!.map(one => ({
      field: fieldOf(one),
      detail: detailOf(one, knownFields(request, validationContext, one.instancePath)),
    })),
  }
}

const isRetryable = (error: unknown): boolean =>
  error instanceof Error && 'retryable' in error && error.retryable === true

/** Every error becomes a problem. What nobody foresaw is logged and told without its inside. */
export const problemOf = (
  error: Error & Partial<Pick<FastifyError, 'validation' | 'validationContext' | 'statusCode'>>,
  request: FastifyRequest,
  events: GatewayEvents,
): ProblemInit => {
  if (error instanceof HttpProblem) return error.init
  if (error.validation) return fromValidation(error, request)
  if (isRetryable(error)) return historyOff().init
  const status = error.statusCode ?? 500
  if (status < 500) {
    return { status, type: 'bad-request', detail: error.message, fix: 'See /docs for what the request may hold.' }
  }
  events.requestFailed(error, request.routeOptions.url ?? '')
  return {
    status: 500,
    type: 'internal',
    detail: 'Something went wrong inside.',
    fix: 'Try again; if it stays, see the log of the gateway.',
  }
}
