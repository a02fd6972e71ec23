import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createLogger } from '../../runtime/logger.ts'
import {
  createHarness,
  eventually,
  type Harness,
  numbers,
  readAll,
  textOf,
  textRecord,
} from '../conformance/harness.ts'
import { LogUnavailableError } from '../errors.ts'
import type { Log } from '../port.ts'
import { openKafkaLog } from './kafka-log.ts'
import { canStartBroker, describeOrSay } from './test/broker.ts'
import { TEST_TIMING, testConfig } from './test/config.ts'
import { type JavaBroker, startJavaBroker } from './test/java-broker.ts'
import { type BrokerProxy, startProxy } from './test/proxy.ts'

const PRODUCE = 0
const OFFSET_COMMIT = 8
const HEARTBEAT = 12
const logger = createLogger({ name: 'test', level: process.env['LOG'] ?? 'silent' })

describeOrSay('a log whose broker fails', await canStartBroker(), () => {
  let broker: JavaBroker
  let proxy: BrokerProxy
  let log: Log
  let harness: Harness

  beforeAll(async () => {
    proxy = await startProxy()
    broker = await startJavaBroker({
      properties(port) {
        proxy.forwardTo(port)
        return { 'advertised.listeners': `PLAINTEXT://127.0.0.1:${proxy.port}` }
      },
    })
    log = openKafkaLog(testConfig([`127.0.0.1:${proxy.port}`], { requestTimeout: 1_500 }), {
      logger,
      retry: { firstMs: 10, maxMs: 100 },
      timing: TEST_TIMING,
    })
    harness = createHarness({ log, close: () => log.close() })
  }, 60_000)
  afterEach(() => proxy.heal())
  afterAll(async () => {
    await log?.close()
    await broker?.stop()
    await proxy?.close()
  })

  describe('answers get lost', { timeout: 60_000 }, () => {
    it('takes nothing for written that is not, and writes nothing twice that it says is written', async () => {
      const name = await harness.topic()
      await log.append(name, [textRecord('before')])
      proxy.loseAnswersTo(PRODUCE)
      await expect(log.append(name, [textRecord('unknown')])).rejects.toThrow(LogUnavailableError)
      expect(proxy.lost).toBeGreaterThan(1)
      proxy.heal()
      const [after] = await log.append(name, [textRecord('after')])
      const texts = (await readAll(log, { topic: name, partition: 0 })).map(textOf)
      expect(texts).toEqual(['before', 'unknown', 'after'])
      expect(after!.offset).toBe(2n)
    })

    it('repeats a commit whose answer was lost', async () => {
      const name = await harness.topic()
      const group = harness.groupId()
      await log.append(name, [textRecord('0')])
      let commits = 0
      const reader = log.group({
        groupId: group,
        topics: [name],
        async onBatch(batch) {
          if (commits++ === 0) proxy.loseAnswersTo(OFFSET_COMMIT)
          else proxy.heal()
          await reader.commit(batch, { offset: 1n, metadata: 'done' })
        },
      })
      await eventually(() => expect(commits).toBe(2))
      await reader.stop()
    })
  })

  it('reads again what it dropped while it could not know whether it was still a member', {
    timeout: 90_000,
  }, async () => {
    const name = await harness.topic()
    const [handled, dropped]: string[][] = [[], []]
    const reader = log.group({
      groupId: harness.groupId(),
      topics: [name],
      async onBatch(batch) {
        const into = reader.isCurrent(batch) ? handled : dropped
        into!.push(...batch.records.map(textOf))
      },
    })
    await log.append(name, [textRecord('0')])
    await eventually(() => expect(handled).toEqual(['0']))
    // The broker hears every heartbeat and never gives the partition to another.
    proxy.loseAnswersTo(HEARTBEAT)
    let appended = 1
    await eventually(async () => {
      await log.append(name, [textRecord(String(appended++))])
      expect(dropped).not.toEqual([])
    })
    proxy.heal()
    await eventually(() => expect(handled).toEqual(expect.arrayContaining(numbers(appended))))
    await reader.stop()
  })

  it('goes on by itself when a broker that was silent answers again', { timeout: 60_000 }, async () => {
    const name = await harness.topic()
    const seen: string[] = []
    const followed: string[] = []
    const reader = log.group({
      groupId: harness.groupId(),
      topics: [name],
      onBatch: async ({ records }) => void seen.push(...records.map(textOf)),
    })
    const follower = log.broadcast({
      topics: [name],
      from: 'start',
      onBatch: ({ records }) => void followed.push(...records.map(textOf)),
    })
    await log.append(name, [textRecord('0')])
    await eventually(() => expect([seen, followed]).toEqual([['0'], ['0']]))
    proxy.silence()
    await expect(log.append(name, [textRecord('lost?')])).rejects.toThrow(LogUnavailableError)
    await expect(log.healthy()).rejects.toThrow(LogUnavailableError)
    proxy.heal()
    await eventually(async () => void (await log.append(name, [textRecord('last')])))
    await eventually(() => expect([seen.at(-1), followed.at(-1)]).toEqual(['last', 'last']))
    await Promise.all([reader.stop(), follower.stop()])
  })

  it('refuses writes while the broker is away, says so, and reads on when it is back', {
    timeout: 90_000,
  }, async () => {
    const name = await harness.topic({ partitions: 2 })
    const seen: string[] = []
    const reader = log.group({
      groupId: harness.groupId(),
      topics: [name],
      onBatch: async ({ records }) => void seen.push(...records.map(textOf)),
    })
    const acknowledged: string[] = []
    const append = async (text: string): Promise<void> => {
      await log.append(name, [textRecord(text, { partition: 0 })])
      acknowledged.push(text)
    }
    for (const text of numbers(20)) await append(text)
    await eventually(() => expect(seen).toHaveLength(20))
    expect(reader.isAssigned()).toBe(true)
    await broker.kill()
    await expect(append('while away')).rejects.toThrow(LogUnavailableError)
    await expect(log.healthy()).rejects.toThrow(/Kafka/)
    await eventually(() => expect(reader.isAssigned()).toBe(false))
    await broker.start()
    await eventually(() => append('back'))
    await expect(log.healthy()).resolves.toBeUndefined()
    await eventually(() => expect(seen.at(-1)).toBe('back'))
    await eventually(() => expect(reader.isAssigned()).toBe(true))
    for (const text of acknowledged) expect(seen).toContain(text)
    const texts = (await readAll(log, { topic: name, partition: 0 })).map(textOf)
    for (const text of acknowledged) expect(texts.filter(one => one === text)).toHaveLength(1)
    await reader.stop()
  })
})
