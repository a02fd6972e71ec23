import type { HoldServiceClient } from '@tocsin/shared/gen/tocsin/hold/v1/HoldService.ts'
import { createGrpcClient } from '@tocsin/shared/grpc/client.ts'
import type { ProgramDeps } from '@tocsin/shared/runtime/program.ts'
import type { Service } from '@tocsin/shared/runtime/service.ts'
import { ConfigError } from '@tocsin/shared/runtime/settings.ts'
import type { ConnectorsConfig } from './config.ts'
import { reportByGrpc } from './report.ts'
import { createConnectors } from './service.ts'

/** The connectors in a process of their own; they report to the escalation service that they are given. Throws ConfigError without one. */
export const createConnectorsAlone = (config: ConnectorsConfig, deps: ProgramDeps): Service => {
  const { escalation: address, escalationToken } = config
  const missing = Object.entries({ escalation: address, escalationToken }).flatMap(([key, value]) =>
    value === ''
      ? [`connectors.${key} is empty: connectors in a process of their own report to escalation with it`]
      : [],
  )
  if (missing.length > 0) throw new ConfigError(missing)
  const client = createGrpcClient<HoldServiceClient>('tocsin.hold.v1.HoldService', { address, credentials: deps.calls })
  deps.onStop('escalation', () => client.close())
  return createConnectors(config, { ...deps, report: reportByGrpc(client, () => config.escalationToken) })
}
