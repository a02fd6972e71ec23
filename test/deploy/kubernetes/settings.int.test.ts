import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aggregatorSection } from '@tocsin/aggregator/config.ts'
import { archiveSection } from '@tocsin/archive/config.ts'
import { hashToken, parseTokens } from '@tocsin/escalation/access-token.ts'
import { escalationSection } from '@tocsin/escalation/config.ts'
import { connectorsSection } from '@tocsin/escalation/connectors/config.ts'
import { notifierSection } from '@tocsin/escalation/notifier/config.ts'
import { gatewaySection } from '@tocsin/gateway/config.ts'
import { ingestSection } from '@tocsin/ingest/config.ts'
import { sentimentSection } from '@tocsin/sentiment/config.ts'
import { kafkaSection } from '@tocsin/shared/log/kafka/config.ts'
import { clickhouseSection, grpcSection, logSection, runtimeSection } from '@tocsin/shared/runtime/sections.ts'
import { envNameOf, loadSettings, type Section } from '@tocsin/shared/runtime/settings.ts'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { ServiceName } from './edges.ts'
import { examples, KUBERNETES, type Manifest, OVERLAYS, overlay } from './render.ts'
import { deploymentsOf, environmentOf, filesOf, ofKind } from './workloads.ts'

/** What each program reads beside what all read, as its `main.ts` says. */
const OWN: Readonly<Record<ServiceName, readonly Section[]>> = {
  ingest: [ingestSection],
  sentiment: [sentimentSection],
  aggregator: [aggregatorSection],
  archive: [archiveSection, clickhouseSection],
  gateway: [gatewaySection, clickhouseSection],
  escalation: [escalationSection],
  notifier: [escalationSection, notifierSection],
  connectors: [connectorsSection],
}
const COMMON: readonly Section[] = [runtimeSection, logSection, kafkaSection, grpcSection]

/** The secrets as the script makes them for who has no store of secrets: the programs read these. */
const folder = mkdtempSync(join(tmpdir(), 'tocsin-secrets-'))
execFileSync(`${KUBERNETES}examples/make-secrets.sh`, [folder])
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface ExternalSecret extends Manifest {
  readonly spec: {
    readonly target: { readonly name: string }
    readonly data: readonly { readonly secretKey: string }[]
  }
}
const EXAMPLES = ofKind<ExternalSecret>(examples(), 'ExternalSecret')

/** The secrets that operators make, by the resources that ask for them. */
const madeBy = (manifests: readonly Manifest[]): ReadonlyMap<string, readonly string[]> =>
  new Map<string, readonly string[]>([
    ...ofKind(manifests, 'Kafka').map(({ metadata }) => [`${metadata.name}-cluster-ca-cert`, ['ca.crt']] as const),
    ...ofKind(manifests, 'KafkaUser').map(({ metadata }) => [metadata.name, ['user.crt', 'user.key']] as const),
    ...ofKind<Manifest & { readonly spec: { readonly secretName: string } }>(manifests, 'Certificate').map(
      ({ spec }) => [spec.secretName, ['ca.crt', 'tls.crt', 'tls.key']] as const,
    ),
    ...EXAMPLES.map(({ spec }) => [spec.target.name, spec.data.map(({ secretKey }) => secretKey)] as const),
  ])

/** Every reference to a secret anywhere, also in resources of operators: name and key. */
const referencesIn = (value: unknown): readonly (readonly [string, string])[] => {
  if (typeof value !== 'object' || value === null) return []
  const { secretKeyRef, secretTargetRef, certificateRefs } = value as {
    secretKeyRef?: { name: string; key: string }
    secretTargetRef?: { name: string; key: string }[]
    certificateRefs?: { name: string }[]
  }
  return [
    ...(secretKeyRef ? [[secretKeyRef.name, secretKeyRef.key] as const] : []),
    ...(secretTargetRef ?? []).map(({ name, key }) => [name, key] as const),
    ...(certificateRefs ?? []).map(({ name }) => [name, 'tls.crt'] as const),
    ...Object.values(value).flatMap(referencesIn),
  ]
}

