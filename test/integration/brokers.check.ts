import { RetryableError } from '@tocsin/shared/log/errors.ts'
import { openKafkaLog } from '@tocsin/shared/log/kafka/kafka-log.ts'
import { canStartBroker, describeOrSay } from '@tocsin/shared/log/kafka/test/broker.ts'
import { TEST_TIMING, testConfig } from '@tocsin/shared/log/kafka/test/config.ts'
import { type JavaCluster, startJavaCluster } from '@tocsin/shared/log/kafka/test/java-cluster.ts'
import type { GroupReader, Log } from '@tocsin/shared/log/port.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventually } from '../support/standalone.ts'

const TOPIC = 'brokers.v1'
const PARTITIONS = 2
const GROUP = 'brokers-reader.v1'
const PATIENCE_MS = 90_000
/** So much goes through before a fault counts as survived. */
const GOES_ON = 200
const logger = createLogger({ name: 'test', level: 'silent' })
const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Numbers from 0 on into one partition, each one until it is acknowledged; several are under way at a time. */
const startLoad = (log: Log, partition: number) => {
  const acknowledged: number[] = []
  const repeated = new Set<number>()
  let next = 0
  let stopped = false
  let longestGapMs = 0
  let lastMs = performance.now()
  const appendNext = async (): Promise<void> => {
    const numbers = Array.from({ length: 5 }, () => next++)
    const records = numbers.map(number => ({ key: '', partition, value: encoder.encode(String(number)) }))
    for (;;) {
      try {
        await log.append(TOPIC, records)
        break
      } catch (error) {
        if (!(error instanceof RetryableError)) throw error
        for (const number of numbers) repeated.add(number)
      }
    }
    acknowledged.push(...numbers)
    longestGapMs = Math.max(longestGapMs, performance.now() - lastMs)
    lastMs = performance.now()
  }
  const running = (async () => {
    while (!stopped) await appendNext()
  })()
  return {
    acknowledged,
    repeated,
    longestGapMs: () => longestGapMs,
    async stop() {
      stopped = true
      await running
    },
  }
}

describeOrSay('a log on three brokers, two of which must have a record', await canStartBroker(), () => {
  let cluster: JavaCluster
  let log: Log
  let reader: GroupReader
  let loads: ReturnType<typeof startLoad>[] = []
  const handled = Array.from({ length: PARTITIONS }, () => new Set<number>())

  const open = (): Log =>
    openKafkaLog(testConfig(cluster.brokers, { replicationFactor: 3, minInsyncReplicas: 2, requestTimeout: 4_000 }), {
      logger,
      retry: { firstMs: 10, maxMs: 500 },
      timing: TEST_TIMING,
    })
  beforeAll(async () => {
    cluster = await startJavaCluster()
    log = open()
    await log.ensureTopics([{ name: TOPIC, partitions: PARTITIONS, cleanup: 'forever' }])
    reader = log.group({
      groupId: GROUP,
      topics: [TOPIC],
      async onBatch(batch) {
        for (const { value } of batch.records) handled[batch.partition]!.add(Number(decoder.decode(value)))
        await reader.commit(batch, { offset: batch.records.at(-1)!.offset + 1n, metadata: '' })
      },
    })
    loads = Array.from({ length: PARTITIONS }, (_, partition) => startLoad(log, partition))
  }, 120_000)
  afterAll(async () => {
    await Promise.all(loads.map(load => load.stop()))
    await log?.close()
    await cluster?.stop()
  }, 60_000)

  const goesOn = async (what: string): Promise<void> => {
    const from = loads.map(({ acknowledged }, partition) => [acknowledged.length, handled[partition]!.size] as const)
    await eventually(`${what}: writing and reading go on`, PATIENCE_MS, async () => {
      const isPast = from.every(
        ([written, read], partition) =>
          loads[partition]!.acknowledged.length >= written + GOES_ON && handled[partition]!.size >= read + GOES_ON,
      )
      return isPast ? true : undefined
    })
  }
  const backAgain = async (id: number): Promise<void> => {
    await cluster.node(id).start()
    await cluster.allInSync()
  }

  it('loses nothing that was acknowledged, keeps the order, and goes on, while brokers are killed and restarted one by one', {
    timeout: 300_000,
  }, async () => {
    await goesOn('at first')
    const leader = await cluster.leaderOf(TOPIC, 0)
    await cluster.node(leader).kill()
    await goesOn('the leader killed')
    await backAgain(leader)

    const coordinator = await cluster.coordinatorOf(GROUP)
    await cluster.node(coordinator).kill()
    await goesOn('the coordinator killed')
    await backAgain(coordinator)

    for (const id of [1, 2, 3]) {
      await cluster.node(id).leave()
      await goesOn(`broker ${id} restarted`)
      await backAgain(id)
    }
    await Promise.all(loads.map(load => load.stop()))

    for (const [partition, { acknowledged, repeated }] of loads.entries()) {
      const written: number[] = []
      for await (const records of log.read({ topic: TOPIC, partition }, 0n))
        written.push(...records.map(({ value }) => Number(decoder.decode(value))))
      const first = [...new Set(written)]
      expect(first, 'in the order in which they were given, none missing').toEqual(acknowledged)
      const twice = written.filter((number, index) => written.indexOf(number) !== index)
      expect(
        twice.filter(number => !repeated.has(number)),
        'nothing twice that was given once',
      ).toEqual([])
      await eventually('everything is handled', PATIENCE_MS, async () =>
        acknowledged.every(number => handled[partition]!.has(number)) ? true : undefined,
      )
    }
    console.info(
      'longest without an acknowledgement, ms:',
      loads.map(load => Math.round(load.longestGapMs())),
    )
  })
})
