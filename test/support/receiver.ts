import { verifyWebhook } from '@tocsin/shared/outgoing/standard-webhooks.ts'
import { startFakeServer } from '@tocsin/shared/outgoing/test/fake-server.ts'

/** Where people's messages arrive: it verifies each, acts once per webhook-id, and counts what came, repeats included. */
export const startReceiver = async (secret: string, now: () => number) => {
  const server = await startFakeServer()
  const acted = new Map<string, string>()
  const came = new Map<string, number>()
  let refused = 0
  server.behave((response, { headers, body }) => {
    const id = String(headers['webhook-id'])
    if (verifyWebhook(headers, body, { secrets: [secret], now: now() }) !== 'valid') {
      refused++
      response.writeHead(401).end()
      return
    }
    const { data } = JSON.parse(body) as { data: { idempotencyKey: string } }
    came.set(data.idempotencyKey, (came.get(data.idempotencyKey) ?? 0) + 1)
    if (!acted.has(id)) acted.set(id, data.idempotencyKey)
    response.writeHead(200).end()
  })
  return {
    url: server.url,
    /** Keys that it acted on, by the ids that came with them. */
    acted,
    /** How often each key came. */
    came,
    refused: () => refused,
    stop: () => server.stop(),
  }
}
