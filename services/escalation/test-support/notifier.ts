import { configVersionCodec, notificationEventCodec, notificationRequestedCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { NotificationRequestedInput } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationRequested.ts'
import type { NotificationServiceClient } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationService.ts'
import { createGrpcClient } from '@tocsin/shared/grpc/client.ts'
import { startGrpcServer } from '@tocsin/shared/grpc/server.ts'
import type { Log } from '@tocsin/shared/log/port.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { createAccess } from '../src/adapters/access.ts'
import { type NotifierConfig, readConfig } from '../src/notifier/config.ts'
import { createNotifier } from '../src/notifier/service.ts'
import { type Bench, logger, readAll } from './embedded.ts'
import { TOKENS } from './service.ts'

export interface TestContact {
  readonly id: string
  readonly kind: 'webhook' | 'email' | 'ntfy'
  readonly target: string
  readonly secret?: string
}

const planOf = (people: Readonly<Record<string, readonly TestContact[]>>): string =>
  JSON.stringify({
    brands: [],
    people: Object.entries(people).map(([id, contacts]) => ({
      id,
      name: id,
      languages: ['en'],
      timeZone: 'UTC',
      contacts,
    })),
  })

/** A playbook of nothing but people, as one version of it. */
export const applyPeople = (log: Log, people: Readonly<Record<string, readonly TestContact[]>>, version = 1) =>
  log.append(TOPICS.configVersions.name, [
    {
      key: `playbook@${version}`,
      value: configVersionCodec.encode({
        configId: 'playbook',
        version,
        plan: { files: [{ path: 'people.yaml', text: planOf(people) }], reason: 'test' },
      }),
    },
  ])

/** A running notifier behind real gRPC. */
export const startNotifier = async (bench: Bench, over: Partial<NotifierConfig> = {}, log: Log = bench.log) => {
  const config = { ...readConfig({}), allow: ['127.0.0.0/8'], sendTimeout: 2_000, ...over }
  const metrics = createMetrics()
  const access = createAccess(TOKENS, '')
  const service = createNotifier(config, { log, logger, metrics, now: bench.clock.now, access })
  await service.start()
  const server = await startGrpcServer({ host: '127.0.0.1', port: 0, services: service.grpc, logger })
  const address = `127.0.0.1:${server.port}`
  const client = createGrpcClient<NotificationServiceClient>('tocsin.notification.v1.NotificationService', { address })
  let stopped: Promise<void> | undefined
  const stop = async (): Promise<void> => {
    client.close()
    await service.stop()
    await server.stop(200)
  }
  const running = { service, client, metrics, stop: () => (stopped ??= stop()) }
  bench.onStop(running.stop)
  return running
}

/** Records of notifications.requested.v1 as the effects write them. */
export const request = (
  bench: { readonly log: Log; readonly clock: { now(): number } },
  ...requests: readonly NotificationRequestedInput[]
) =>
  bench.log.append(
    TOPICS.notificationsRequested.name,
    requests.map(given => {
      const { personId = 'anna', contactId = 'hook' } = given
      const value = notificationRequestedCodec.encode({
        crisisId: 'lumo-1',
        personId,
        contactId,
        urgency: 'URGENCY_PAGE',
        subject: 'Lumo: acknowledge',
        text: 'Half of it is negative.',
        link: 'https://tocsin.test/a/token',
        requestedAtMs: bench.clock.now(),
        expiresAtMs: bench.clock.now() + 24 * 3_600_000,
        kind: 'acknowledge',
        playbookVersion: 1,
        brandIds: ['lumo'],
        ...given,
      })
      return { key: personId, value }
    }),
  )

/** What was recorded of a key, in order: states without the prefix. */
export const statesOf = async (bench: Pick<Bench, 'log'>, key: string): Promise<string[]> => {
  const all = await readAll(bench.log, TOPICS.notificationsEvents.name, value => notificationEventCodec.decode(value))
  return all
    .filter(({ idempotencyKey }) => idempotencyKey === key)
    .map(({ state }) => state.replace('DELIVERY_STATE_', ''))
}

export const eventsIn = (bench: Pick<Bench, 'log'>) =>
  readAll(bench.log, TOPICS.notificationsEvents.name, value => notificationEventCodec.decode(value))

/** Waits on what the log holds; gives up after 25 s. */
export const eventually = async (what: () => Promise<boolean> | boolean, why: string): Promise<void> => {
  const giveUpAt = performance.now() + 25_000
  while (!(await what())) {
    if (performance.now() > giveUpAt) throw new Error(`never came: ${why}`)
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}
