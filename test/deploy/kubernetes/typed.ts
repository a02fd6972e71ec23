import type { Manifest } from './render.ts'

/** Where the type of each kind comes from; our own for ClickHouse's operator, for which there is no package. */
const TYPES: Readonly<Record<string, readonly [module: string, type: string]>> = {
  'v1/Namespace': ['kubernetes-models/v1/Namespace', 'INamespace'],
  'v1/ServiceAccount': ['kubernetes-models/v1/ServiceAccount', 'IServiceAccount'],
  'v1/ConfigMap': ['kubernetes-models/v1/ConfigMap', 'IConfigMap'],
  'v1/Service': ['kubernetes-models/v1/Service', 'IService'],
  'apps/v1/Deployment': ['kubernetes-models/apps/v1/Deployment', 'IDeployment'],
  'batch/v1/Job': ['kubernetes-models/batch/v1/Job', 'IJob'],
  'batch/v1/CronJob': ['kubernetes-models/batch/v1/CronJob', 'ICronJob'],
  'v1/PersistentVolumeClaim': ['kubernetes-models/v1/PersistentVolumeClaim', 'IPersistentVolumeClaim'],
  'policy/v1/PodDisruptionBudget': ['kubernetes-models/policy/v1/PodDisruptionBudget', 'IPodDisruptionBudget'],
  'autoscaling/v2/HorizontalPodAutoscaler': [
    'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler',
    'IHorizontalPodAutoscaler',
  ],
  'networking.k8s.io/v1/NetworkPolicy': ['kubernetes-models/networking.k8s.io/v1/NetworkPolicy', 'INetworkPolicy'],
  ...Object.fromEntries(
    ['Kafka', 'KafkaNodePool', 'KafkaTopic', 'KafkaUser'].map(kind => [
      `kafka.strimzi.io/v1/${kind}`,
      [`@kubernetes-models/strimzi-kafka-operator/kafka.strimzi.io/v1/${kind}`, `I${kind}`],
    ]),
  ),
  ...Object.fromEntries(
    ['ScaledObject', 'TriggerAuthentication'].map(kind => [
      `keda.sh/v1alpha1/${kind}`,
      [`@kubernetes-models/keda/keda.sh/v1alpha1/${kind}`, `I${kind}`],
    ]),
  ),
  ...Object.fromEntries(
    ['PodMonitor', 'PrometheusRule'].map(kind => [
      `monitoring.coreos.com/v1/${kind}`,
      [`@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/${kind}`, `I${kind}`],
    ]),
  ),
  ...Object.fromEntries(
    ['Gateway', 'HTTPRoute', 'GRPCRoute', 'BackendTLSPolicy'].map(kind => [
      `gateway.networking.k8s.io/v1/${kind}`,
      [`@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/${kind}`, `I${kind}`],
    ]),
  ),
  ...Object.fromEntries(
    ['Issuer', 'Certificate'].map(kind => [
      `cert-manager.io/v1/${kind}`,
      [`@kubernetes-models/cert-manager/cert-manager.io/v1/${kind}`, `I${kind}`],
    ]),
  ),
  ...Object.fromEntries(
    ['SecretStore', 'ExternalSecret'].map(kind => [
      `external-secrets.io/v1/${kind}`,
      [`@kubernetes-models/external-secrets/external-secrets.io/v1/${kind}`, `I${kind}`],
    ]),
  ),
  'clickhouse.altinity.com/v1/ClickHouseInstallation': ['#clickhouse', 'ClickHouseInstallation'],
  'clickhouse-keeper.altinity.com/v1/ClickHouseKeeperInstallation': ['#clickhouse', 'ClickHouseKeeperInstallation'],
}

/**
 * The manifests as typed literals: `tsc` says which field is misspelt, missing or of the wrong type. `clickhouse` is the path of our own
 * types. Throws for a kind that nobody gave a type.
 */
export const typedLiterals = (manifests: readonly Manifest[], clickhouse: string): string =>
  manifests
    .map((manifest, index) => {
      const { apiVersion, kind, metadata } = manifest
      const [from, type] = TYPES[`${apiVersion}/${kind}`] ?? []
      if (from === undefined) throw new Error(`no type is known for ${apiVersion} ${kind} ("${metadata.name}")`)
      const module = from === '#clickhouse' ? clickhouse : from
      return `export const manifest${index}: import('${module}').${type} = ${JSON.stringify(manifest)}`
    })
    .join('\n')
