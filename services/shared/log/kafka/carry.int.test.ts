import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createLogger } from '../../runtime/logger.ts'
import type { Log, LogRecord, TopicSettings } from '../port.ts'
import { type Carrier, openCarrier } from './carry.ts'
import { openKafkaLog } from './kafka-log.ts'
import { describeWithBroker } from './test/broker.ts'
import { testConfig } from './test/config.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const logger = createLogger({ name: 'test', level: 'silent' })
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

await describeWithBroker('a carrier', ({ brokers }) => {
  const topic = `carried-${randomUUID()}`
  const settings: TopicSettings[] = [{ name: topic, partitions: 2, cleanup: 'forever' }]
  const groupId = `${topic}.reader`
  let carrier: Carrier
  let log: Log
  beforeAll(() => {
    carrier = openCarrier(testConfig(brokers), { logger })
    log = openKafkaLog(testConfig(brokers), { logger })
  })
  afterAll(async () => {
    await Promise.all([carrier.close(), log.close()])
  })

  it('brings records with the times that they had, while nobody else may write', async () => {
    expect(await carrier.timesOf([topic])).toEqual(new Map())
    await carrier.open(settings)
    expect(await carrier.timesOf([topic])).toEqual(new Map([[topic, 'writer']]))
    const records = Array.from(
      { length: 5 },
      (_, index): LogRecord => ({
        offset: BigInt(100 + index),
        appendedAt: Date.UTC(2026, 0, 5) + index * 1_000,
        key: index === 3 ? '' : `key-${index}`,
        value: bytes(`value ${index}`),
        headers: index % 2 === 0 ? {} : { kind: 'tick' },
      }),
    )
    await carrier.append({ topic, partition: 1 }, records.slice(0, 3))
    await carrier.append({ topic, partition: 1 }, records.slice(3))
    await expect(log.append(topic, [{ key: 'a', value: bytes('b') }])).rejects.toThrow("keeps the writer's time")

    await carrier.seal(settings)
    expect(await carrier.timesOf([topic])).toEqual(new Map([[topic, 'log']]))
    const found: LogRecord[] = []
    for await (const some of log.read({ topic, partition: 1 }, 0n)) found.push(...some)
    expect(found.map(({ value, ...rest }) => ({ ...rest, value: Buffer.from(value).toString() }))).toEqual(
      records.map(({ value, ...rest }, index) => ({
        ...rest,
        offset: BigInt(index),
        value: Buffer.from(value).toString(),
      })),
    )
    const [next] = await log.append(topic, [{ key: 'c', value: bytes('d'), partition: 1 }])
    expect(next!.appendedAt).toBeGreaterThan(records.at(-1)!.appendedAt)
  })

  it('gives groups their places, with what they remember, and sees who is in one', async () => {
    const place = { groupId, topic, partition: 1, offset: 2n, metadata: 'events=7' }
    await carrier.commit([place])
    expect(await carrier.commits([groupId], [topic])).toEqual([place])
    expect(await carrier.groups()).toContainEqual({ groupId, isEmpty: true })

    const first = Promise.withResolvers<bigint>()
    const reader = log.group({
      groupId,
      topics: [topic],
      async onBatch({ partition, records }) {
        if (partition === 1) first.resolve(records[0]!.offset)
      },
    })
    expect(await first.promise).toBe(2n)
    expect(await carrier.groups()).toContainEqual({ groupId, isEmpty: false })
    await reader.stop()
  })
})
