import { randomUUID } from 'node:crypto'
import { windowCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { MentionServiceClient } from '@tocsin/shared/gen/tocsin/ingest/v1/MentionService.ts'
import type { PublishResponse } from '@tocsin/shared/gen/tocsin/ingest/v1/PublishResponse.ts'
import type { Window } from '@tocsin/shared/gen/tocsin/window/v1/Window.ts'
import { createGrpcClient } from '@tocsin/shared/grpc/client.ts'
import { type Following, follow } from '@tocsin/shared/log/follow.ts'
import { openKafkaLog } from '@tocsin/shared/log/kafka/kafka-log.ts'
import { describeWithBroker } from '@tocsin/shared/log/kafka/test/broker.ts'
import { testConfig } from '@tocsin/shared/log/kafka/test/config.ts'
import type { Log } from '@tocsin/shared/log/port.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { kafkaEnvironment, type ServiceProcess, startService } from '../support/service-process.ts'
import { eventually, runToEnd } from '../support/standalone.ts'

const HOUR_MS = 3_600_000
const PLAYBOOKS = 'deploy/playbooks/demo'
/** Of those playbooks, so that it is known on a broker too where they were applied before. */
const BRAND = 'kopi-pagi'

/** Publishes so many mentions over gRPC; resolves when each is durable. */
const publish = (address: string, count: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const client = createGrpcClient<MentionServiceClient>('tocsin.ingest.v1.MentionService', { address })
    const call = client.publish({ deadline: Date.now() + 30_000 })
    let accepted = 0
    call.on('data', ({ outcome, detail }: PublishResponse) => {
      if (outcome === 'PUBLISH_OUTCOME_ACCEPTED') accepted++
      else reject(new Error(`${outcome}: ${detail}`))
    })
    call.on('error', reject)
    call.on('end', () => {
      client.close()
      if (accepted === count) resolve()
      else reject(new Error(`${accepted} of ${count} accepted`))
    })
    for (let i = 0; i < count; i++) {
      const nativeId = randomUUID()
      call.write({
        requestId: String(i),
        post: { nativeId, text: 'a word', publishedAtMs: Date.now(), author: nativeId, brandIds: [BRAND] },
      })
    }
    call.end()
  })

await describeWithBroker('services as processes of their own', ({ brokers }) => {
  const env = {
    ...kafkaEnvironment(brokers),
    TOCSIN_INGEST_PLAYBOOKS: PLAYBOOKS,
    TOCSIN_INGEST_AUTHOR_KEYS: `1:${'a'.repeat(64)}`,
  }
  const running: ServiceProcess[] = []
  let log: Log
  let following: Following
  /** Every value of an hour's window of the brand that was ever published. */
  const windows: Window[] = []
  /** What was published in the last hour by an earlier run on the same broker. */
  let before = 0

  const start = async (name: Parameters<typeof startService>[0]): Promise<ServiceProcess> => {
    const service = await startService(name, env)
    running.push(service)
    return service
  }
  /** Waits until a window holds all mentions; more than that must never have been published. */
  const counted = async (count: number): Promise<void> => {
    await eventually(`a window of ${count} mentions; beside ${before}`, 60_000, async () =>
      windows.some(({ mentions }) => mentions >= before + count) ? true : undefined,
    )
    expect(Math.max(...windows.map(({ mentions }) => mentions))).toBe(before + count)
  }

  beforeAll(async () => {
    log = openKafkaLog(testConfig(brokers), { logger: createLogger({ name: 'test', level: 'silent' }) })
    const applied = await runToEnd('services/cli/src/main.ts', ['topics', 'apply'], { env })
    expect(applied).toMatchObject({ code: 0, stderr: '' })
    following = follow({
      log,
      topic: TOPICS.windowsUpdated.name,
      from: () => 'start',
      onBatch({ records }) {
        const values = records.map(({ value }) => windowCodec.decode(value))
        windows.push(...values.filter(({ brandId, sizeMs }) => brandId === BRAND && sizeMs === HOUR_MS))
      },
      onFailure: () => undefined,
    })
    await following.caughtUp()
    const current = windows.filter(({ windowEndMs }) => windowEndMs > Date.now())
    before = Math.max(0, ...current.map(({ mentions }) => mentions))
    windows.length = 0
  }, 90_000)

  afterAll(async () => {
    await Promise.all(running.map(service => service.kill()))
    await following?.stop()
    await log?.close()
  })

  it('finds the topics as they should be, and says in what a cluster differs', async () => {
    expect(await runToEnd('services/cli/src/main.ts', ['topics', 'check'], { env })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('topics are as they should be'),
    })
    const more = { ...env, TOCSIN_LOG_PARTITIONS: '7' }
    expect(await runToEnd('services/cli/src/main.ts', ['topics', 'apply'], { env: more })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('nothing was changed: mentions.collected.v1 has'),
    })
    expect(
      await runToEnd('services/aggregator/src/main.ts', [], { env: { ...more, TOCSIN_RUNTIME_HEALTH_PORT: '0' } }),
    ).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('The count decides where a key lies'),
    })
  })

  it('counts each mention once while one replica is stopped and another is killed', async () => {
    const ingest = await start('ingest')
    const [sentiment, aggregator] = await Promise.all([start('sentiment'), start('aggregator')])
    await publish(ingest.grpcAddress, 100)
    await counted(100)

    const otherSentiment = await start('sentiment')
    const publishing = publish(ingest.grpcAddress, 200)
    // A signal to the whole group and the one that a supervisor passes on.
    expect(await Promise.all([sentiment.stop(), sentiment.stop()])).toEqual([0, 0])
    await publishing
    await counted(300)

    const otherAggregator = await start('aggregator')
    await Promise.all([publish(ingest.grpcAddress, 100), aggregator.kill()])
    await publish(ingest.grpcAddress, 100)
    await counted(500)

    for (const service of [ingest, otherSentiment, otherAggregator]) expect(await service.stop()).toBe(0)
  }, 300_000)
})
