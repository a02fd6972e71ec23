import { readFileSync } from 'node:fs'
import { escalationSection } from '@tocsin/escalation/config.ts'
import { connectorsSection } from '@tocsin/escalation/connectors/config.ts'
import { gatewaySection } from '@tocsin/gateway/config.ts'
import { ingestSection } from '@tocsin/ingest/config.ts'
import { grpcSection, runtimeSection } from '@tocsin/shared/runtime/sections.ts'
import { loadSettings } from '@tocsin/shared/runtime/settings.ts'
import { expect, it } from 'vitest'
import { type ClusterSettings, grpcNames, partNames, partsOf } from './parts.ts'

const SHA = 'a'.repeat(64)
const settings: ClusterSettings = {
  host: '127.0.0.1',
  grpcHost: '0.0.0.0',
  ports: {
    gateway: 8080,
    ingest: 8090,
    grpc: new Map([
      ['escalation', 1],
      ['notifier', 2],
      ['ingest', 3],
    ]),
    health: new Map([['gateway', 9]]),
  },
  history: true,
  replicas: 1,
  publicUrl: 'https://console.example.org',
  playbooks: undefined,
  authorKeys: `1:${'b'.repeat(64)}`,
  linkSecret: 'link-secret',
  gatewayToken: 'token-of-the-gateway',
  connectorsToken: 'token-of-connectors',
  tokens: [
    { sha256: SHA, personId: 'anna', role: 'manager', brands: ['lumo'], untilMs: Date.parse('2030-01-01T00:00Z') },
  ],
}
const sections = {
  runtime: runtimeSection,
  grpc: grpcSection,
  ingest: ingestSection,
  escalation: escalationSection,
  connectors: connectorsSection,
  gateway: gatewaySection,
}
const read = (name: string) =>
  loadSettings(sections, { env: partsOf(settings).find(part => part.name === name)!.env }).values

it('tells each process what it needs, in words that its settings take', () => {
  expect(read('gateway')).toMatchObject({
    runtime: { healthPort: 9 },
    gateway: {
      port: 8080,
      escalation: '127.0.0.1:1',
      notifier: '127.0.0.1:2',
      escalationToken: 'token-of-the-gateway',
    },
  })
  expect(read('connectors').connectors).toMatchObject({
    escalation: '127.0.0.1:1',
    escalationToken: 'token-of-connectors',
  })
  expect(read('ingest')).toMatchObject({ grpc: { port: 3 }, ingest: { port: 8090, authorKeys: settings.authorKeys } })
  expect(read('escalation').escalation).toMatchObject({
    tokens: settings.tokens,
    linkSecret: 'link-secret',
    publicUrl: 'https://console.example.org',
  })
  expect(read('notifier').escalation.tokens).toEqual(settings.tokens)
})

it('tells nobody a secret that is not theirs', () => {
  for (const { name, env } of partsOf(settings)) {
    const told = Object.values(env).join(' ')
    expect([name, told.includes('token-of-the-gateway')]).toEqual([name, name === 'gateway'])
    expect([name, told.includes('token-of-connectors')]).toEqual([name, name === 'connectors'])
    expect([name, told.includes('link-secret')]).toEqual([name, name === 'escalation'])
  }
})

it('starts each process as its npm script and its image do', () => {
  const read = (path: string): string => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8')
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> }
  const images = read('deploy/docker/Dockerfile')
  const parts = partsOf(settings)
  for (const { name, node, file } of parts) {
    expect(scripts[`start:${name}`]).toBe(['node', ...node, file].join(' '))
    expect(images).toContain(`CMD [${[...node, file].map(word => `"${word}"`).join(', ')}]`)
  }
  expect(parts.find(({ name }) => name === 'gateway')!.node).not.toEqual([])
})

it('leaves the archive out where history is off', () => {
  const names = (history: boolean) => partsOf({ ...settings, history }).map(({ name }) => name)
  expect(names(true)).toHaveLength(8)
  expect(names(false)).toEqual(names(true).filter(name => name !== 'archive'))
})

it('runs replicas of what shares its work, and one of what is looked for at one address', () => {
  const names = partNames({ history: true, replicas: 2 })
  expect(names).toContain('aggregator-2')
  expect(names.filter(name => /^(gateway|ingest)/.test(name))).toEqual(['gateway', 'ingest'])
  expect(grpcNames(names)).toEqual([
    'escalation',
    'notifier',
    'ingest',
    'aggregator',
    'sentiment',
    'notifier-2',
    'escalation-2',
    'aggregator-2',
    'sentiment-2',
  ])
  const [first, second] = ['escalation', 'escalation-2'].map(
    name => partsOf({ ...settings, replicas: 2 }).find(part => part.name === name)!,
  )
  expect(second!.file).toBe(first!.file)
  expect(second!.env['TOCSIN_ESCALATION_TOKENS']).toBe(first!.env['TOCSIN_ESCALATION_TOKENS'])
})
