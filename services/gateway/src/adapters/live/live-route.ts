import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { Type } from 'typebox'
import type { GatewayConfig } from '../../config.ts'
import type { GatewayEvents } from '../../events.ts'
import { HttpProblem, sendProblem } from '../http/problem.ts'
import type { HttpServer } from '../http/server.ts'
import type { Viewers } from '../viewer.ts'
import { createClient, type Screen } from './client.ts'
import { type Hub, TOKEN_REVOKED } from './hub.ts'

export interface LiveRouteOptions {
  readonly config: GatewayConfig
  readonly now: () => number
  readonly events: GatewayEvents
  readonly viewers: Viewers
  /** Resolves when the log was read to its end; undefined when the gateway stops before. */
  readonly hub: Promise<Hub | undefined>
}

const Label = (description: string) => Type.Optional(Type.String({ maxLength: 200, description }))

const LiveQuery = Type.Object(
  {
    resume: Type.Optional(Type.String({ maxLength: 20_000 })),
    token: Type.Optional(Type.String({ maxLength: 500 })),
    screen: Label('Name of the screen.'),
    page: Label('What it shows.'),
    build: Label('What it runs.'),
  },
  { additionalProperties: false },
)

export const tooManyClients = (maxClients: number): HttpProblem =>
  new HttpProblem({
    status: 503,
    type: 'too-many-clients',
    detail: `${maxClients} websockets are open already.`,
    fix: 'Close some, raise gateway.maxClients, or connect to another replica.',
    headers: { 'retry-after': '10' },
  })

/** The websocket: lets clients in, and hands them to the hub once the state is there. */
export const liveRoute = (
  { app, limits, guarded }: HttpServer,
  { config, now, events, viewers, hub }: LiveRouteOptions,
): void => {
  const { maxClients, clientBufferBytes } = config
  let open = 0
  app.route({
    method: 'GET',
    url: '/v1/live',
    ...guarded,
    onRequest: limits.connects,
    schema: { hide: true, querystring: LiveQuery },
    preHandler: async request => {
      if (request.ws && open >= maxClients) throw tooManyClients(maxClients)
    },
    handler: async (_request, reply) =>
      sendProblem(reply, {
        status: 426,
        type: 'websocket-needed',
        detail: 'This is a websocket.',
        fix: 'Open it with a websocket client; /asyncapi.yaml describes its messages. GET /v1/brands gives the state once.',
        headers: { upgrade: 'websocket' },
      }),
    wsHandler(socket, request) {
      open++
      const { resume, screen: name = '', page = '', build = '' } = request.query
      const id = randomUUID().slice(0, 8)
      const screen: Screen = {
        id,
        name: name || `screen ${id}`,
        page,
        build,
        address: request.ip,
        connectedAtMs: now(),
      }
      let joined: Hub | undefined
      const client = createClient({
        socket,
        connection: request.raw.socket as Socket,
        viewer: request.viewer,
        screen,
        bufferBytes: clientBufferBytes,
        onDrained: (one, pending) => joined?.catchUp(one, pending),
        onTooSlow(one) {
          events.clientClosed('slow', screen.name)
          joined?.remove(one)
          one.close(1013, 'too slow: what waits for this client exceeds its buffer')
        },
      })
      socket.on('pong', () => client.pong(now()))
      socket.on('error', () => socket.terminate())
      socket.on('close', () => {
        open--
        joined?.remove(client)
      })
      hub.then(ready => {
        if (!ready || socket.readyState !== socket.OPEN) return
        if (!viewers.isStillGood(request.viewer)) return client.close(1008, TOKEN_REVOKED)
        joined = ready
        ready.add(client, resume)
      })
    },
  })
}
