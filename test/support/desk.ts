import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { verifyWebhook } from '@tocsin/shared/outgoing/standard-webhooks.ts'
import { listen } from '@tocsin/shared/runtime/listen.ts'

interface Post {
  readonly id: string
  readonly title: string
  state: 'scheduled' | 'held' | 'out' | 'released'
}

/** A publishing tool as a customer would run it: it verifies what it gets, acts once per webhook-id, and tells what became of each post. */
export const startDesk = async (secret: string, now: () => number) => {
  const posts: Post[] = [
    { id: 'p1', title: 'Weekend sale', state: 'out' },
    { id: 'p2', title: 'Monday greeting', state: 'scheduled' },
  ]
  const acted: string[] = []
  const asked: string[] = []
  let refused = 0

  const act = (type: string, postId: string | undefined): void => {
    for (const post of posts) {
      if (type === 'hold.started' && post.state === 'scheduled') post.state = 'held'
      if (type === 'hold.post.released' && post.id === postId && post.state === 'held') post.state = 'released'
    }
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', () => {
      const id = String(request.headers['webhook-id'])
      const body = Buffer.concat(chunks)
      if (verifyWebhook(request.headers, body, { secrets: [secret], now: now() }) !== 'valid') {
        refused++
        response.writeHead(401).end()
        return
      }
      const message = JSON.parse(body.toString()) as { type: string; data: { post?: { id: string } } }
      asked.push(id)
      if (!acted.includes(id)) {
        acted.push(id)
        act(message.type, message.data.post?.id)
      }
      const held = posts.filter(({ state }) => state === 'held').length
      const answer = {
        state: posts.some(({ state }) => state === 'out') ? 'partly' : 'enforced',
        held,
        total: posts.length,
        evidence: 'the queue is stopped',
        posts: posts.map(({ id: postId, title, state }) => ({ id: postId, title, state })),
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    })
  })
  await listen(server, { host: '127.0.0.1', port: 0 })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/holds`,
    /** Ids that it acted on, each once. */
    acted,
    /** Ids as they came, repeats included. */
    asked,
    refused: () => refused,
    stop: () =>
      new Promise<void>(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
