import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import websocket from '@fastify/websocket'
import { didYouMean } from '@tocsin/shared/runtime/suggest.ts'
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify'
import type { GatewayConfig } from '../../config.ts'
import type { GatewayEvents } from '../../events.ts'
import { closeSocket } from '../live/close.ts'
import type { Viewers } from '../viewer.ts'
import { createAccess, tokenOf } from './access.ts'
import { HttpProblem, ProblemSchema, problemOf, sendProblem } from './problem.ts'
import { BrandDetailSchema, BrandSchema, SignalSchema, SourceSchema, WindowSchema } from './schemas.ts'

/** What browsers may load: only what we serve ourselves. Charts set sizes through the style attribute's object model, which this allows. */
const CONTENT_POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'self'"],
}

const ASYNC_API = new URL('../../../asyncapi.yaml', import.meta.url)
const MAX_PARAM_LENGTH = 512
const MAX_CLIENT_MESSAGE_BYTES = 4_096

/** The HTTP server with what every route has: viewers, problems, limits, headers, documentation. */
export const createHttpServer = async (config: GatewayConfig, viewers: Viewers, events: GatewayEvents) => {
  const { publicUrl, trustProxy, requestsPerMinute } = config
  const access = createAccess(viewers, publicUrl)
  const refuse = (error: Error, request: FastifyRequest, reply: FastifyReply) => {
    sendProblem(reply, problemOf(error, request, events))
  }
  const app = Fastify({
    logger: false,
    frameworkErrors: refuse,
    trustProxy,
    genReqId: () => randomUUID(),
    bodyLimit: 16_384,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH, ignoreTrailingSlash: true },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: true, allErrors: true, keywords: ['example'] } },
  }).withTypeProvider<TypeBoxTypeProvider>()

  for (const schema of [ProblemSchema, WindowSchema, SignalSchema, SourceSchema, BrandSchema, BrandDetailSchema])
    app.addSchema(schema)
  app.setErrorHandler((error, request, reply) =>
    sendProblem(reply, problemOf(error as Error as never, request, events)),
  )
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, {
      status: 404,
      type: 'unknown-path',
      detail: `There is nothing at ${request.method} ${request.url.split('?')[0]}.`,
      fix: `${didYouMean(request.url.split('?')[0]!, PATHS).trim()} /docs lists what there is.`.trim(),
    }),
  )

  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_POLICY },
    strictTransportSecurity: publicUrl.startsWith('https:'),
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
  })
  await app.register(rateLimit, {
    global: false,
    max: requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator(request) {
      const viewer = viewers.recognise(tokenOf(request))
      return typeof viewer === 'string' || viewer.tokenDigest === undefined ? request.ip : viewer.tokenDigest
    },
    errorResponseBuilder: (_request, { after }) =>
      new HttpProblem({
        status: 429,
        type: 'too-many-requests',
        detail: 'Too many requests from this token or address.',
        fix: `Try again in ${after}; raise gateway.requestsPerMinute if that is too little.`,
      }),
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Tocsin',
        version: '1',
        description:
          'What the public says about your brands, as the log tells it now and as history kept it. Live changes come over the websocket /v1/live (/asyncapi.yaml). Errors are problem details (RFC 9457) with what to do.',
      },
      components: { securitySchemes: { displayToken: { type: 'http', scheme: 'bearer' } } },
      security: [{ displayToken: [] }, {}],
      tags: [
        { name: 'brands', description: 'Brands, their windows and mentions.' },
        { name: 'signals', description: 'Thresholds crossed, and why.' },
        { name: 'operation', description: 'Sources, status, connected screens.' },
      ],
    },
    refResolver: { buildLocalReference: (json, _base, _fragment, i) => String(json.$id ?? `schema-${i}`) },
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { validatorUrl: null },
    staticCSP: Object.entries(CONTENT_POLICY)
      .map(([name, values]) => `${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)} ${values.join(' ')}`)
      .map(directive => (directive.startsWith('style-src') ? `${directive} 'unsafe-inline'` : directive))
      .join('; '),
  })
  await app.register(websocket, {
    options: { maxPayload: MAX_CLIENT_MESSAGE_BYTES, perMessageDeflate: false },
    preClose(done: () => void) {
      for (const socket of app.websocketServer.clients) closeSocket(socket, 1012, 'the server restarts')
      done()
    },
  })

  const asyncApi = await readFile(ASYNC_API)
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
  app.get('/asyncapi.yaml', { schema: { hide: true } }, (_request, reply) =>
    reply.type('application/yaml').send(asyncApi),
  )
  app.decorateRequest('viewer')
  /** Guards a route: how often one may ask, who asks (after the limit: guesses count), and that answers are not kept. */
  const guarded = {
    config: { rateLimit: { max: requestsPerMinute } },
    preValidation: async (request: FastifyRequest, reply: FastifyReply) => {
      reply.header('cache-control', 'no-store')
      request.viewer = access.recognise(request)
    },
  }
  return { app, guarded }
}

const PATHS = [
  '/v1/brands',
  '/v1/signals',
  '/v1/sources',
  '/v1/status',
  '/v1/screens',
  '/v1/live',
  '/openapi.json',
  '/asyncapi.yaml',
  '/docs',
  '/wall',
]

export type HttpServer = Awaited<ReturnType<typeof createHttpServer>>
