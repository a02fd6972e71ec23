import { fileURLToPath } from 'node:url'
import { connectClickHouse } from '@tocsin/shared/clickhouse/client.ts'
import { createHistory, type History } from '@tocsin/shared/clickhouse/history.ts'
import type { ProgramDeps } from '@tocsin/shared/runtime/program.ts'
import type { clickhouseSection } from '@tocsin/shared/runtime/sections.ts'
import type { Values } from '@tocsin/shared/runtime/settings.ts'
import type { GatewayConfig } from './config.ts'
import { createGateway, type Gateway } from './service.ts'

interface AloneConfig {
  readonly gateway: GatewayConfig
  readonly clickhouse: Values<typeof clickhouseSection>
}

const dashboard = (name: string): string => fileURLToPath(new URL(`../../../dashboards/${name}/dist`, import.meta.url))

const openHistory = (settings: AloneConfig['clickhouse'], deps: ProgramDeps): { readonly history?: History } => {
  if (settings.url === '') return {}
  const clickhouse = connectClickHouse({
    ...settings,
    password: () => settings.password,
    logger: deps.logger,
    compression: true,
  })
  deps.onStop('ClickHouse', () => clickhouse.close())
  return { history: createHistory(clickhouse) }
}

/** The gateway in a process of its own, with the dashboards as built beside it; without a ClickHouse server history is off. */
export const createGatewayAlone = ({ gateway: config, clickhouse }: AloneConfig, deps: ProgramDeps): Gateway => {
  const gateway = createGateway(config, {
    ...deps,
    ...openHistory(clickhouse, deps),
    wallDir: dashboard('wall'),
    consoleDir: dashboard('console'),
    demo: false,
  })
  deps.onSecrets(() => gateway.setTokens(config.displayTokens))
  return gateway
}
