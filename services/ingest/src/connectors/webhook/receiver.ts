import type { AddressInfo } from 'node:net'
import { HTTP_LIMITS } from '@tocsin/shared/runtime/http-limits.ts'
import type { Logger } from '@tocsin/shared/runtime/logger.ts'
import Fastify, { type FastifyReply } from 'fastify'
import type { Source } from '../../adapters/sources.ts'
import type { Access } from './access.ts'
import { type Answer, problem } from './answer.ts'
import { type ReceiveDeps, receive } from './receive.ts'

export interface ReceiverOptions extends ReceiveDeps {
  readonly host: string
  readonly port: number
  readonly sources: ReadonlyMap<string, Source>
  /** As it is when a delivery comes: secrets are replaced while it listens. */
  readonly access: () => ReadonlyMap<string, Access>
  /** Bodies held at once, in bytes; above it callers are told to come back. */
  readonly maxInFlightBytes: number
  readonly logger: Logger
  /** A caller was told to come later. */
  readonly onRefused: () => void
}

export interface Receiver {
  readonly port: number
  /** Takes no more, lets deliveries in hand end. */
  stop(): Promise<void>
}

const UNAVAILABLE = 503
/** A body of 16 MiB takes its time; what is slower than that is not waited for. */
const REQUEST_TIMEOUT_MS = 60_000

const send = (reply: FastifyReply, { status, body, retryAfterS }: Answer): FastifyReply => {
  reply.code(status).type(status >= 400 ? 'application/problem+json' : 'application/json')
  if (retryAfterS !== undefined) reply.header('retry-after', retryAfterS)
  if (status === 413) reply.header('connection', 'close')
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  return reply.send(JSON.stringify(body))
}

/** `POST /v1/mentions[?source=…]`. Rejects when the port cannot be had. */
export const startReceiver = async (options: ReceiverOptions): Promise<Receiver> => {
  const { host, port, sources, access, maxBodyBytes, maxInFlightBytes, logger, onRefused } = options
  const app = Fastify({
    logger: false,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    http: { ...HTTP_LIMITS, requestTimeout: REQUEST_TIMEOUT_MS },
  })
  let heldBytes = 0

  app.addHook('onResponse', async (_request, reply) => {
    if (reply.statusCode === UNAVAILABLE) onRefused()
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  app.setNotFoundHandler((_request, reply) => send(reply, problem('not-found', 'only POST /v1/mentions is here')))
  app.setErrorHandler((err, _request, reply) => {
    logger.error({ err }, 'a delivery failed')
    return send(reply, problem('internal', 'the delivery failed; send it again'))
  })
  app.post<{ Querystring: { source?: string } }>('/v1/mentions', async (request, reply) => {
    const known = access()
    const id = request.query.source ?? (known.size === 1 ? [...known.keys()][0] : undefined)
    const source = sources.get(id ?? '')
    const allowed = known.get(id ?? '')
    if (!source || !allowed) {
      const detail = id === undefined ? 'name the source: /v1/mentions?source=…' : 'no webhook source has this id'
      return send(reply, problem('unknown-source', detail))
    }
    const expectedBytes = Math.min(Number(request.headers['content-length'] ?? maxBodyBytes), maxBodyBytes)
    if (heldBytes > 0 && heldBytes + expectedBytes > maxInFlightBytes)
      return send(reply, problem('unavailable', 'too much is being received; send it again'))
    heldBytes += expectedBytes
    try {
      const delivery = { headers: request.headers, body: request.raw, source, access: allowed }
      return send(reply, await receive(delivery, options))
    } finally {
      heldBytes -= expectedBytes
    }
  })
  await app.listen({ host, port })
  return { port: (app.server.address() as AddressInfo).port, stop: () => app.close() }
}
