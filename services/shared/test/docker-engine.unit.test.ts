import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { engineAnswers } from './docker-engine.ts'

let folder: string
let server: Server | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tocsin-engine-'))
})
afterEach(async () => {
  server?.closeAllConnections()
  await new Promise(resolve => (server ? server.close(resolve) : resolve(undefined)))
  server = undefined
  rmSync(folder, { recursive: true })
})

const listen = async (answer: RequestListener, where: string | number): Promise<Server> => {
  server = createServer(answer)
  server.listen(where)
  await once(server, 'listening')
  return server
}
const socket = (): string => join(folder, 'docker.sock')
const pong: RequestListener = ({ url }, response) => response.writeHead(url === '/_ping' ? 200 : 404).end('OK')

it('hears an engine behind a socket and behind an address', async () => {
  const { port } = (await listen(pong, 0)).address() as AddressInfo
  expect(await engineAnswers({ DOCKER_HOST: `tcp://127.0.0.1:${port}` })).toBe(true)
  await new Promise(resolve => server!.close(resolve))
  await listen(pong, socket())
  expect(await engineAnswers({ DOCKER_HOST: `unix://${socket()}` })).toBe(true)
  expect(await engineAnswers({ DOCKER_HOST: `unix://${socket()}`, TOCSIN_TEST_CONTAINERS: 'off' })).toBe(false)
})

it.each<[string, () => unknown]>([
  ['no socket', () => undefined],
  ['a file that nobody listens behind', () => writeFileSync(socket(), '')],
  ['something that is no engine', () => listen((_, response) => response.writeHead(404).end(), socket())],
  ['an engine that refuses', () => listen((_, response) => response.writeHead(500).end(), socket())],
  ['an engine that hangs', () => listen(() => undefined, socket())],
])('says no where there is %s', async (_, prepare) => {
  await prepare()
  expect(await engineAnswers({ DOCKER_HOST: `unix://${socket()}` })).toBe(false)
})

it('says no to addresses that it cannot ask', async () => {
  expect(await engineAnswers({ DOCKER_HOST: 'npipe:////./pipe/docker_engine' })).toBe(false)
  expect(await engineAnswers({ DOCKER_HOST: 'nonsense' })).toBe(false)
})
