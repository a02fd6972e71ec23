import { type AddressInfo, createServer } from 'node:net'
import { expect, it } from 'vitest'
import { findFreePort, listen } from './listen.ts'

const HOST = '127.0.0.1'

it('takes the wanted port when it is free, and the next one when it is taken', async () => {
  const server = createServer()
  await listen(server, { host: HOST, port: 0 })
  const { port } = server.address() as AddressInfo
  expect(await findFreePort({ host: HOST, port })).toBeGreaterThan(port)
  await new Promise(resolve => server.close(resolve))
  expect(await findFreePort({ host: HOST, port })).toBe(port)
})

it('leaves 0 alone and says what is wrong with an address that is not here', async () => {
  expect(await findFreePort({ host: HOST, port: 0 })).toBe(0)
  await expect(findFreePort({ host: '192.0.2.1', port: 8080 })).rejects.toThrow('EADDRNOTAVAIL')
})
