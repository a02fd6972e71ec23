import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type Manifest, overlay } from './render.ts'
import { deploymentsOf, environmentOf, matches, ofKind } from './workloads.ts'

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url))
const manifests = overlay('production')

interface Backend {
  readonly name: string
  readonly port: number
}
interface Route extends Manifest {
  readonly spec: {
    readonly hostnames?: readonly string[]
    readonly parentRefs: readonly { readonly name: string; readonly sectionName: string }[]
    readonly rules: readonly {
      readonly matches?: readonly {
        readonly path?: { readonly value: string }
        readonly method?: { readonly service: string }
      }[]
      readonly timeouts?: { readonly request: string; readonly backendRequest?: string }
      readonly backendRefs?: readonly Backend[]
    }[]
  }
}
interface Gateway extends Manifest {
  readonly spec: { readonly listeners: readonly { readonly name: string; readonly hostname?: string }[] }
}
interface ServiceManifest extends Manifest {
  readonly spec: {
    readonly selector: Readonly<Record<string, string>>
    readonly ports: readonly { readonly port: number; readonly targetPort: string }[]
  }
}

describe('the way in', () => {
  const routes = [...ofKind<Route>(manifests, 'HTTPRoute'), ...ofKind<Route>(manifests, 'GRPCRoute')]
  const services = ofKind<ServiceManifest>(manifests, 'Service')

  it('leads to services that are there, and they to ports of pods', () => {
    const backends = routes.flatMap(({ spec }) => spec.rules.flatMap(({ backendRefs = [] }) => backendRefs))
    expect(backends.length).toBeGreaterThan(0)
    for (const { name, port } of backends)
      expect([name, services.find(({ metadata }) => metadata.name === name)?.spec.ports.map(one => one.port)]).toEqual([
        name,
        expect.arrayContaining([port]),
      ])
    for (const { metadata, spec } of services) {
      const [pod, ...more] = deploymentsOf(manifests).filter(one =>
        matches(spec.selector, one.spec.template.metadata.labels),
      )
      expect([metadata.name, more]).toEqual([metadata.name, []])
      const names = pod!.spec.template.spec.containers[0].ports.map(one => one.name)
      for (const { targetPort } of spec.ports) expect(names).toContain(targetPort)
    }
  })

  it('has a listener for each route, with a certificate for its host', () => {
    const [gateway] = ofKind<Gateway>(manifests, 'Gateway')
    const certified = ofKind<Manifest & { readonly spec: { readonly dnsNames?: readonly string[] } }>(
      manifests,
      'Certificate',
    ).flatMap(({ spec }) => spec.dnsNames ?? [])
    for (const { spec } of routes)
      for (const { name, sectionName } of spec.parentRefs) {
        expect(name).toBe(gateway!.metadata.name)
        const listener = gateway!.spec.listeners.find(one => one.name === sectionName)
        expect(listener?.hostname).toBe(spec.hostnames?.[0])
        if (listener?.hostname !== undefined) expect(certified).toContain(listener.hostname)
      }
    const gatewayPod = deploymentsOf(manifests).find(({ metadata }) => metadata.name === 'gateway')!
    expect(environmentOf(manifests, gatewayPod)['TOCSIN_GATEWAY_PUBLIC_URL']).toBe(
      `https://${gateway!.spec.listeners[1]!.hostname}`,
    )
  })

  it('lets the two websockets of the gateway stay open, and nothing else', () => {
    const asyncapi = readFileSync(`${REPOSITORY}services/gateway/asyncapi.yaml`, 'utf8')
    const sockets = [...asyncapi.matchAll(/^ {4}address: (\/v1\/\S*live)$/gm)].map(([, path]) => path)
    const open = ofKind<Route>(manifests, 'HTTPRoute').flatMap(({ spec }) =>
      spec.rules
        .filter(({ timeouts }) => timeouts?.request === '0s')
        .flatMap(rule => rule.matches!.map(({ path }) => path!.value)),
    )
    expect(sockets).toHaveLength(2)
    expect(open.toSorted()).toEqual(sockets.toSorted())
  })

  it('shows no gRPC but that of services which ask for a token, as the contracts name it', () => {
    const contracts = readdirSync(`${REPOSITORY}protos/tocsin`, { recursive: true, encoding: 'utf8' })
      .filter(path => path.endsWith('.proto'))
      .flatMap(path => {
        const text = readFileSync(`${REPOSITORY}protos/tocsin/${path}`, 'utf8')
        const [, packageName] = /^package ([\w.]+);/m.exec(text) ?? []
        return [...text.matchAll(/^service (\w+) \{/gm)].map(([, service]) => `${packageName}.${service}`)
      })
    const shown = ofKind<Route>(manifests, 'GRPCRoute').flatMap(({ spec }) =>
      spec.rules.flatMap(rule => rule.matches!.map(({ method }) => method!.service)),
    )
    for (const service of shown) expect(contracts).toContain(service)
    const withoutToken = [
      'ingest.v1.MentionService',
      'sentiment.v1.SentimentService',
      'window.v1.WindowService',
      'signal.v1.SignalService',
      'signal.v1.BacktestService',
      'erasure.v1.AuthorService',
    ]
    // They ask for a token, and are for operators alone: by a forwarded port, not from outside.
    const forOperators = ['audit.v1.AuditService', 'erasure.v1.ErasureService']
    expect(contracts.filter(one => !shown.includes(one)).toSorted()).toEqual(
      [...withoutToken, ...forOperators].map(one => `tocsin.${one}`).toSorted(),
    )
  })
})

interface PodMonitor extends Manifest {
  readonly spec: {
    readonly selector: { readonly matchLabels: Readonly<Record<string, string>> }
    readonly podMetricsEndpoints: readonly { readonly port: string; readonly path: string }[]
  }
}
interface PrometheusRule extends Manifest {
  readonly spec: {
    readonly groups: readonly {
      readonly rules: readonly { readonly alert?: string; readonly annotations?: Readonly<Record<string, string>> }[]
    }[]
  }
}

describe('monitoring', () => {
  it('reads the metrics of every pod where they are', () => {
    for (const { metadata, spec } of deploymentsOf(manifests)) {
      const readers = ofKind<PodMonitor>(manifests, 'PodMonitor').filter(one =>
        matches(one.spec.selector.matchLabels, spec.template.metadata.labels),
      )
      expect([
        metadata.name,
        readers.flatMap(one => one.spec.podMetricsEndpoints.map(({ port, path }) => [port, path])),
      ]).toEqual([metadata.name, [['health', '/metrics']]])
    }
  })

  it('sends whoever is woken to a page that exists', () => {
    const alerts = ofKind<PrometheusRule>(manifests, 'PrometheusRule').flatMap(({ spec }) =>
      spec.groups.flatMap(({ rules }) => rules.filter(one => one.alert !== undefined)),
    )
    expect(alerts.length).toBeGreaterThan(0)
    for (const { alert, annotations } of alerts) {
      const [, page] =
        /^https:\/\/[^/]+\/(?:.+\/)?runbooks\/([\w-]+\.md)$/.exec(annotations?.['runbook_url'] ?? '') ?? []
      expect([alert, page !== undefined && existsSync(`${REPOSITORY}deploy/runbooks/${page}`)]).toEqual([alert, true])
    }
  })
})
