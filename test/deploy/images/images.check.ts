import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashToken } from '@tocsin/escalation/access-token.ts'
import { startEmbeddedClickHouse } from '@tocsin/shared/clickhouse/embedded/embedded-clickhouse.ts'
import { freePorts, startJavaBroker } from '@tocsin/shared/log/kafka/test/java-broker.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { grpcNames, partNames, partsOf } from '@tocsin/standalone/cluster/parts.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kafkaEnvironment } from '../../support/service-process.ts'
import { REPOSITORY } from '../../support/standalone.ts'
import { importBase } from './base.ts'
import { ended } from './command.ts'
import { ask, type Container, startContainer, until } from './container.ts'
import { type Engine, startEngine } from './engine.ts'

const BASE = 'tocsin-test/base'
const LARGEST_MB = 250
const REVISION = 'a-revision'
const SERVICES = ['ingest', 'sentiment', 'aggregator', 'archive', 'escalation', 'notifier', 'connectors', 'gateway']
const TARGETS = [...SERVICES, 'cli', 'standalone']
const START_MS = 120_000

const imageOf = (target: string): string => `tocsin-test/${target}`
const DOCKERFILE = ['--file', join(REPOSITORY, 'deploy/docker/Dockerfile')]
const SETTINGS = ['--network=host', `--build-arg=BASE=${BASE}`, `--build-arg=REVISION=${REVISION}`]

let folder: string
let engine: Engine
const sizes: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tocsin-images-'))
  engine = await startEngine({ folder, network: 'host' })
  await importBase(engine, BASE)
  for (const target of TARGETS) {
    const startedAt = performance.now()
    await engine.docker(
      'build',
      ...DOCKERFILE,
      ...SETTINGS,
      `--target=${target}`,
      `--tag=${imageOf(target)}`,
      REPOSITORY,
    )
    const megabytes = Number(await engine.docker('image', 'inspect', '--format={{.Size}}', imageOf(target))) / 1e6
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0)
    sizes.push(`${target.padEnd(12)}${megabytes.toFixed(0).padStart(5)} MB, built in ${seconds} s`)
  }
})

