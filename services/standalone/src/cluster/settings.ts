import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { hashToken } from '@tocsin/escalation/access-token.ts'
import { loadAuthorKeys } from '@tocsin/ingest/adapters/author-keys.ts'
import { urlOf } from '../address.ts'
import type { Configuration } from '../configuration.ts'
import { keptLinkSecret } from '../link-secret.ts'
import { type ClusterSettings, partNames } from './parts.ts'
import { choosePorts } from './ports.ts'

const newToken = (): string => randomBytes(32).toString('base64url')

/**
 * What the processes must agree on and the configuration leaves open: ports, tokens between them (as long as they live), and keys that outlive
 * them, kept in the data folder.
 */
export const settingsOf = async (
  values: Configuration,
  isDefault: (path: string) => boolean,
  { playbooks, replicas }: Pick<ClusterSettings, 'playbooks' | 'replicas'>,
): Promise<ClusterSettings> => {
  const { gateway, escalation, connectors, ingest, runtime, grpc, clickhouse } = values
  const dataDir = resolve(runtime.dataDir)
  const history = clickhouse.url !== ''
  const ports = await choosePorts(values, partNames({ history, replicas }))
  const gatewayToken = gateway.escalationToken || newToken()
  const connectorsToken = connectors.escalationToken || newToken()
  const made = [
    { given: gateway.escalationToken, token: gatewayToken, personId: 'gateway', role: 'manager' as const },
    { given: connectors.escalationToken, token: connectorsToken, personId: 'connectors', role: 'responder' as const },
  ].flatMap(({ given, token, personId, role }) =>
    given === '' ? [{ sha256: hashToken(token), personId, role, brands: [] }] : [],
  )
  const keys = loadAuthorKeys(ingest.authorKeys, dataDir, () => undefined)
  const ownUrl = gateway.publicUrl || urlOf({ host: gateway.host, port: ports.gateway })
  return {
    host: runtime.host,
    grpcHost: grpc.host,
    ports,
    history,
    replicas,
    publicUrl: isDefault('escalation.publicUrl') ? ownUrl : escalation.publicUrl,
    playbooks,
    authorKeys: keys.map(({ version, key }) => `${version}:${key.toString('hex')}`).join(','),
    linkSecret: escalation.linkSecret || keptLinkSecret(dataDir),
    gatewayToken,
    connectorsToken,
    tokens: [...escalation.tokens, ...made],
  }
}
