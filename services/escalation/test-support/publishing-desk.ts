import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { verifyWebhook } from '@tocsin/shared/outgoing/standard-webhooks.ts'
import { listen } from '@tocsin/shared/runtime/listen.ts'
import { answerOf, DESK_POSTS, type Desk, type DeskMessage, type DeskPost, receive } from './desk-posts.ts'

/**
 * How a desk behaves. `prompt` acts and answers; `later` takes it and says nothing; `busy` refuses; `rubbish` acts and says nonsense;
 * `silent` never answers; `lost` acts and its answer is lost; `gone` is not there any more.
 */
export type DeskMode = 'prompt' | 'later' | 'busy' | 'rubbish' | 'silent' | 'lost' | 'gone'

export interface PublishingDesk {
  readonly url: string
  /** host:port, for the list of what is allowed. */
  readonly host: string
  desk(): Desk
  /** Ids of what it acted on, in that order: each once. */
  readonly acted: readonly string[]
  /** Messages that came, repeats too. */
  readonly received: readonly { readonly id: string; readonly message: DeskMessage & Record<string, unknown> }[]
  /** How it behaves from now on; with `times` only so often, then prompt again. */
  behave(mode: DeskMode, times?: number): void
  stop(): Promise<void>
}

export interface DeskOptions {
  readonly secrets: readonly string[]
  readonly now: () => number
  readonly posts?: readonly DeskPost[]
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** A receiver as it should be, on a free port of this machine: verifies the signature, acts once per webhook-id, answers with receipts. */
export const startPublishingDesk = async ({
  secrets,
  now,
  posts = DESK_POSTS,
}: DeskOptions): Promise<PublishingDesk> => {
  const acted: string[] = []
  const received: { id: string; message: DeskMessage & Record<string, unknown> }[] = []
  const answers = new Map<string, string>()
  let desk: Desk = { posts, holds: [], ended: [] }
  let mode: DeskMode = 'prompt'
  let left = Number.POSITIVE_INFINITY

  const next = (): DeskMode => {
    if (left <= 0) return 'prompt'
    left--
    return mode
  }

  const actOnce = (id: string, message: DeskMessage): string => {
    const known = answers.get(id)
    if (known !== undefined) return known
    desk = receive(desk, message)
    acted.push(id)
    const answer = JSON.stringify(answerOf(desk))
    answers.set(id, answer)
    return answer
  }

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request)
    const end = (status: number, text = ''): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(text)
    }
    if (verifyWebhook(request.headers, body, { secrets, now: now() }) !== 'valid') return end(401)
    const id = String(request.headers['webhook-id'])
    const message = JSON.parse(body) as DeskMessage & Record<string, unknown>
    received.push({ id, message })
    const how = next()
    if (how === 'silent') return
    if (how === 'busy') return end(503)
    if (how === 'gone') return end(410)
    const answer = actOnce(id, message)
    if (how === 'later') return end(202)
    if (how === 'lost') return void request.socket.destroy()
    end(200, how === 'rubbish' ? '{"state":"perfect"}' : answer)
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  })
  await listen(server, { host: '127.0.0.1', port: 0 })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `http://${host}/tocsin`,
    host,
    desk: () => desk,
    acted,
    received,
    behave(to, times = Number.POSITIVE_INFINITY) {
      mode = to
      left = times
    },
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
