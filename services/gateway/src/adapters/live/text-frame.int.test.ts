import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { textFrame } from './text-frame.ts'

let server: WebSocketServer
let client: WebSocket
let connection: Socket
beforeAll(async () => {
  server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  const connected = once(server, 'connection')
  client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const [, request] = await connected
  connection = request.socket
})
afterAll(() => {
  client.terminate()
  server.close()
})

describe('a frame', () => {
  it.each([
    ['empty', ''],
    ['the longest with a short header', 'x'.repeat(125)],
    ['the shortest with 16 bits of length', 'x'.repeat(126)],
    ['the longest with 16 bits of length', 'x'.repeat(0xffff)],
    ['the shortest with 64 bits of length', 'x'.repeat(0x10000)],
    ['counted in bytes, not in letters', 'ż'.repeat(100)],
    ['of several planes', '한🙂'.repeat(20_000)],
  ])('is read as it was meant by another implementation: %s', async (_sentence, text) => {
    const received = once(client, 'message')
    connection.write(textFrame(text))
    const [data, isBinary] = await received
    expect([data.toString(), isBinary]).toEqual([text, false])
  })
})
