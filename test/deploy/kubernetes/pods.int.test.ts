import { dirname } from 'node:path'
import { parseDuration } from '@tocsin/shared/runtime/setting.ts'
import { describe, expect, it } from 'vitest'
import type { Manifest } from './render.ts'
import { OVERLAYS, overlay } from './render.ts'
import { type Deployment, deploymentsOf, environmentOf, type Labels, matches, ofKind } from './workloads.ts'

interface Selecting extends Manifest {
  readonly spec: { readonly selector: { readonly matchLabels: Labels }; readonly maxUnavailable: number }
}

const quantity = (text: string): number => {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)(m|Mi|Gi|)$/.exec(text) ?? []
  const factor = { m: 0.001, Mi: 2 ** 20, Gi: 2 ** 30, '': 1 }[unit]
  if (number === undefined || factor === undefined) throw new Error(`${text} is no quantity`)
  return Number(number) * factor
}

describe.each(OVERLAYS)('pods of %s', name => {
  const manifests = overlay(name)
  const deployments = deploymentsOf(manifests)
  const all = deployments.map(one => [one.metadata.name, one] as const)

  it('are those of all eight services, ingest by group of sources', () => {
    expect(deployments.map(one => one.metadata.name).toSorted()).toEqual([
      'aggregator',
      'archive',
      'connectors',
      'escalation',
      'gateway',
      'ingest-grpc',
      'ingest-webhook',
      'notifier',
      'sentiment',
    ])
    for (const { spec } of deployments) {
      const { labels } = spec.template.metadata
      expect(spec.template.spec.containers).toHaveLength(1)
      expect(spec.template.spec.containers[0].image).toContain(`tocsin/${labels['app.kubernetes.io/component']}:`)
    }
  })

  it('run a version that is named, never the latest', () => {
    const images = JSON.stringify(manifests).matchAll(/"image":"([^"]+)"/g)
    for (const [, image] of images) expect(image).toMatch(/^[^:@]+(?::(?!latest)[\w.-]+)?(?:@sha256:[0-9a-f]{64})?$/)
    for (const { spec } of deployments) expect(spec.template.spec.containers[0].image).toMatch(/:[\w.-]+$/)
  })

  it.each(all)('%s are asked three different things', (_name, { spec }) => {
    const [{ startupProbe, livenessProbe, readinessProbe, ports, env }] = spec.template.spec.containers
    expect(livenessProbe.httpGet).toEqual({ path: '/livez', port: 'health' })
    expect(readinessProbe.httpGet).toEqual({ path: '/readyz', port: 'health' })
    const grpc = ports.find(port => port.name === 'grpc')
    if (grpc) {
      const byTls = (env ?? []).some(({ name }) => name === 'TOCSIN_GRPC_TLS_CERT_FILE')
      // The kubelet's gRPC probe speaks plain text only; /readyz says the same.
      if (byTls) expect(startupProbe).toMatchObject({ httpGet: { path: '/readyz', port: 'health' } })
      else expect(startupProbe.httpGet).toBeUndefined()
      expect(startupProbe.grpc ?? undefined).toEqual(byTls ? undefined : { port: grpc.containerPort })
      // gRPC waits for the log: an outage of an hour restarts nobody.
      expect(startupProbe.periodSeconds * startupProbe.failureThreshold).toBeGreaterThanOrEqual(3_600)
    } else expect(startupProbe.httpGet).toEqual({ path: '/livez', port: 'health' })
    expect(startupProbe.periodSeconds).toBeLessThan(livenessProbe.periodSeconds)
    // A stop of the world of half a minute is no reason to lose the partitions.
    expect(livenessProbe.periodSeconds * livenessProbe.failureThreshold).toBeGreaterThanOrEqual(60)
    expect(readinessProbe.periodSeconds * readinessProbe.failureThreshold).toBeLessThanOrEqual(15)
  })

  it.each(all)('%s have time to drain', (_name, deployment) => {
    const { terminationGracePeriodSeconds, containers } = deployment.spec.template.spec
    const drainMs = parseDuration(environmentOf(manifests, deployment)['TOCSIN_RUNTIME_STOP_DEADLINE'])!
    const preStop = containers[0].lifecycle.preStop.sleep.seconds
    expect(preStop).toBeGreaterThan(0)
    expect(terminationGracePeriodSeconds).toBeGreaterThan(preStop + drainMs / 1_000 + 5)
  })

  it.each(all)('%s have bounds, and a request no higher than them', (_name, { spec }) => {
    const { requests, limits } = spec.template.spec.containers[0].resources
    for (const resource of ['cpu', 'memory', 'ephemeral-storage']) {
      expect(quantity(requests[resource]!)).toBeGreaterThan(0)
      expect(quantity(requests[resource]!)).toBeLessThanOrEqual(quantity(limits[resource]!))
    }
    // Memory that was not requested is memory that another pod takes at the worst moment.
    expect(requests['memory']).toBe(limits['memory'])
  })

  it.each(all)('%s are not root, write nothing but /tmp (and their spool), and have no token', (_name, deployment) => {
    const { spec } = deployment
    const pod = spec.template.spec
    const [container] = pod.containers
    expect(pod).toMatchObject({ automountServiceAccountToken: false, enableServiceLinks: false })
    expect(pod.securityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: 65532,
      seccompProfile: { type: 'RuntimeDefault' },
    })
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    })
    const writable = container.volumeMounts.filter(mount => !mount.readOnly)
    const spoolDir = environmentOf(manifests, deployment)['TOCSIN_INGEST_SPOOL_DIR']
    const mounted = spoolDir === undefined ? [] : [{ name: 'spool', mountPath: dirname(spoolDir) }]
    expect(writable).toEqual(expect.arrayContaining([{ name: 'tmp', mountPath: '/tmp' }, ...mounted]))
    expect(writable).toHaveLength(1 + mounted.length)
    const account = ofKind<Manifest & { readonly automountServiceAccountToken: boolean }>(
      manifests,
      'ServiceAccount',
    ).find(one => one.metadata.name === pod.serviceAccountName)
    expect(account?.automountServiceAccountToken).toBe(false)
  })

  it.each(all)('%s have room for all that they may write', (_name, deployment) => {
    const { volumes, containers } = deployment.spec.template.spec
    const sizes = new Map<string, number>(
      volumes.flatMap(one => (one.emptyDir ? [[one.name, quantity(one.emptyDir.sizeLimit)] as const] : [])),
    )
    const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0)
    expect(total).toBeLessThan(quantity(containers[0].resources.limits['ephemeral-storage']!))
    const spoolBytes = environmentOf(manifests, deployment)['TOCSIN_INGEST_SPOOL_MAX_BYTES']
    expect(sizes.get('spool') === undefined).toBe(spoolBytes === undefined)
    if (spoolBytes !== undefined) expect(sizes.get('spool')).toBeGreaterThan(1.1 * Number(spoolBytes))
  })

  it.each(all)('%s are spread, and replaced without a gap', (_name, { spec }) => {
    const { labels } = spec.template.metadata
    const keys = spec.template.spec.topologySpreadConstraints.map(({ topologyKey, labelSelector, matchLabelKeys }) => {
      expect(matches(labelSelector.matchLabels, labels)).toBe(true)
      expect(matchLabelKeys).toContain('app.kubernetes.io/name')
      return topologyKey
    })
    expect(keys).toEqual(['topology.kubernetes.io/zone', 'kubernetes.io/hostname'])
    expect(spec.strategy.rollingUpdate).toEqual({ maxUnavailable: 0, maxSurge: 1 })
  })

  it.each(all)('%s leave a node one at a time', (_name, { spec }) => {
    const { labels } = spec.template.metadata
    const budgets = ofKind<Selecting>(manifests, 'PodDisruptionBudget').filter(budget =>
      matches(budget.spec.selector.matchLabels, labels),
    )
    expect(budgets.map(budget => budget.spec.maxUnavailable)).toEqual([1])
  })

  it('are selected by their own Deployment and no other', () => {
    const templates = (selector: Labels) =>
      deployments.filter(one => matches(selector, one.spec.template.metadata.labels)).map(one => one.metadata.name)
    for (const { metadata, spec } of deployments) expect(templates(spec.selector.matchLabels)).toEqual([metadata.name])
  })

  it('live in a namespace that enforces restricted', () => {
    const [namespace, ...more] = ofKind(manifests, 'Namespace')
    expect(more).toEqual([])
    expect(namespace?.metadata.labels).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'restricted' })
    for (const { kind, metadata } of manifests)
      if (kind !== 'Namespace')
        expect([kind, metadata.name, metadata.namespace]).toEqual([kind, metadata.name, namespace?.metadata.name])
  })
})

