import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashToken } from '@tocsin/escalation/access-token.ts'
import { topicSettings } from '@tocsin/shared/events/topics.ts'
import type { NotificationServiceClient } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationService.ts'
import { bearer, createGrpcClient, unary } from '@tocsin/shared/grpc/client.ts'
import { startGrpcServer } from '@tocsin/shared/grpc/server.ts'
import { errorDetailsOf } from '@tocsin/shared/grpc/status.ts'
import { openEmbeddedLog } from '@tocsin/shared/log/embedded/embedded-log.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { afterEach, expect, it } from 'vitest'
import { readConfiguration } from './configuration.ts'
import { createCrises } from './crises.ts'

const stops: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

const TOKEN = 'token-of-anna'
const LINE = `- { tokenSha256: ${hashToken(TOKEN)}, person: anna, role: responder }\n`

it('lets nobody read messages with a token that left the file', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tocsin-crises-'))
  stops.push(() => rmSync(dataDir, { recursive: true, force: true }))
  const accessFile = join(dataDir, 'tokens.yaml')
  const write = (text: string): void => {
    writeFileSync(`${accessFile}.new`, text)
    renameSync(`${accessFile}.new`, accessFile)
  }
  write(LINE)
  const logger = createLogger({ name: 'test', level: 'silent' })
  const log = await openEmbeddedLog({ dir: join(dataDir, 'log'), logger })
  stops.push(() => log.close())
  await log.ensureTopics(topicSettings(2))
  const { values } = readConfiguration({})
  const configuration = { ...values, escalation: { ...values.escalation, accessFile } }
  const { escalation, notifier } = createCrises(
    { configuration, dataDir, publicUrl: 'http://127.0.0.1', access: [] },
    { log, logger, metrics: createMetrics(), now: Date.now },
  )
  for (const service of [notifier, escalation]) {
    await service.start()
    stops.push(() => service.stop())
  }
  const server = await startGrpcServer({ host: '127.0.0.1', port: 0, services: notifier.grpc, logger })
  stops.push(() => server.stop(200))
  const messages = createGrpcClient<NotificationServiceClient>('tocsin.notification.v1.NotificationService', {
    address: `127.0.0.1:${server.port}`,
  })
  stops.push(() => messages.close())
  const answer = (): Promise<string> =>
    unary((options, done) => messages.listNotifications({ limit: 1 }, bearer(TOKEN), options, done)).then(
      () => 'listed',
      error => errorDetailsOf(error as object).reason ?? String(error),
    )

  await expect.poll(answer, { timeout: 5_000 }).toBe('listed')
  write('[]\n')
  await expect.poll(answer, { timeout: 5_000 }).toBe('NO_TOKEN')
})
