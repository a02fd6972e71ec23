import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { HTTP_LIMITS } from './http-limits.ts'

const server = createServer({
  ...HTTP_LIMITS,
  headersTimeout: 100,
  requestTimeout: 200,
  connectionsCheckingInterval: 20,
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

/** What a client hears that sends this and then nothing more, until it is cut. */
const heardBy = (text: string): Promise<string> =>
  new Promise(resolve => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => socket.write(text))
    let heard = ''
    socket.on('data', chunk => {
      heard += chunk
    })
    socket.on('close', () => resolve(heard))
    socket.on('error', () => resolve(heard))
  })

it('ends who never finishes headers or a body, and who says too much before it', async () => {
  server.on('request', (request, response) => {
    request.resume()
    request.on('end', () => response.end('done'))
  })
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  const heard = await Promise.all([
    heardBy('GET / HTTP/1.1\r\nhost: a\r\nx-slow: '),
    heardBy('POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\nslow'),
    heardBy(`GET / HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(HTTP_LIMITS.maxHeaderSize)}\r\n\r\n`),
  ])
  expect(heard.map(text => text.slice(9, 12))).toEqual(['408', '408', '431'])
})

it('has limits that somebody on a slow line keeps', () => {
  const { headersTimeout, requestTimeout, connectionsCheckingInterval } = HTTP_LIMITS
  expect(headersTimeout).toBeGreaterThanOrEqual(5_000)
  expect(headersTimeout).toBeLessThan(requestTimeout)
  expect(connectionsCheckingInterval).toBeLessThan(headersTimeout)
})
