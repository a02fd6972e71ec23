import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TOPICS, topicSettings } from '@tocsin/shared/events/topics.ts'
import { topicConfigOf } from '@tocsin/shared/log/kafka/topics.ts'
import { describe, expect, it } from 'vitest'
import { KAFKA_EDGES, SERVICE_NAMES, type ServiceName } from './edges.ts'
import { PRODUCTION, rulesOf, topicsYaml, usersYaml } from './kafka-manifests.ts'
import { KUBERNETES, type Manifest, OVERLAYS, overlay } from './render.ts'
import { deploymentsOf, environmentOf, ofKind } from './workloads.ts'

const SERVICES = fileURLToPath(new URL('../../../services/', import.meta.url))

interface KafkaTopic extends Manifest {
  readonly spec: {
    readonly partitions: number
    readonly replicas: number
    readonly config: Readonly<Record<string, string>>
  }
}
interface KafkaUser extends Manifest {
  readonly spec: {
    readonly authorization: {
      readonly acls: readonly {
        readonly resource: { readonly type: string; readonly name: string }
        readonly operations: readonly string[]
      }[]
    }
  }
}
interface ScaledObject extends Manifest {
  readonly spec: {
    readonly scaleTargetRef: { readonly name: string }
    readonly minReplicaCount: number
    readonly maxReplicaCount: number
    readonly triggers: readonly [{ readonly metadata: Readonly<Record<string, string>> }]
  }
}

