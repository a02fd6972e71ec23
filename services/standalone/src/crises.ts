import { randomBytes } from 'node:crypto'
import { type AccessToken, hashToken } from '@tocsin/escalation/access-token.ts'
import { reportByGrpc } from '@tocsin/escalation/connectors/report.ts'
import { createConnectors } from '@tocsin/escalation/connectors/service.ts'
import { createNotifier } from '@tocsin/escalation/notifier/service.ts'
import { createEscalation, type Escalation } from '@tocsin/escalation/service.ts'
import type { HoldServiceClient } from '@tocsin/shared/gen/tocsin/hold/v1/HoldService.ts'
import { createGrpcClient, type GrpcCredentials } from '@tocsin/shared/grpc/client.ts'
import type { CommonDeps, Service } from '@tocsin/shared/runtime/service.ts'
import type { Configuration } from './configuration.ts'
import { keptLinkSecret } from './link-secret.ts'

export interface CrisesSettings {
  readonly configuration: Pick<Configuration, 'escalation' | 'notifier' | 'connectors'>
  readonly dataDir: string
  /** Where people open links. */
  readonly publicUrl: string
  /** Who may call besides those of the settings, for as long as this process lives. */
  readonly access: readonly AccessToken[]
}

/** What decides, calls people and stops publishing: escalation, the notifier and the connectors, for the same people. */
export interface Crises {
  readonly escalation: Escalation
  readonly notifier: Service
  /** They say by gRPC, at this address, what they did. */
  connectors(address: string, calls?: GrpcCredentials): Service
  /** With this the gateway watches crises for everybody who looks, and reads the playbook for those who may not read all of it. */
  readonly gatewayToken: string
}

const newToken = (): string => randomBytes(32).toString('base64url')

export const createCrises = (settings: CrisesSettings, deps: CommonDeps): Crises => {
  const { configuration, dataDir, publicUrl } = settings
  const { escalation: given } = configuration
  const [gatewayToken, connectorsToken] = [newToken(), newToken()]
  const tokens: readonly AccessToken[] = [
    ...given.tokens,
    { sha256: hashToken(gatewayToken), personId: 'gateway', role: 'manager', brands: [] },
    { sha256: hashToken(connectorsToken), personId: 'connectors', role: 'responder', brands: [] },
    ...settings.access,
  ]
  const linkSecret = given.linkSecret || keptLinkSecret(dataDir)

  const connectors = (address: string, calls?: GrpcCredentials): Service => {
    const client = createGrpcClient<HoldServiceClient>('tocsin.hold.v1.HoldService', { address, credentials: calls })
    const report = reportByGrpc(client, () => connectorsToken)
    const service = createConnectors(configuration.connectors, { ...deps, report })
    return {
      ...service,
      async stop() {
        await service.stop()
        client.close()
      },
    }
  }

  const escalation = createEscalation({ ...given, tokens, linkSecret, publicUrl }, deps)
  return {
    escalation,
    notifier: createNotifier(configuration.notifier, { ...deps, access: escalation.access }),
    connectors,
    gatewayToken,
  }
}