afterAll(async () => {
  process.stdout.write(`\n${sizes.join('\n')}\n`)
  await engine?.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

describe.each(TARGETS)('the image %s', target => {
  const runIn = (entrypoint: string, ...args: readonly string[]) =>
    ended(
      [
        'docker',
        'run',
        '--rm',
        '--network=none',
        '--read-only',
        `--entrypoint=${entrypoint}`,
        imageOf(target),
        ...args,
      ],
      {
        env: engine.env,
      },
    )

  it('says what it is, who runs it and how to ask for its health', async () => {
    const [{ Config, Size }] = JSON.parse(await engine.docker('image', 'inspect', imageOf(target)))
    expect(Config.User).toBe('65532:65532')
    expect(Config.Labels).toMatchObject({
      'org.opencontainers.image.title': `tocsin-${target}`,
      'org.opencontainers.image.version': '0.1.0',
      'org.opencontainers.image.revision': REVISION,
      'org.opencontainers.image.licenses': 'Apache-2.0',
    })
    if (target === 'cli') expect(Config.Healthcheck.Test).toEqual(['NONE'])
    else expect(Config.Healthcheck.Test.at(-1)).toBe('/livez')
    expect(Size / 1e6).toBeLessThan(LARGEST_MB)
  })

  it('holds no shell, no package manager and nothing that production does not need', async () => {
    for (const program of ['/bin/sh', '/bin/bash', '/usr/bin/dpkg', '/usr/bin/apt-get', '/usr/local/bin/npm'])
      expect(await runIn(program, '--version')).toMatchObject({ code: 127 })
    const script = `
      const { readFileSync, existsSync, globSync } = require('node:fs')
      const { components } = JSON.parse(readFileSync('sbom.cdx.json', 'utf8'))
      const installed = globSync('node_modules/{*,@*/*}/package.json').map(path => JSON.parse(readFileSync(path, 'utf8')).name)
      console.log(JSON.stringify({
        uid: process.getuid(),
        listed: components.map(({ name, group }) => (group ? group + '/' : '') + name),
        installed: installed.filter(name => !name.startsWith('@tocsin/')),
        tests: globSync('services/**/*.test.ts').length,
      }))`
    const { stdout, stderr } = await runIn('/usr/local/bin/node', '-e', script)
    expect(stderr).toBe('')
    const { uid, listed, installed, tests } = JSON.parse(stdout)
    expect(uid).toBe(65_532)
    expect(tests).toBe(0)
    expect(installed).toEqual(expect.arrayContaining(['kafkajs', 'pino', '@clickhouse/client']))
    expect(listed).toEqual(expect.arrayContaining(installed))
    expect(installed.filter((name: string) => /^(chdb|vitest|typescript|vite|turbo|node-linux)/.test(name))).toEqual([])
  })
})

/** What each process is told, as `npm run start:cluster` tells it; ports on this machine, since containers share its network. */
const partsOn = async (brokers: readonly string[], clickhouseUrl: string) => {
  const names = partNames({ history: true, replicas: 1 })
  const grpc = grpcNames(names)
  const ports = await freePorts(2 + grpc.length + names.length)
  const take = (): number => ports.pop()!
  const token = (personId: string, role: 'manager' | 'responder') => ({
    sha256: hashToken(`token-of-the-${personId}`),
    personId,
    role,
    brands: [],
  })
  const parts = partsOf({
    host: '127.0.0.1',
    grpcHost: '127.0.0.1',
    ports: {
      gateway: take(),
      ingest: take(),
      grpc: new Map(grpc.map(name => [name, take()])),
      health: new Map(names.map(name => [name, take()])),
    },
    history: true,
    replicas: 1,
    publicUrl: 'http://localhost:8080',
    playbooks: undefined,
    authorKeys: `1:${'a'.repeat(64)}`,
    linkSecret: 'a-secret-of-links-of-some-length',
    gatewayToken: 'token-of-the-gateway',
    connectorsToken: 'token-of-the-connectors',
    tokens: [token('gateway', 'manager'), token('connectors', 'responder')],
  })
  const common: Record<string, string> = { ...kafkaEnvironment(brokers), TOCSIN_CLICKHOUSE_URL: clickhouseUrl }
  return parts.map(({ name, healthPort, env }) => ({ name, healthPort, env: { ...common, ...env } }))
}
const start = ({ name, healthPort, env }: { name: string; healthPort: number; env: Record<string, string> }) =>
  startContainer(engine, { image: imageOf(name), healthPort, env })

describe.each(SERVICES)('%s without Kafka', service => {
  it('is alive and healthy, not ready with the reason, and stops with 0', async () => {
    const [nowhere] = await freePorts(1)
    const parts = await partsOn([`127.0.0.1:${nowhere}`], `http://127.0.0.1:${nowhere}`)
    const container = await start(parts.find(({ name }) => name === service)!)
    await until(
      container,
      START_MS,
      () => ask(container, '/readyz'),
      ({ text }) => text.includes('waits for the log'),
    )
    expect(await ask(container, '/readyz')).toMatchObject({ status: 503, text: expect.stringContaining(service) })
    expect(await ask(container, '/livez')).toMatchObject({ status: 200 })
    await until(container, START_MS, container.health, health => health === 'healthy')
    await container.stop()
  })
})

describe('all of them on Kafka and ClickHouse', () => {
  const logger = createLogger({ name: 'images', level: 'silent' })

  it('become ready and healthy, show the dashboards, and drain at SIGTERM', async () => {
    const broker = await startJavaBroker()
    const history = await startEmbeddedClickHouse({ dataDir: join(folder, 'clickhouse'), logger })
    const parts = await partsOn(broker.brokers, history.url)
    const containers: Container[] = []
    try {
      const env = Object.entries(kafkaEnvironment(broker.brokers)).map(([name, value]) => `--env=${name}=${value}`)
      const topics = await engine.docker(
        'run',
        '--rm',
        '--network=host',
        '--read-only',
        ...env,
        imageOf('cli'),
        'topics',
        'apply',
      )
      expect(topics).toContain('mentions.collected.v1 created')
      for (const part of parts) containers.push(await start(part))
      for (const container of containers) {
        await until(
          container,
          START_MS,
          () => ask(container, '/readyz'),
          ({ status }) => status === 200,
        )
        await until(container, START_MS, container.health, health => health === 'healthy')
      }
      const web = `http://127.0.0.1:${parts.find(({ name }) => name === 'gateway')!.env['TOCSIN_GATEWAY_PORT']}`
      for (const page of ['wall', 'console']) {
        const html = await (await fetch(`${web}/${page}`)).text()
        const script = /src="([^"]+\.js)"/.exec(html)?.[1]
        expect((await fetch(new URL(script!, `${web}/${page}/`))).status).toBe(200)
      }
      await Promise.all(containers.splice(0).map(container => container.stop()))
    } finally {
      await Promise.allSettled(containers.map(container => container.stop()))
      await history.stop()
      await broker.stop()
    }
  })
})

describe('standalone', () => {
  it('shows the demo from a volume and a read-only root, and stops with 0', async () => {
    const [healthPort, web, grpc, ingest] = await freePorts(4)
    const container = await startContainer(engine, {
      image: imageOf('standalone'),
      healthPort: healthPort!,
      env: {
        TOCSIN_GATEWAY_PORT: String(web),
        TOCSIN_GRPC_PORT: String(grpc),
        TOCSIN_INGEST_PORT: String(ingest),
      },
      volumes: ['/data'],
    })
    await until(
      container,
      START_MS,
      () => ask(container, '/readyz'),
      ({ status }) => status === 200,
    )
    await until(container, START_MS, container.health, health => health === 'healthy')
    const brands = async () =>
      (await (await fetch(`http://127.0.0.1:${web}/v1/brands`)).json()) as { brands: unknown[] }
    await until(container, START_MS, brands, answer => answer.brands.length === 3)
    await container.stop()
  })
})
