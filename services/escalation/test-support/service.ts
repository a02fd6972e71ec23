import { configVersionCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { CrisisServiceClient } from '@tocsin/shared/gen/tocsin/crisis/v1/CrisisService.ts'
import type { HoldServiceClient } from '@tocsin/shared/gen/tocsin/hold/v1/HoldService.ts'
import type { PlaybookServiceClient } from '@tocsin/shared/gen/tocsin/playbook/v1/PlaybookService.ts'
import { bearer, createGrpcClient } from '@tocsin/shared/grpc/client.ts'
import { startGrpcServer } from '@tocsin/shared/grpc/server.ts'
import type { Log } from '@tocsin/shared/log/port.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { hashToken } from '../src/access-token.ts'
import { type EscalationConfig, readConfig } from '../src/config.ts'
import { createEscalation } from '../src/service.ts'
import { type Bench, logger } from './embedded.ts'
import { SATURDAY_PLAN } from './saturday-plan.ts'

const tokenOf = (personId: string): string => `token-of-${personId}`

const access = (personId: string, role: 'display' | 'responder' | 'manager', brands: readonly string[] = []) => ({
  sha256: hashToken(tokenOf(personId)),
  personId,
  role,
  brands,
})

export const TOKENS = [
  ...['nina', 'anna', 'marta', 'olle', 'sari', 'budi'].map(id => access(id, 'responder')),
  access('eva', 'manager'),
  access('wall', 'display'),
  access('stranger', 'responder', ['nori']),
  access('boss-of-nori', 'manager', ['nori']),
]

/** The plan of the tests as version 1 of the playbook. */
export const applyPlan = (log: Log, text = SATURDAY_PLAN) =>
  log.append(TOPICS.configVersions.name, [
    {
      key: 'playbook@1',
      value: configVersionCodec.encode({
        configId: 'playbook',
        version: 1,
        createdBy: 'eva',
        plan: { files: [{ path: 'plan.yaml', text }], reason: 'first' },
      }),
    },
  ])

/** A running service behind real gRPC. */
export const startService = async (bench: Bench, log: Log = bench.log, over: Partial<EscalationConfig> = {}) => {
  const config = {
    ...readConfig({}),
    tokens: TOKENS,
    linkSecret: 'secret of the test',
    commandDeadline: 2_000,
    ...over,
  }
  const metrics = createMetrics()
  const service = createEscalation(config, { log, logger, metrics, now: bench.clock.now })
  await service.start()
  const server = await startGrpcServer({ host: '127.0.0.1', port: 0, services: service.grpc, logger })
  const address = `127.0.0.1:${server.port}`
  const crises = createGrpcClient<CrisisServiceClient>('tocsin.crisis.v1.CrisisService', { address })
  const holds = createGrpcClient<HoldServiceClient>('tocsin.hold.v1.HoldService', { address })
  const plans = createGrpcClient<PlaybookServiceClient>('tocsin.playbook.v1.PlaybookService', { address })
  let stopped: Promise<void> | undefined
  const stop = async (): Promise<void> => {
    crises.close()
    holds.close()
    plans.close()
    await service.stop()
    await server.stop(200)
  }
  const running = { service, metrics, address, crises, holds, plans, stop: () => (stopped ??= stop()) }
  bench.onStop(running.stop)
  return running
}

export type Running = Awaited<ReturnType<typeof startService>>

export const as = (personId: string) => bearer(tokenOf(personId))
