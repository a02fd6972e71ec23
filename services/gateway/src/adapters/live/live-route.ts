import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { Type } from 'typebox'
import type { GatewayConfig } from '../../config.ts'
import type { GatewayEvents } from '../../events.ts'
import { HttpProblem } from '../http/problem.ts'
import type { HttpServer } from '../http/server.ts'
import { createClient, type Screen } from './client.ts'
import type { Hub } from './hub.ts'

export interface LiveRouteOptions {
  readonly config: GatewayConfig
  readonly now: () => number
  readonly events: GatewayEvents
  /** Resolves when the log was read to its end; undefined when the gateway stops before. */
  readonly hub: Promise<Hub | undefined>
}

const Label = (description: string) => Type.Optional(Type.String({ maxLength: 200, description }))

/** The websocket: lets clients in, and hands them to the hub once the state is there. */
export const liveRoute = ({ app, guarded }: HttpServer, { config, now, events, hub }: LiveRouteOptions): void => {
  const { maxClients, connectsPerMinute, clientBufferBytes } = config
  let open = 0
  app.get(
    '/v1/live',
    {
      ...guarded,
      websocket: true,
      config: { rateLimit: { max: connectsPerMinute } },
      schema: {
        hide: true,
        querystring: Type.Object(
          {
            resume: Type.Optional(Type.String({ maxLength: 20_000 })),
            token: Type.Optional(Type.String({ maxLength: 500 })),
            screen: Label('Name of the screen.'),
            page: Label('What it shows.'),
            build: Label('What it runs.'),
          },
          { additionalProperties: false },
        ),
      },
      preHandler: async () => {
        if (open < maxClients) return
        throw new HttpProblem({
          status: 503,
          type: 'too-many-clients',
          detail: `${maxClients} websockets are open already.`,
          fix: 'Close some, raise gateway.maxClients, or connect to another replica.',
          headers: { 'retry-after': '10' },
        })
      },
    },
    (socket, request) => {
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
        joined = ready
        ready.add(client, resume)
      })
    },
  )
}
