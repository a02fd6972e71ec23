import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Certificates, makeCertificates } from '@tocsin/shared/log/kafka/test/certificates.ts'
import { freePorts, startJavaBroker } from '@tocsin/shared/log/kafka/test/java-broker.ts'
import { AclOperationTypes, AclPermissionTypes, AclResourceTypes, Kafka, logLevel, ResourcePatternTypes } from 'kafkajs'
import { KUBERNETES, type Manifest } from '../kubernetes/render.ts'
import { type Deployment, environmentOf, filesOf, ofKind } from '../kubernetes/workloads.ts'

interface KafkaUser extends Manifest {
  readonly spec: {
    readonly authorization: {
      readonly acls: readonly {
        readonly resource: { readonly type: 'topic' | 'group'; readonly name: string }
        readonly operations: readonly string[]
      }[]
    }
  }
}
interface KafkaTopic extends Manifest {
  readonly spec: { readonly partitions: number; readonly config: Readonly<Record<string, string>> }
}

/** What the operators would make of an overlay: a broker that asks for certificates, with its topics and rights, and the secrets of the pods. */
export interface Cluster {
  readonly broker: string
  readonly certificates: Certificates
  /** Folder of `make-secrets.sh`. */
  readonly secrets: string
  /** What a pod of this Deployment would be told, with the files where they are here. */
  environment(deployment: Deployment): Record<string, string>
  stop(): Promise<void>
}

const OPERATIONS: Readonly<Record<string, AclOperationTypes>> = {
  Read: AclOperationTypes.READ,
  Write: AclOperationTypes.WRITE,
  Describe: AclOperationTypes.DESCRIBE,
  DescribeConfigs: AclOperationTypes.DESCRIBE_CONFIGS,
}

const setUp = async (brokers: readonly string[], manifests: readonly Manifest[]): Promise<void> => {
  const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin()
  await admin.connect()
  await admin.createTopics({
    waitForLeaders: true,
    topics: ofKind<KafkaTopic>(manifests, 'KafkaTopic').map(({ metadata, spec }) => ({
      topic: metadata.name,
      numPartitions: spec.partitions,
      replicationFactor: 1,
      configEntries: Object.entries(spec.config).map(([name, value]) => ({ name, value })),
    })),
  })
  await admin.createAcls({
    acl: ofKind<KafkaUser>(manifests, 'KafkaUser').flatMap(({ metadata, spec }) =>
      spec.authorization.acls.flatMap(({ resource, operations }) =>
        operations.map(operation => ({
          resourceType: resource.type === 'topic' ? AclResourceTypes.TOPIC : AclResourceTypes.GROUP,
          resourceName: resource.name,
          resourcePatternType: ResourcePatternTypes.LITERAL,
          principal: `User:CN=${metadata.name}`,
          host: '*',
          operation: OPERATIONS[operation]!,
          permissionType: AclPermissionTypes.ALLOW,
        })),
      ),
    ),
  })
  await admin.disconnect()
}

export const startCluster = async (manifests: readonly Manifest[]): Promise<Cluster> => {
  const users = ofKind(manifests, 'KafkaUser').map(({ metadata }) => metadata.name)
  const certificates = await makeCertificates(['broker', ...users])
  const [port] = (await freePorts(1)) as [number]
  const broker = await startJavaBroker({
    listeners: { SSL: port },
    properties: () => ({
      'ssl.keystore.type': 'PEM',
      'ssl.keystore.location': certificates.of('broker').both,
      'ssl.truststore.type': 'PEM',
      'ssl.truststore.location': certificates.ca,
      'listener.name.ssl.ssl.client.auth': 'required',
      'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
      // The other listener of this broker is that of its operators.
      'super.users': 'User:ANONYMOUS',
      'allow.everyone.if.no.acl.found': 'false',
    }),
  })
  const secrets = mkdtempSync(join(tmpdir(), 'tocsin-secrets-'))
  execFileSync(`${KUBERNETES}examples/make-secrets.sh`, [secrets])
  await setUp(broker.brokers, manifests)

  const fileOf = ([secret, key]: readonly [string, string]): string => {
    if (secret === 'tocsin-cluster-ca-cert') return certificates.ca
    if (key === 'user.crt') return certificates.of(secret).cert
    if (key === 'user.key') return certificates.of(secret).key
    const path = join(secrets, secret, key)
    if (!existsSync(path)) throw new Error(`nobody makes ${key} of ${secret}`)
    return path
  }
  return {
    broker: `127.0.0.1:${port}`,
    certificates,
    secrets,
    environment(deployment) {
      const files = filesOf(deployment.spec.template.spec)
      const told = Object.entries(environmentOf(manifests, deployment)).map(([name, value]) => {
        const from = files.get(value)
        return [name, from ? fileOf(from) : value] as const
      })
      return { ...Object.fromEntries(told), TOCSIN_KAFKA_BROKERS: `127.0.0.1:${port}` }
    },
    async stop() {
      await broker.stop()
      rmSync(secrets, { recursive: true, force: true })
      rmSync(certificates.dir, { recursive: true, force: true })
    },
  }
}
