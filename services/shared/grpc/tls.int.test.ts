import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from 'node:tls'
import type { ServiceError } from '@grpc/grpc-js'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { SentimentServiceClient, SentimentServiceHandlers } from '../gen/tocsin/sentiment/v1/SentimentService.ts'
import { type Certificates, makeCertificates } from '../log/kafka/test/certificates.ts'
import { createLogger } from '../runtime/logger.ts'
import { createGrpcClient, type GrpcCredentials, unary } from './client.ts'
import { type GrpcServer, startGrpcServer } from './server.ts'
import { type GrpcTls, type GrpcTlsFiles, openGrpcTls } from './tls.ts'

const NAME = 'tocsin.sentiment.v1.SentimentService'
const HOST = '127.0.0.1'
const NONE: GrpcTlsFiles = { tlsCertFile: '', tlsKeyFile: '', tlsClientCaFile: '', tlsCaFile: '' }

let ours: Certificates
let others: Certificates
const lines: string[] = []
const logger = createLogger({ name: 'test', destination: { write: line => void lines.push(line) } })
const cleanUp: (() => Promise<void> | void)[] = []

beforeAll(async () => {
  ours = await makeCertificates(['first', 'second'])
  others = await makeCertificates(['foreign'])
})
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step()
  lines.length = 0
})
afterAll(() => {
  for (const { dir } of [ours, others]) rmSync(dir, { recursive: true })
})

const open = (files: Partial<GrpcTlsFiles>): GrpcTls => {
  const tls = openGrpcTls({ ...NONE, ...files }, { logger, everyMs: 5 })
  cleanUp.push(() => tls.stop())
  return tls
}

const pairOf = (name: string, from = ours) => ({ tlsCertFile: from.of(name).cert, tlsKeyFile: from.of(name).key })

const handlers: SentimentServiceHandlers = { Score: (_call, done) => done(null, { scorerVersion: 'ours', scores: [] }) }

const serve = async (credentials: GrpcTls['server']): Promise<GrpcServer> => {
  const server = await startGrpcServer({
    host: HOST,
    port: 0,
    services: [{ name: NAME, handlers }],
    logger,
    ...(credentials && { credentials }),
  })
  cleanUp.push(() => server.stop(0))
  return server
}

const ask = async ({ port }: GrpcServer, credentials: GrpcCredentials): Promise<string> => {
  const client = createGrpcClient<SentimentServiceClient>(NAME, { address: `${HOST}:${port}`, credentials })
  try {
    return (await unary<{ scorerVersion: string }>((options, done) => client.score({}, options, done))).scorerVersion
  } catch (error) {
    return (error as ServiceError).details
  } finally {
    client.close()
  }
}

/** The name in the certificate that the server shows to who connects now. */
const shownBy = ({ port }: GrpcServer): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(
      { host: HOST, port, ca: undefined, rejectUnauthorized: false, ALPNProtocols: ['h2'] },
      () => {
        resolve(String(socket.getPeerCertificate().subject.CN))
        socket.destroy()
      },
    )
    socket.on('error', reject)
  })

describe('gRPC over TLS', () => {
  it('answers who trusts the authority that signed the server', async () => {
    const { server, calls } = open({ ...pairOf('first'), tlsCaFile: ours.ca })
    expect(await ask(await serve(server), calls)).toBe('ours')
  })

  it('is not spoken to by who trusts another authority', async () => {
    const server = await serve(open(pairOf('first')).server)
    expect(await ask(server, open({ tlsCaFile: others.ca }).calls)).toMatch(/unable to verify|self.signed/)
  })

  it('tells a plain client that the port speaks TLS', async () => {
    const server = await serve(open(pairOf('first')).server)
    expect(await ask(server, undefined)).toMatch(/seems to speak TLS.*grpc\.tlsCaFile/)
  })

  it('tells a TLS client that the port speaks plain text', async () => {
    const server = await serve(undefined)
    expect(await ask(server, open({ tlsCaFile: ours.ca }).calls)).toMatch(/answers in plain text.*grpc\.tlsCertFile/)
  })

  it('asks callers for a certificate where authorities of callers are named', async () => {
    const server = await serve(open({ ...pairOf('first'), tlsClientCaFile: ours.ca }).server)
    expect(await ask(server, open({ tlsCaFile: ours.ca }).calls)).not.toBe('ours')
    expect(await ask(server, open({ ...pairOf('foreign', others), tlsCaFile: ours.ca }).calls)).not.toBe('ours')
    expect(await ask(server, open({ ...pairOf('second'), tlsCaFile: ours.ca }).calls)).toBe('ours')
  })

  it('shows a certificate that replaced the old one, without a restart, and never one that cannot be used', async () => {
    const cert = join(ours.dir, 'mounted.crt')
    const key = join(ours.dir, 'mounted.key')
    const put = (name: string): void => {
      copyFileSync(ours.of(name).cert, cert)
      copyFileSync(ours.of(name).key, key)
    }
    put('first')
    const server = await serve(open({ tlsCertFile: cert, tlsKeyFile: key }).server)
    expect(await shownBy(server)).toBe('first')
    put('second')
    await vi.waitFor(async () => expect(await shownBy(server)).toBe('second'))
    copyFileSync(ours.of('first').key, key)
    await vi.waitFor(() => expect(lines.join('')).toContain('the key is not that of the certificate'))
    expect(await shownBy(server)).toBe('second')
    rmSync(cert)
    await vi.waitFor(() => expect(lines.join('')).toContain('certificates cannot be read'))
    put('first')
    await vi.waitFor(async () => expect(await shownBy(server)).toBe('first'))
  })

  it('calls whom an authority signed that was added to the file', async () => {
    const authorities = join(ours.dir, 'authorities.crt')
    copyFileSync(others.ca, authorities)
    const server = await serve(open(pairOf('first')).server)
    const { calls } = open({ tlsCaFile: authorities })
    expect(await ask(server, calls)).not.toBe('ours')
    copyFileSync(ours.ca, authorities)
    await vi.waitFor(async () => expect(await ask(server, calls)).toBe('ours'), { timeout: 20_000, interval: 100 })
  })

  it.each<[string, () => Partial<GrpcTlsFiles>, RegExp]>([
    ['half a pair', () => ({ tlsCertFile: ours.ca }), /tlsCertFile and grpc.tlsKeyFile belong together/],
    ['authorities of callers without a pair', () => ({ tlsClientCaFile: ours.ca }), /tlsClientCaFile needs/],
    ['a file that is not there', () => ({ tlsCaFile: join(ours.dir, 'none.crt') }), /grpc.tlsCaFile: ENOENT/],
    [
      'the key of another certificate',
      () => ({ tlsCertFile: ours.of('first').cert, tlsKeyFile: ours.of('second').key }),
      /grpc.tlsCertFile, grpc.tlsKeyFile: the key is not that of the certificate/,
    ],
    [
      'authorities without a certificate',
      () => {
        const path = join(ours.dir, 'empty.crt')
        writeFileSync(path, 'nothing')
        return { tlsCaFile: path }
      },
      /grpc.tlsCaFile: holds no certificate/,
    ],
  ])('refuses %s at the start', (_, files, message) => {
    expect(() => open(files())).toThrow(message)
  })
})
