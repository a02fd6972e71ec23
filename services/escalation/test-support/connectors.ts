import type { Log } from '@tocsin/shared/log/port.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { type ConnectorsConfig, readConfig } from '../src/connectors/config.ts'
import type { ReportEnforcement } from '../src/connectors/report.ts'
import { createConnectors } from '../src/connectors/service.ts'
import { type Bench, logger } from './embedded.ts'
import { SATURDAY_PLAN } from './saturday-plan.ts'

export const SECRETS = [`whsec_${Buffer.alloc(24, 7).toString('base64')}`]

/** The plan of the tests with a desk that is asked, and a tool that a person stops; `others` are webhooks by id and URL. */
export const planWithConnectors = (deskUrl: string, others: Readonly<Record<string, string>> = {}): string =>
  `${SATURDAY_PLAN}
connectors:
  - { id: desk, title: Social desk, kind: webhook, accounts: ["@lumo"], target: "${deskUrl}", secret: desk, owner: lead }
  - { id: tool, title: The tool, kind: manual, target: "https://tool.example/suspend", owner: director, instructions: Press Suspend }
${Object.entries(others)
  .map(([id, url]) => `  - { id: ${id}, title: ${id}, kind: webhook, target: "${url}", secret: desk, owner: lead }`)
  .join('\n')}
`

/** A running service of connectors that may reach this machine. */
export const startConnectors = async (
  bench: Bench,
  report: ReportEnforcement,
  { log = bench.log, ...over }: Partial<ConnectorsConfig> & { readonly log?: Log } = {},
) => {
  const config = {
    ...readConfig({}),
    secrets: { desk: SECRETS },
    allow: ['127.0.0.0/8'],
    attemptTimeout: 1_000,
    ...over,
  }
  const service = createConnectors(config, { log, logger, metrics: createMetrics(), now: bench.clock.now, report })
  await service.start()
  bench.onStop(service.stop)
  return service
}
