import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { SentimentServiceClient, SentimentServiceHandlers } from '../gen/tocsin/sentiment/v1/SentimentService.ts'
import { createGrpcClient, type GrpcCredentials, unary } from '../grpc/client.ts'
import { type Certificates, makeCertificates } from '../log/kafka/test/certificates.ts'
import type { Log } from '../log/port.ts'
import { findFreePort } from './listen.ts'
import { createLogger } from './logger.ts'
import type { Program } from './program.ts'
import { runService } from './run-service.ts'
import { setting } from './setting.ts'
import { defineSection } from './settings.ts'

const HOST = '127.0.0.1'
const NAME = 'tocsin.sentiment.v1.SentimentService'
const sections = {
  connectors: defineSection('connectors', { token: setting.secret({ default: '', doc: 'A token.' }) }),
}
const handlers: SentimentServiceHandlers = { Score: (_call, done) => done(null, { scorerVersion: 'ours', scores: [] }) }

let certificates: Certificates
beforeAll(async () => {
  certificates = await makeCertificates(['service'])
})
afterAll(() => rmSync(certificates.dir, { recursive: true }))

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

const launch = async (env: Readonly<Record<string, string>>) => {
  const stopped = Promise.withResolvers<void>()
  const port = await findFreePort({ host: HOST, port: 30_000 + Math.floor(Math.random() * 10_000) })
  const given: { calls?: GrpcCredentials; read?: () => string; told: number } = { told: 0 }
  const printed: string[] = []
  const program: Program<typeof sections> = {
    name: 'connectors',
    doc: 'Tries what it is given.',
    sections,
    create({ connectors }, { calls, onSecrets }) {
      Object.assign(given, { calls, read: () => connectors.token })
      onSecrets(() => {
        given.told++
      })
      const services = [{ name: NAME, handlers }]
      return { grpc: services, start: async () => {}, stop: async () => {}, ready: async () => [] }
    },
  }
  const exit = runService(program, {
    argv: [],
    env: { TOCSIN_RUNTIME_HEALTH_PORT: '0', TOCSIN_GRPC_PORT: String(port), ...env },
    print: line => void printed.push(line),
    logger: createLogger({ name: 'test', level: 'silent' }),
    stopped: stopped.promise,
    crashed: new Promise(() => {}),
    openLog: () => ({ ensureTopics: async () => {}, close: async () => {} }) as unknown as Log,
  })
  ends.push(() => {
    stopped.resolve()
    return exit
  })
  const ask = async (credentials: GrpcCredentials): Promise<string> => {
    const client = createGrpcClient<SentimentServiceClient>(NAME, { address: `${HOST}:${port}`, credentials })
    try {
      return (await unary<{ scorerVersion: string }>((options, done) => client.score({}, options, done))).scorerVersion
    } catch (error) {
      return (error as { details: string }).details
    } finally {
      client.close()
    }
  }
  return { given, printed, exit, ask }
}

describe('a service as a process', () => {
  it('answers and calls by TLS as its settings say', async () => {
    const { cert, key } = certificates.of('service')
    const { given, ask } = await launch({
      TOCSIN_GRPC_TLS_CERT_FILE: cert,
      TOCSIN_GRPC_TLS_KEY_FILE: key,
      TOCSIN_GRPC_TLS_CA_FILE: certificates.ca,
    })
    await vi.waitFor(async () => expect(await ask(given.calls)).toBe('ours'), { timeout: 20_000, interval: 50 })
    expect(await ask(undefined)).toContain('seems to speak TLS')
  })

  it('answers in plain text where nothing is set', async () => {
    const { given, ask } = await launch({})
    await vi.waitFor(async () => expect(await ask(undefined)).toBe('ours'), { timeout: 20_000, interval: 50 })
    expect(given.calls).toBeUndefined()
  })

  it('says what is wrong with its certificates, and with the name of a setting, and does not start', async () => {
    const missing = await launch({ TOCSIN_GRPC_TLS_CERT_FILE: certificates.ca })
    expect([await missing.exit, missing.printed.join()]).toEqual([2, expect.stringContaining('belong together')])
    const misspelt = await launch({ TOCSIN_GRPC_TLS_CRT_FILE: certificates.ca })
    expect([await misspelt.exit, misspelt.printed.join()]).toEqual([
      2,
      expect.stringContaining('TOCSIN_GRPC_TLS_CERT_FILE'),
    ])
  })

  it('has the new secret when its file is replaced, and is told', async () => {
    const path = join(certificates.dir, 'token')
    writeFileSync(path, 'old\n')
    const { given } = await launch({ TOCSIN_CONNECTORS_TOKEN_FILE: path })
    await vi.waitFor(() => expect(given.read?.()).toBe('old'), { timeout: 20_000 })
    writeFileSync(path, 'new\n')
    await vi.waitFor(() => expect([given.read?.(), given.told]).toEqual(['new', 1]), { timeout: 20_000 })
  })
})
