import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { createHarness, type Harness } from '../test/harness.ts'

let harness: Harness
const NOBODY_LISTENS = 1006
const sockets: Socket[] = []
beforeEach(async () => {
  harness = await createHarness()
})
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await harness.stop()
})

const open = async (url: string, words = ''): Promise<Socket> => {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  sockets.push(socket)
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  socket.write(words)
  return socket
}

describe('a gateway that is told to stop', () => {
  it('waits for nobody who has connected and says nothing, or not all', async () => {
    const { gateway, url, get } = await harness.start()
    const silent = await open(url)
    const halfway = await open(url, 'GET /v1/brands HTTP/1.1\r\nhost: 127.0.0.1\r\n')
    expect((await get('/v1/status')).status).toBe(200)
    const gone = Promise.all([once(silent, 'close'), once(halfway, 'close')])
    await gateway.stop()
    await gone
  }, 20_000)

  it('tells everyone 1012, those too who come while it does, and ends', async () => {
    const { gateway, url, live } = await harness.start()
    const early = Array.from({ length: 40 }, () => live())
    await Promise.all(early.map(client => client.next('snapshot')))
    /** Comes again and again until nobody listens any more. */
    const comeAndGo = async (): Promise<number[]> => {
      const codes: number[] = []
      while (codes.at(-1) !== NOBODY_LISTENS) {
        const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/live`)
        socket.on('error', () => undefined)
        codes.push(await new Promise<number>(resolve => socket.once('close', resolve)))
      }
      return codes.slice(0, -1)
    }
    const late = Promise.all(Array.from({ length: 5 }, comeAndGo))
    await gateway.stop()
    for (const client of early) expect((await client.closed).code).toBe(1012)
    for (const code of (await late).flat()) expect(code).toBe(1012)
  }, 20_000)
})
