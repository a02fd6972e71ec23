import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import helmet from '@fastify/helmet'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import websocket from '@fastify/websocket'
import { HTTP_LIMITS, MAX_HEADERS } from '@tocsin/shared/runtime/http-limits.ts'
import { didYouMean } from '@tocsin/shared/runtime/suggest.ts'
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify'
import type { GatewayConfig } from '../../config.ts'
import type { GatewayEvents } from '../../events.ts'
import { decisionsOff } from '../escalation/problems.ts'
import { closeSocket } from '../live/close.ts'
import { digestOf, type People } from '../people.ts'
import type { Viewers } from '../viewer.ts'
import { createAccess, tokenOf } from './access.ts'
import { sessionToken } from './cookie.ts'
import { createLimits } from './limits.ts'
import { messageSchemas } from './messages.ts'
import { isLoopback } from './origin.ts'
import { ProblemSchema, problemOf, sendProblem } from './problem.ts'
import { keepRouteTable } from './route-table.ts'
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
  frameAncestors: ["'none'"],
}

/** What pages and what they load may ask of the browser: of all the devices and features nothing but what our screens use. */
const PERMISSIONS = [
  ...['camera', 'microphone', 'geolocation', 'payment', 'usb', 'serial', 'bluetooth', 'hid', 'midi', 'display-capture'],
  ...['accelerometer', 'gyroscope', 'magnetometer', 'browsing-topics', 'publickey-credentials-get'],
]
  .map(feature => `${feature}=()`)
  .join(', ')

const ASYNC_API = new URL('../../../asyncapi.yaml', import.meta.url)
const MAX_PARAM_LENGTH = 512
const MAX_BODY_BYTES = 16_384
const MAX_CLIENT_MESSAGE_BYTES = 4_096

export interface HttpServerOptions {
  readonly viewers: Viewers
  /** Undefined where decisions are off. */
  readonly people: People | undefined
  readonly events: GatewayEvents
  readonly now: () => number
}

/** The HTTP server with what every route has: viewers, callers, problems, limits, headers, documentation. */
export const createHttpServer = async (config: GatewayConfig, { viewers, people, events, now }: HttpServerOptions) => {
  const { host, publicUrl } = config
  const local = isLoopback(host) && (publicUrl === '' || isLoopback(new URL(publicUrl).hostname))
  const access = createAccess({ viewers, people, publicUrl, local })
  const refuse = (error: Error, request: FastifyRequest, reply: FastifyReply) => {
    sendProblem(reply, problemOf(error, request, events))
  }
  const app = Fastify({
    logger: false,
    frameworkErrors: refuse,
    // Proxies add whom they heard it from: what stands before that anybody may have written.
    trustProxy: config.trustProxy && ((_address: string, hop: number) => hop < config.proxies),
    genReqId: () => randomUUID(),
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: HTTP_LIMITS.requestTimeout,
    http: HTTP_LIMITS,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH, ignoreTrailingSlash: true },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: true, allErrors: true, keywords: ['example'] } },
  }).withTypeProvider<TypeBoxTypeProvider>()

  app.server.maxHeadersCount = MAX_HEADERS
  const routes = keepRouteTable(app)
  // Answers are typed; compiling what they look like, with every contract beside it, would take most of the start.
  app.setSerializerCompiler(() => JSON.stringify)
  const own = [ProblemSchema, WindowSchema, SignalSchema, SourceSchema, BrandSchema, BrandDetailSchema]
  for (const schema of [...own, ...messageSchemas()]) app.addSchema(schema)
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
    frameguard: { action: 'deny' },
  })
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('permissions-policy', PERMISSIONS)
  })
  const limits = createLimits({
    config,
    now,
    knownToken(request) {
      const token = tokenOf(request) ?? sessionToken(request, access.secure)
      const isKnown =
        token !== undefined && (typeof viewers.recognise(token) !== 'string' || people?.isKnown(token) === true)
      return isKnown ? digestOf(token) : undefined
    },
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
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: "A display token, or a person's token." },
          session: { type: 'apiKey', in: 'cookie', name: 'tocsin-session', description: 'Set by POST /v1/session.' },
        },
      },
      security: [{ token: [] }, { session: [] }, {}],
      tags: [
        { name: 'brands', description: 'Brands, their windows and mentions.' },
        { name: 'signals', description: 'Thresholds crossed, and why.' },
        { name: 'operation', description: 'Sources, status, connected screens.' },
        { name: 'session', description: 'Who is signed in.' },
        { name: 'crises', description: 'Suspicions and crises, and what people decide. Times are epoch milliseconds.' },
        { name: 'holds', description: 'Publishing that is stopped, and the gate that publishing tools ask.' },
        { name: 'plan', description: 'The playbook as people read it, who is on, and its versions.' },
        { name: 'notifications', description: 'What was sent to whom, and what became of it.' },
        { name: 'public', description: 'For links and codes that stand in for a session.' },
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
  app.decorateRequest('caller')
  /** Guards a route: how often one may ask, who asks (after the limit: guesses count), and that answers are not kept. */
  const guarded = {
    config: { guard: 'viewer' as const },
    onRequest: limits.requests,
    preValidation: async (request: FastifyRequest, reply: FastifyReply) => {
      reply.header('cache-control', 'no-store')
      request.viewer = await access.recognise(request)
    },
  }
  /** Guards a route on which the escalation service decides what the caller may. */
  const forPeople = {
    config: { guard: 'person' as const },
    onRequest: limits.requests,
    preValidation: async (request: FastifyRequest, reply: FastifyReply) => {
      reply.header('cache-control', 'no-store')
      if (!people) throw decisionsOff()
      request.caller = access.callerOf(request)
    },
  }
  /** Guards a route that needs no session, by a limit of its own for each address. */
  const forEverybody = {
    config: { guard: 'link' as const },
    onRequest: limits.links,
    preValidation: async (request: FastifyRequest, reply: FastifyReply) => {
      reply.header('cache-control', 'no-store')
      if (!people) throw decisionsOff()
      if (request.method !== 'GET') access.origin.requireOwnChange(request, false)
    },
  }
  return { app, routes, access, limits, guarded, forPeople, forEverybody }
}

const PATHS = [
  '/v1/brands',
  '/v1/signals',
  '/v1/sources',
  '/v1/status',
  '/v1/scorers',
  '/v1/screens',
  '/v1/live',
  '/v1/session',
  '/v1/crises',
  '/v1/crises/live',
  '/v1/holds',
  '/v1/plan',
  '/v1/coverage',
  '/v1/notifications',
  '/v1/playbook/versions',
  '/v1/flags',
  '/openapi.json',
  '/asyncapi.yaml',
  '/docs',
  '/wall',
  '/console',
  '/flag',
]

export type HttpServer = Awaited<ReturnType<typeof createHttpServer>>
