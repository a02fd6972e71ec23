import type { AccessToken } from '@tocsin/escalation/access-token.ts'

/** A process of the cluster. */
export interface Part {
  readonly name: string
  /** Path from the repository's root. */
  readonly file: string
  /** What Node is told before the program. */
  readonly node: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly healthPort: number
}

export interface Ports {
  readonly gateway: number
  readonly ingest: number
  /** By name of the part. */
  readonly grpc: ReadonlyMap<string, number>
  readonly health: ReadonlyMap<string, number>
}

export interface ClusterSettings {
  readonly host: string
  readonly grpcHost: string
  readonly ports: Ports
  readonly history: boolean
  /** Of each service that may have several. */
  readonly replicas: number
  /** Where people open links. */
  readonly publicUrl: string
  /** Folder of playbooks to apply; undefined leaves it to the configuration. */
  readonly playbooks: string | undefined
  readonly authorKeys: string
  readonly linkSecret: string
  readonly gatewayToken: string
  readonly connectorsToken: string
  /** All that are let in. */
  readonly tokens: readonly AccessToken[]
}

/** Downstream first, so that nothing flows before somebody listens. */
const FILES: Readonly<Record<string, string>> = {
  archive: 'services/archive/src/main.ts',
  notifier: 'services/escalation/src/notifier/main.ts',
  escalation: 'services/escalation/src/main.ts',
  gateway: 'services/gateway/src/main.ts',
  connectors: 'services/escalation/src/connectors/main.ts',
  aggregator: 'services/aggregator/src/main.ts',
  sentiment: 'services/sentiment/src/main.ts',
  ingest: 'services/ingest/src/main.ts',
}

/** As `npm run start:…` and the images have them. */
const NODE_FLAGS: Readonly<Record<string, readonly string[]>> = { gateway: ['--max-semi-space-size=8'] }

/** Those that answer gRPC, in the order of their ports: the commands of people go to the first. */
const GRPC_PARTS = ['escalation', 'notifier', 'ingest', 'aggregator', 'sentiment']
/** These listen where others look for them, so that there is one of each. */
const SINGLE = ['gateway', 'ingest']

/** What runs: everything so many times, without the archive where history is off. Replicas are called `aggregator-2` and so on. */
export const partNames = ({ history, replicas }: Pick<ClusterSettings, 'history' | 'replicas'>): readonly string[] =>
  Object.keys(FILES)
    .filter(name => history || name !== 'archive')
    .flatMap(name => {
      const more = SINGLE.includes(name) ? 0 : replicas - 1
      return [name, ...Array.from({ length: more }, (_, index) => `${name}-${index + 2}`)]
    })

const serviceOf = (name: string): string => name.replace(/-\d+$/, '')

/** Those of the names that answer gRPC, in the order of their ports. */
export const grpcNames = (names: readonly string[]): readonly string[] => [
  ...GRPC_PARTS,
  ...names.filter(name => !GRPC_PARTS.includes(name) && GRPC_PARTS.includes(serviceOf(name))),
]

/** An address that a neighbour on this machine can reach. */
const reachable = (host: string): string => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host)

/** As the settings take it. */
const entryOf = ({ sha256, personId, role, brands, untilMs }: AccessToken) => ({
  tokenSha256: sha256,
  person: personId,
  role,
  brands,
  ...(untilMs === undefined ? {} : { until: new Date(untilMs).toISOString().replace(/\.\d+Z$/, 'Z') }),
})

const ownEnv = (name: string, settings: ClusterSettings): Readonly<Record<string, string>> => {
  const { ports, grpcHost } = settings
  const grpcAddress = (part: string): string => `${reachable(grpcHost)}:${ports.grpc.get(part)}`
  const tokens = { TOCSIN_ESCALATION_TOKENS: JSON.stringify(settings.tokens.map(entryOf)) }
  switch (serviceOf(name)) {
    case 'ingest':
      return { TOCSIN_INGEST_PORT: String(ports.ingest), TOCSIN_INGEST_AUTHOR_KEYS: settings.authorKeys }
    case 'escalation':
      return {
        ...tokens,
        TOCSIN_ESCALATION_LINK_SECRET: settings.linkSecret,
        TOCSIN_ESCALATION_PUBLIC_URL: settings.publicUrl,
        ...(settings.playbooks === undefined ? {} : { TOCSIN_ESCALATION_PLAYBOOKS: settings.playbooks }),
      }
    case 'notifier':
      return tokens
    case 'connectors':
      return {
        TOCSIN_CONNECTORS_ESCALATION: grpcAddress('escalation'),
        TOCSIN_CONNECTORS_ESCALATION_TOKEN: settings.connectorsToken,
      }
    case 'gateway':
      return {
        TOCSIN_GATEWAY_PORT: String(ports.gateway),
        TOCSIN_GATEWAY_ESCALATION: grpcAddress('escalation'),
        TOCSIN_GATEWAY_NOTIFIER: grpcAddress('notifier'),
        TOCSIN_GATEWAY_ESCALATION_TOKEN: settings.gatewayToken,
      }
    default:
      return {}
  }
}

/** Every process with what it is told beyond the configuration that all share: its ports, where the others are, and who may call. */
export const partsOf = (settings: ClusterSettings): readonly Part[] =>
  partNames(settings).map(name => {
    const grpcPort = settings.ports.grpc.get(name)
    const healthPort = settings.ports.health.get(name) ?? 0
    return {
      name,
      file: FILES[serviceOf(name)]!,
      node: NODE_FLAGS[serviceOf(name)] ?? [],
      healthPort,
      env: {
        TOCSIN_RUNTIME_HEALTH_PORT: String(healthPort),
        ...(grpcPort === undefined ? {} : { TOCSIN_GRPC_PORT: String(grpcPort) }),
        ...ownEnv(name, settings),
      },
    }
  })
