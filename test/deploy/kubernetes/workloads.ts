import type { Manifest } from './render.ts'

/** As much of a Deployment as the rules here look at. */
export interface Probe {
  readonly httpGet?: { readonly path: string; readonly port: string | number }
  readonly grpc?: { readonly port: number }
  readonly periodSeconds: number
  readonly failureThreshold: number
}
export interface SecretSource {
  readonly name: string
  readonly items: readonly { readonly key: string; readonly path: string }[]
}
export interface Volume {
  readonly name: string
  readonly emptyDir?: { readonly sizeLimit: string }
  readonly secret?: { readonly secretName: string; readonly items: SecretSource['items'] }
  readonly projected?: { readonly sources: readonly { readonly secret: SecretSource }[] }
}
export interface Container {
  readonly name: string
  readonly image: string
  readonly env?: readonly { readonly name: string; readonly value?: string; readonly valueFrom?: object }[]
  readonly envFrom: readonly { readonly configMapRef: { readonly name: string } }[]
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[]
  readonly startupProbe: Probe
  readonly livenessProbe: Probe
  readonly readinessProbe: Probe
  readonly lifecycle: { readonly preStop: { readonly sleep: { readonly seconds: number } } }
  readonly resources: {
    readonly requests: Readonly<Record<string, string>>
    readonly limits: Readonly<Record<string, string>>
  }
  readonly securityContext: object
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string; readonly readOnly?: boolean }[]
}
export interface PodSpec {
  readonly automountServiceAccountToken: boolean
  readonly enableServiceLinks: boolean
  readonly serviceAccountName: string
  readonly terminationGracePeriodSeconds: number
  readonly securityContext: object
  readonly topologySpreadConstraints: readonly {
    readonly topologyKey: string
    readonly matchLabelKeys: readonly string[]
    readonly labelSelector: { readonly matchLabels: Labels }
  }[]
  readonly containers: readonly [Container]
  readonly volumes: readonly Volume[]
}
export type Labels = Readonly<Record<string, string>>
export interface Deployment extends Manifest {
  readonly spec: {
    readonly replicas?: number
    readonly strategy: { readonly rollingUpdate: { readonly maxUnavailable: number; readonly maxSurge: number } }
    readonly selector: { readonly matchLabels: Labels }
    readonly template: { readonly metadata: { readonly labels: Labels }; readonly spec: PodSpec }
  }
}

/** Those of a kind, as what the caller knows of it. */
export const ofKind = <T extends Manifest>(manifests: readonly Manifest[], kind: string): readonly T[] =>
  manifests.filter(one => one.kind === kind) as T[]

export const deploymentsOf = (manifests: readonly Manifest[]): readonly Deployment[] =>
  ofKind<Deployment>(manifests, 'Deployment')

export const matches = (selector: Labels, labels: Labels): boolean =>
  Object.entries(selector).every(([key, value]) => labels[key] === value)

/** The file at each mounted path, with the secret that it comes from. */
export const filesOf = ({
  volumes,
  containers: [container],
}: PodSpec): ReadonlyMap<string, readonly [string, string]> =>
  new Map(
    container.volumeMounts.flatMap(({ name, mountPath }) => {
      const volume = volumes.find(one => one.name === name)
      if (!volume) throw new Error(`${name} is mounted, and no volume`)
      const secrets = [
        ...(volume.projected?.sources.map(({ secret }) => secret) ?? []),
        ...(volume.secret ? [{ name: volume.secret.secretName, items: volume.secret.items }] : []),
      ]
      return secrets.flatMap(secret =>
        secret.items.map(({ key, path }) => [`${mountPath}/${path}`, [secret.name, key]] as const),
      )
    }),
  )

/** What the container is told by ConfigMaps and by itself; later names win, as in Kubernetes. */
export const environmentOf = (manifests: readonly Manifest[], { spec }: Deployment): Record<string, string> => {
  const [{ envFrom, env = [] }] = spec.template.spec.containers
  const maps = ofKind<Manifest & { readonly data: Record<string, string> }>(manifests, 'ConfigMap')
  const given = envFrom.map(({ configMapRef: { name } }) => {
    const map = maps.find(one => one.metadata.name === name)
    if (!map) throw new Error(`there is no ConfigMap ${name}`)
    return map.data
  })
  return Object.assign(
    {},
    ...given,
    Object.fromEntries(env.map(({ name, value }) => [name, value ?? `from-the-pod`])),
  ) as Record<string, string>
}