describe.each(OVERLAYS)('settings of %s', name => {
  const manifests = overlay(name)
  const all = deploymentsOf(manifests).map(one => [one.metadata.name, one] as const)
  const made = madeBy(manifests)

  it.each(all)('%s: the program takes what the manifests tell it', (_name, deployment) => {
    const pod = deployment.spec.template.spec
    const service = deployment.spec.template.metadata.labels['app.kubernetes.io/component'] as ServiceName
    const files = filesOf(pod)
    const env = Object.fromEntries(
      Object.entries(environmentOf(manifests, deployment)).map(([key, value]) => {
        if (!/^\/etc\/tocsin\//.test(value)) return [key, value]
        const from = files.get(value)
        if (!from) throw new Error(`${key} names ${value}, which is not mounted`)
        const made = join(folder, ...from)
        return [key, existsSync(made) ? made : value]
      }),
    )
    const sections = Object.fromEntries([...COMMON, ...OWN[service]].map(section => [section.name, section]))
    expect(() => loadSettings(sections, { env })).not.toThrow()
  })

  it.each(all)('%s: is told nothing that it does not read', (_name, deployment) => {
    const service = deployment.spec.template.metadata.labels['app.kubernetes.io/component'] as ServiceName
    const names = [...COMMON, ...OWN[service]].flatMap(section =>
      Object.keys(section.settings).map(key => envNameOf(section.name, key)),
    )
    const own = Object.keys(environmentOf(manifests, deployment)).filter(key => key.startsWith('TOCSIN_'))
    expect(own.filter(key => !names.includes(key) && !names.includes(key.replace(/_FILE$/, '')))).toEqual([])
  })

  it.each(all)('%s: listens where its ports say', (_name, deployment) => {
    const env = environmentOf(manifests, deployment)
    const ports = Object.fromEntries(
      deployment.spec.template.spec.containers[0].ports.map(port => [port.name, String(port.containerPort)]),
    )
    expect(env['TOCSIN_RUNTIME_HEALTH_PORT']).toBe(ports['health'])
    if (ports['grpc'] !== undefined) expect(env['TOCSIN_GRPC_PORT']).toBe(ports['grpc'])
    if (ports['http'] !== undefined) expect(env['TOCSIN_GATEWAY_PORT'] ?? env['TOCSIN_INGEST_PORT']).toBe(ports['http'])
    for (const [key, host] of Object.entries(env))
      if (/^TOCSIN_(?:RUNTIME|GRPC|GATEWAY|INGEST)_HOST$/.test(key)) expect(host).toBe('0.0.0.0')
  })

  it.each(all)('%s: no secret in the clear, each with an example or an operator that makes it', (_name, deployment) => {
    const pod = deployment.spec.template.spec
    const secrets = [...COMMON, ...Object.values(OWN).flat()].flatMap(({ name: section, settings }) =>
      Object.entries(settings).flatMap(([key, { secret }]) => (secret ? [envNameOf(section, key)] : [])),
    )
    expect(Object.keys(environmentOf(manifests, deployment)).filter(key => secrets.includes(key))).toEqual([])
    for (const [path, [secret, key]] of filesOf(pod))
      expect([path, made.get(secret)]).toEqual([path, expect.arrayContaining([key])])
  })

  it('has a webhook source for each secret and token that the script makes', () => {
    const deployment = deploymentsOf(manifests).find(({ metadata }) => metadata.name === 'ingest-webhook')!
    const sources = JSON.parse(environmentOf(manifests, deployment)['TOCSIN_INGEST_SOURCES']!) as {
      id: string
      kind: string
    }[]
    const webhooks = sources.filter(({ kind }) => kind === 'webhook').map(({ id }) => id)
    const named = ['webhook-secrets', 'webhook-tokens'].flatMap(key =>
      Object.keys(JSON.parse(readFileSync(join(folder, 'tocsin-webhooks', key), 'utf8')) as object),
    )
    expect(named.toSorted()).toEqual(webhooks.toSorted())
  })

  it('resources of operators refer to no other secrets either', () => {
    const references = manifests.flatMap(referencesIn)
    expect(references.length).toBeGreaterThan(0)
    for (const [secret, key] of references)
      expect([secret, made.get(secret)]).toEqual([secret, expect.arrayContaining([key])])
    expect(ofKind(manifests, 'Secret')).toEqual([])
  })

  it('agrees with itself: where others listen, how many partitions, who is trusted', () => {
    const services = ofKind<ServiceManifest>(manifests, 'Service')
    for (const deployment of deploymentsOf(manifests)) {
      const env = environmentOf(manifests, deployment)
      for (const [key, value] of Object.entries(env)) {
        const [, host, port] = /^([a-z-]+):(\d+)$/.exec(value) ?? []
        if (host === undefined || key === 'TOCSIN_KAFKA_BROKERS') continue
        const found = services.find(({ metadata }) => metadata.name === host)?.spec.ports.map(one => String(one.port))
        expect([key, found]).toEqual([key, expect.arrayContaining([port])])
      }
    }
  })
})

interface ServiceManifest extends Manifest {
  readonly spec: { readonly ports: readonly { readonly port: number }[] }
}

/** Every key of a secret that anything here reads. */
const used = new Set(
  OVERLAYS.flatMap(name => [
    ...deploymentsOf(overlay(name)).flatMap(({ spec }) => [...filesOf(spec.template.spec).values()]),
    ...overlay(name).flatMap(referencesIn),
  ]).map(([secret, key]) => `${secret}/${key}`),
)

it('has an example for every secret that is ours to make, and none for what nobody reads', () => {
  const shown = EXAMPLES.flatMap(({ spec }) => spec.data.map(({ secretKey }) => `${spec.target.name}/${secretKey}`))
  expect(shown.filter(one => !used.has(one))).toEqual([])
  const made = readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(join(folder, name)).map(key => `${name}/${key}`))
  expect(made.toSorted()).toEqual(shown.toSorted())
})

it('lets in, by the secrets that the script makes, whom they are for', () => {
  const secret = (path: string): string => readFileSync(join(folder, path), 'utf8').trim()
  const problems: string[] = []
  const entries = parseTokens(parse(secret('tocsin-access/access.yaml')), message => void problems.push(message))
  expect(problems).toEqual([])
  const role = (token: string) => entries?.find(({ sha256 }) => sha256 === hashToken(token))?.role
  expect(role(secret('tocsin-gateway/escalation-token'))).toBe('manager')
  expect(role(secret('tocsin-connectors/escalation-token'))).toBe('responder')
  expect(role(secret('operator-token'))).toBe('admin')
  expect(JSON.parse(secret('tocsin-gateway/display-tokens'))).toEqual([
    { name: 'wall', token: secret('display-token') },
  ])
})