/** The program's own files, without those of the other programs in its folder. */
const sourcesOf = (service: ServiceName): readonly string[] => {
  const inside: Partial<Record<ServiceName, string>> = {
    notifier: 'escalation/src/notifier',
    connectors: 'escalation/src/connectors',
  }
  const folder = join(SERVICES, inside[service] ?? `${service}/src`)
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.ts$/.test(entry.name) && !/\.test\.ts$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .filter(path => !/\/(?:test|test-support|bench|training)\//.test(path))
    .filter(path => service !== 'escalation' || !/\/(?:notifier|connectors)\//.test(path))
}

describe('topics', () => {
  it('are written from the code: `npm run -s kafka:manifests -w @tocsin/test` when this fails', () => {
    expect(readFileSync(`${KUBERNETES}components/strimzi/topics.yaml`, 'utf8')).toBe(topicsYaml())
    expect(readFileSync(`${KUBERNETES}components/strimzi/users.yaml`, 'utf8')).toBe(usersYaml())
  })

  it.each(OVERLAYS)('of %s are those that the services of it would make', name => {
    const manifests = overlay(name)
    const env = environmentOf(manifests, deploymentsOf(manifests)[0]!)
    const replicationFactor = Number(env['TOCSIN_KAFKA_REPLICATION_FACTOR'])
    const minInsyncReplicas = Number(env['TOCSIN_KAFKA_MIN_INSYNC_REPLICAS'])
    const wanted = topicSettings(Number(env['TOCSIN_LOG_PARTITIONS'])).map(settings => ({
      name: settings.name,
      partitions: settings.partitions,
      replicas: replicationFactor,
      config: topicConfigOf(settings, { replicationFactor, minInsyncReplicas }),
    }))
    const found = ofKind<KafkaTopic>(manifests, 'KafkaTopic').map(({ metadata, spec }) => ({
      name: metadata.name,
      ...spec,
    }))
    expect(found.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual(
      wanted.toSorted((a, b) => a.name.localeCompare(b.name)),
    )
    const brokers = ofKind<
      Manifest & { readonly spec: { readonly replicas: number; readonly roles: readonly string[] } }
    >(manifests, 'KafkaNodePool').filter(({ spec }) => spec.roles.includes('broker'))
    expect(brokers.reduce((sum, { spec }) => sum + spec.replicas, 0)).toBeGreaterThanOrEqual(replicationFactor)
  })
})

describe('who reads and writes what', () => {
  it.each(SERVICE_NAMES)('%s: the topics that its code names', service => {
    const { reads, writes } = KAFKA_EDGES[service]
    const named = sourcesOf(service).flatMap(path =>
      [...readFileSync(path, 'utf8').matchAll(/\bTOPICS\.(\w+)/g)].map(([, name]) => name!),
    )
    const topics = new Set(named.filter(name => Object.hasOwn(TOPICS, name)))
    // Escalation's own folder holds what its programs share: the readers of the playbook, and the audit log.
    const sharedBy: Partial<Record<ServiceName, readonly string[]>> = {
      notifier: ['configVersions', 'auditEvents', 'auditPayloads'],
      connectors: ['configVersions'],
    }
    const shared = sharedBy[service] ?? []
    expect([...new Set([...topics, ...shared])].toSorted()).toEqual(
      [...new Set<string>([...reads, ...writes])].toSorted(),
    )
  })

  it('is what the topics say of who writes them', () => {
    for (const [key, { writtenBy }] of Object.entries(TOPICS)) {
      const writers = SERVICE_NAMES.filter(name => KAFKA_EDGES[name].writes.some(one => one === key))
      // The notifier and the connectors are programs of escalation's folder.
      const owners = new Set(writers.map(name => (name === 'notifier' || name === 'connectors' ? 'escalation' : name)))
      for (const writer of writtenBy) expect([key, [...owners]]).toEqual([key, expect.arrayContaining([writer])])
    }
  })

  it('names every group of the code', () => {
    const groups = SERVICE_NAMES.flatMap(service =>
      sourcesOf(service).flatMap(path =>
        [...readFileSync(path, 'utf8').matchAll(/\b(?:[A-Z]+_)?GROUP(?:_ID)? = ['`]([\w.${}-]+)['`]/g)].map(
          ([, id]) => [service, id!.replace(/\$\{LOGIC\}/, '1')],
        ),
      ),
    )
    const declared = SERVICE_NAMES.flatMap(service => KAFKA_EDGES[service].groups.map(id => [service, id]))
    expect(groups.toSorted()).toEqual(declared.toSorted())
  })

  it('is what each certificate allows, and no more', () => {
    const users = ofKind<KafkaUser>(overlay('production'), 'KafkaUser')
    for (const service of SERVICE_NAMES) {
      const { acls } = users.find(({ metadata }) => metadata.name === `kafka-${service}`)!.spec.authorization
      expect(acls.map(({ resource, operations }) => ({ ...resource, operations }))).toEqual(
        rulesOf(KAFKA_EDGES[service]),
      )
    }
    const operations = users.flatMap(({ spec }) => spec.authorization.acls.flatMap(rule => rule.operations))
    expect([...new Set(operations)].toSorted()).toEqual(['Describe', 'DescribeConfigs', 'Read', 'Write'])
  })
})

describe('scaling by lag', () => {
  const scaled = ofKind<ScaledObject>(overlay('production'), 'ScaledObject')

  it.each(scaled.map(one => [one.metadata.name, one] as const))(
    '%s: never zero, never more than partitions, by its own group',
    (_name, { spec }) => {
      const service = spec.scaleTargetRef.name as ServiceName
      const { consumerGroup, topic, lagThreshold, allowIdleConsumers } = spec.triggers[0].metadata
      expect(spec.minReplicaCount).toBeGreaterThanOrEqual(1)
      expect(spec.maxReplicaCount).toBeLessThanOrEqual(PRODUCTION.partitions)
      expect(KAFKA_EDGES[service].groups).toContain(consumerGroup)
      expect(KAFKA_EDGES[service].reads.map(key => TOPICS[key].name)).toContain(topic)
      expect(Number(lagThreshold)).toBeGreaterThan(0)
      expect(allowIdleConsumers).toBe('false')
    },
  )

  it('is there for what follows the stream of mentions', () => {
    expect(scaled.map(({ spec }) => spec.scaleTargetRef.name)).toEqual(
      expect.arrayContaining(['sentiment', 'aggregator', 'archive', 'notifier']),
    )
  })
})
