import type { IPersistentVolumeClaimSpec } from 'kubernetes-models/v1/PersistentVolumeClaimSpec'
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'

/** As much of the Altinity operator's resources as is used here, from its CRDs (0.25). */
interface Metadata {
  readonly name: string
  readonly namespace?: string
}
interface Layout {
  readonly shardsCount?: number
  readonly replicasCount?: number
}
/** Settings are paths of XML (`user/profile`) to texts; what is secret comes from a Secret. */
type Settings = Readonly<Record<string, string>>
type SecretSettings = Readonly<
  Record<
    string,
    string | { readonly valueFrom: { readonly secretKeyRef: { readonly name: string; readonly key: string } } }
  >
>
interface Templates {
  readonly podTemplates: readonly { readonly name: string; readonly spec: IPodSpec }[]
  readonly volumeClaimTemplates: readonly { readonly name: string; readonly spec: IPersistentVolumeClaimSpec }[]
}
interface Defaults {
  readonly templates: { readonly podTemplate: string; readonly dataVolumeClaimTemplate: string }
}

export interface ClickHouseInstallation {
  readonly apiVersion: 'clickhouse.altinity.com/v1'
  readonly kind: 'ClickHouseInstallation'
  readonly metadata: Metadata
  readonly spec: {
    readonly configuration: {
      readonly zookeeper: { readonly nodes: readonly { readonly host: string; readonly port: number }[] }
      readonly clusters: readonly { readonly name: string; readonly layout: Layout }[]
      readonly users: SecretSettings
      readonly profiles: Settings
      readonly settings: Settings
      readonly files?: Settings
    }
    readonly defaults: Defaults
    readonly templates: Templates
  }
}

export interface ClickHouseKeeperInstallation {
  readonly apiVersion: 'clickhouse-keeper.altinity.com/v1'
  readonly kind: 'ClickHouseKeeperInstallation'
  readonly metadata: Metadata
  readonly spec: {
    readonly configuration: {
      readonly clusters: readonly { readonly name: string; readonly layout: Omit<Layout, 'shardsCount'> }[]
      readonly settings: Settings
    }
    readonly defaults: Defaults
    readonly templates: Templates
  }
}