it('has more than one of everything that people wait for, in production', () => {
  const manifests = overlay('production')
  const minimum = (deployment: Deployment): number => {
    const { name } = deployment.metadata
    const scaler = [
      ...ofKind<Scaler>(manifests, 'ScaledObject'),
      ...ofKind<Scaler>(manifests, 'HorizontalPodAutoscaler'),
    ].filter(({ spec }) => spec.scaleTargetRef.name === name)
    // Two would undo each other, and so would a number in the Deployment at each apply.
    expect([name, scaler.length, deployment.spec.replicas === undefined]).toEqual([
      name,
      scaler.length > 0 ? 1 : 0,
      scaler.length > 0,
    ])
    return deployment.spec.replicas ?? scaler[0]!.spec.minReplicas ?? scaler[0]!.spec.minReplicaCount ?? 0
  }
  const counts = Object.fromEntries(deploymentsOf(manifests).map(one => [one.metadata.name, minimum(one)]))
  expect(counts['archive']).toBe(1)
  for (const [name, count] of Object.entries(counts))
    if (name !== 'archive') expect([name, count >= 2]).toEqual([name, true])
})

interface Scaler extends Manifest {
  readonly spec: {
    readonly scaleTargetRef: { readonly name: string }
    readonly minReplicas?: number
    readonly minReplicaCount?: number
  }
}
