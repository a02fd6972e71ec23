import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { verifyWebhook } from '@tocsin/shared/outgoing/standard-webhooks.ts'
import { findFreePort, listen } from '@tocsin/shared/runtime/listen.ts'
import type { Logger } from '@tocsin/shared/runtime/logger.ts'
import { answerOf, boardLines, type DeskMessage, type DeskPlan, receive } from './core/desk.ts'
import { type KeptDesk, keepDesk, newSecret, readKeptDesk } from './kept.ts'

export interface Desk {
  readonly port: number
  /** Verifies what is sent to it; a connector signs with it. */
  readonly secret: string
  stop(): Promise<void>
}

export interface DeskOptions {
  readonly dataDir: string
  readonly plan: DeskPlan
  readonly now: () => number
  readonly logger: Logger
}

/** The demo's playbook names this one. */
export const DESK_PORT = 8095
const HOST = '127.0.0.1'
const LARGEST_BODY_BYTES = 64 * 1024

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength
    if (bytes > LARGEST_BODY_BYTES) throw new RangeError('the message is too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

interface SentMessage {
  readonly type: string
  readonly data: {
    readonly hold: string
    readonly brandIds: readonly string[]
    readonly post?: { readonly id: string }
  }
}

const messageOf = (body: Buffer): DeskMessage | undefined => {
  const { type, data } = JSON.parse(body.toString('utf8')) as SentMessage
  const { hold, brandIds, post } = data
  if (type === 'hold.started') return { type, hold, brandIds }
  if (type === 'hold.post.released' && post) return { type, hold, postId: post.id }
  return type === 'hold.ended' ? { type, hold } : undefined
}

/**
 * The publishing desk of the demo: a receiver as a real one would be. It verifies the signature, holds what is scheduled, says what was out
 * already, releases post by post, and keeps all of it over a restart.
 */
export const startDesk = async ({ dataDir, plan, now, logger }: DeskOptions): Promise<Desk> => {
  const known = readKeptDesk(dataDir)
  const port = await findFreePort({ host: HOST, port: known?.port ?? DESK_PORT }, 200)
  let kept: KeptDesk = {
    port,
    secret: known?.secret ?? newSecret(),
    state: known?.state ?? { startMs: now(), holds: {}, ended: [] },
  }
  keepDesk(dataDir, kept)

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request)
    const verdict = verifyWebhook(request.headers, body, { secrets: [kept.secret], now: now() })
    const message = verdict === 'valid' ? messageOf(body) : undefined
    if (!message) return void response.writeHead(verdict === 'valid' ? 422 : 401).end()
    const state = receive(kept.state, plan, message, now())
    if (state !== kept.state) {
      kept = { ...kept, state }
      keepDesk(dataDir, kept)
      logger.info({ ...message }, 'the publishing desk of the demo acted')
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answerOf(state, message.hold)))
  }

  const show = (response: ServerResponse): void => {
    const lines = [
      'The publishing desk of the demo: invented posts, published nowhere.',
      '',
      ...boardLines(kept.state, plan, now()),
      '',
    ]
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(lines.join('\n'))
  }

  const server = createServer((request, response) => {
    if (request.method !== 'POST') return show(response)
    take(request, response).catch(() => response.destroy())
  })
  await listen(server, { host: HOST, port })
  return {
    port,
    secret: kept.secret,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
