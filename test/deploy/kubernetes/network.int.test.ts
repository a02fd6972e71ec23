import { expect, it } from 'vitest'
import { createReachability, type NetworkPolicy, type Party } from './reachability.ts'
import { overlay } from './render.ts'
import { deploymentsOf, ofKind } from './workloads.ts'

const manifests = overlay('production')
const reaches = createReachability(manifests)

const services: readonly Party[] = deploymentsOf(manifests).map(({ metadata, spec }) => ({
  name: metadata.name,
  pod: spec.template.metadata.labels,
}))
const strimzi = (kind: string): Party['pod'] => ({
  'strimzi.io/cluster': 'tocsin',
  'strimzi.io/kind': kind,
  'strimzi.io/name': 'tocsin-kafka',
})
const stores: readonly Party[] = [
  { name: 'kafka', pod: strimzi('Kafka')! },
  { name: 'clickhouse', pod: { 'clickhouse.altinity.com/chi': 'tocsin' } },
  { name: 'keeper', pod: { 'clickhouse-keeper.altinity.com/chk': 'tocsin' } },
]
const named = (name: string, pod = {}): Party => ({ name, pod, namespace: { 'kubernetes.io/metadata.name': name } })
const labelled = (name: string): Party => ({ name, pod: {}, namespace: { [`tocsin.dev/${name}`]: 'true' } })
const outside: readonly Party[] = [
  labelled('edge'),
  labelled('monitoring'),
  labelled('mentions'),
  labelled('publishes'),
  named('keda', { app: 'keda-operator' }),
  named('strimzi'),
  named('clickhouse-operator'),
  { name: 'dns', pod: { 'k8s-app': 'kube-dns' }, namespace: { 'kubernetes.io/metadata.name': 'kube-system' } },
  named('a-stranger'),
  { name: 'internet', address: '198.51.100.7' },
  { name: 'private', address: '10.1.2.3' },
  { name: 'metadata', address: '169.254.169.254' },
]
const PORTS = [
  53, 80, 443, 465, 587, 2181, 6443, 8080, 8090, 8123, 8443, 9000, 9009, 9090, 9093, 9404, 9440, 9444, 9464, 50051,
]

const every = services.map(({ name }) => name)
const edge = (from: string | readonly string[], to: string | readonly string[], ...ports: number[]): string[] =>
  [from].flat().flatMap(one => [to].flat().flatMap(other => ports.map(port => `${one} → ${other}:${port}`)))

/** The picture of DESIGN and README, edge by edge; whatever is not here must not be possible. */
const EDGES: readonly string[] = [
  ...edge(every, 'kafka', 9093),
  ...edge('edge', 'gateway', 8080),
  ...edge('edge', 'ingest-webhook', 8090),
  ...edge('edge', ['escalation', 'notifier'], 50051),
  ...edge('mentions', 'ingest-grpc', 50051),
  ...edge('gateway', ['escalation', 'notifier'], 50051),
  ...edge('connectors', 'escalation', 50051),
  ...edge('connectors', 'publishes', 443, 8443),
  ...edge(['archive', 'gateway'], 'clickhouse', 8123, 8443),
  ...edge('monitoring', every, 9464),
  ...edge('monitoring', 'kafka', 9404),
  ...edge(['ingest-webhook', 'ingest-grpc'], 'internet', 80, 443),
  ...edge('notifier', 'internet', 443, 465, 587),
  // What runs the stores.
  ...edge('keda', 'kafka', 9093),
  ...edge(['kafka', 'strimzi'], 'kafka', 9090, 9093),
  ...edge('strimzi', 'kafka', 8443),
  ...edge('kafka', 'private', 443, 6443),
  ...edge('clickhouse', 'clickhouse', 9000, 9009, 9440),
  ...edge('clickhouse-operator', 'clickhouse', 8123, 8443, 9000, 9009, 9440),
  ...edge('clickhouse', 'keeper', 2181),
  ...edge('clickhouse-operator', 'keeper', 2181),
  ...edge('keeper', 'keeper', 2181, 9444),
  ...edge([...every, 'kafka', 'clickhouse', 'keeper'], 'dns', 53),
]

it('lets exactly the edges of the design through, of all that there could be', () => {
  const parties = [...services, ...stores, ...outside]
  const ours = new Set([...services, ...stores])
  const open = parties.flatMap(from =>
    parties
      .filter(to => ours.has(from) || ours.has(to))
      .flatMap(to => PORTS.filter(port => reaches(from, to, port)).map(port => `${from.name} → ${to.name}:${port}`)),
  )
  expect(open.toSorted()).toEqual([...new Set(EDGES)].toSorted())
})

it('knows every port that anything here listens on', () => {
  for (const { spec } of deploymentsOf(manifests))
    for (const { containerPort } of spec.template.spec.containers[0].ports) expect(PORTS).toContain(containerPort)
})

it('selects somebody with every policy', () => {
  const pods = [...services, ...stores]
  for (const { metadata, spec } of ofKind<NetworkPolicy>(manifests, 'NetworkPolicy')) {
    const wanted = Object.entries(spec.podSelector.matchLabels ?? {})
    const selected = pods.filter(({ pod }) => wanted.every(([key, value]) => pod?.[key] === value))
    expect([metadata.name, selected.length > 0]).toEqual([metadata.name, true])
  }
})
