import type { GatewayConfig } from '../../config.ts'
import type { GatewayEvents } from '../../events.ts'
import type { Escalation } from '../escalation/client.ts'
import { sendProblem } from '../http/problem.ts'
import type { HttpServer } from '../http/server.ts'
import { serveCrises } from './crises-socket.ts'
import { tooManyClients } from './live-route.ts'

export interface CrisesRouteOptions {
  readonly config: GatewayConfig
  readonly now: () => number
  readonly build: string
  readonly events: GatewayEvents
  readonly escalation: Escalation
}

/** The console's websocket: crises that the caller may see, as the escalation service decides. */
export const crisesRoute = ({ app, limits, forPeople }: HttpServer, options: CrisesRouteOptions): void => {
  const { config, ...rest } = options
  const { maxClients, clientBufferBytes, pingInterval } = config
  let open = 0
  app.route({
    method: 'GET',
    url: '/v1/crises/live',
    config: forPeople.config,
    preValidation: forPeople.preValidation,
    onRequest: limits.connects,
    schema: { hide: true },
    preHandler: async request => {
      if (request.ws && open >= maxClients) throw tooManyClients(maxClients)
    },
    handler: async (_request, reply) =>
      sendProblem(reply, {
        status: 426,
        type: 'websocket-needed',
        detail: 'This is a websocket.',
        fix: 'Open it with a websocket client; /asyncapi.yaml describes its messages. GET /v1/crises gives the crises once.',
        headers: { upgrade: 'websocket' },
      }),
    wsHandler(socket, request) {
      open++
      socket.on('close', () => {
        open--
      })
      serveCrises({
        ...rest,
        socket,
        token: request.caller.token,
        bufferBytes: clientBufferBytes,
        pingIntervalMs: pingInterval,
      })
    },
  })
}
