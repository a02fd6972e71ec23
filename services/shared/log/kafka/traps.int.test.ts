import { createRequire } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import { zstdCompressSync } from 'node:zlib'
import { CompressionCodecs, CompressionTypes, Kafka, logLevel } from 'kafkajs'
import { afterAll, describe, expect, it } from 'vitest'
import { createLogger } from '../../runtime/logger.ts'
import { createHarness, eventually, numbered, numbers, readAll, textOf, textRecord } from '../conformance/harness.ts'
import { LogGapError, PartitionCountError, RetryableError } from '../errors.ts'
import { openKafkaLog } from './kafka-log.ts'
import { describeWithBroker } from './test/broker.ts'
import { TEST_TIMING, testConfig } from './test/config.ts'

const logger = createLogger({ name: 'test', level: process.env['LOG'] ?? 'silent' })
const require = createRequire(import.meta.url)

/** What kafkajs by itself would do wrong, and the log does not. */
await describeWithBroker('the log on Kafka', ({ brokers }) => {
  const log = openKafkaLog(testConfig(brokers), { logger, retry: { firstMs: 1, maxMs: 10 }, timing: TEST_TIMING })
  const { topic, groupId } = createHarness({ log, close: () => log.close() })
  const kafka = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING })
  const admin = kafka.admin()
  const removeBelow = async (name: string, offset: number): Promise<void> => {
    // kafkajs looks up leaders only of topics that it was asked about before.
    await admin.fetchTopicOffsets(name)
    await admin.deleteTopicRecords({ topic: name, partitions: [{ partition: 0, offset: String(offset) }] })
  }
  afterAll(async () => {
    await admin.disconnect()
    await log.close()
  })

  describe('records that were removed before a group read them', { timeout: 30_000 }, () => {
    it('stop a group that begins below the log start', async () => {
      await admin.connect()
      const [name, group] = [await topic(), groupId()]
      await log.append(name, numbered(10))
      const first = log.group({
        groupId: group,
        topics: [name],
        onBatch: batch => first.commit(batch, { offset: 3n, metadata: '' }),
      })
      await eventually(async () => {
        const [held] = first.assignment()
        await first.commit(held!, { offset: 3n, metadata: '' })
      })
      await first.stop()
      await removeBelow(name, 5)
      const seen: string[] = []
      const second = log.group({
        groupId: group,
        topics: [name],
        onBatch: async ({ records }) => void seen.push(...records.map(textOf)),
      })
      await expect(second.done).rejects.toThrow(LogGapError)
      expect(seen).toEqual([])
    })

    it('stop a group that was reading, instead of being skipped', async () => {
      const name = await topic()
      const seen: string[] = []
      const reader = log.group({
        groupId: groupId(),
        topics: [name],
        onBatch: async ({ records }) => void seen.push(...records.map(textOf)),
      })
      await log.append(name, numbered(4))
      await eventually(() => expect(seen).toEqual(numbers(4)))
      await removeBelow(name, 3)
      reader.seek({ topic: name, partition: 0 }, 1n)
      await expect(reader.done).rejects.toThrow(/begins at offset 3; records from 1 on/)
      expect(seen).toEqual(numbers(4))
    })

    it('are skipped by a broadcast reader and a read, which have no commits', async () => {
      const name = await topic()
      await log.append(name, numbered(6))
      await removeBelow(name, 4)
      expect((await readAll(log, { topic: name, partition: 0 })).map(textOf)).toEqual(['4', '5'])
      const seen: string[] = []
      const reader = log.broadcast({
        topics: [name],
        from: { offsets: [{ topic: name, partition: 0, offset: 1n }] },
        onBatch: ({ records }) => void seen.push(...records.map(textOf)),
      })
      await reader.caughtUp()
      expect(seen).toEqual(['4', '5'])
      await reader.stop()
    })
  })

  it('keeps its partitions while handlers never wait and take longer than the session', {
    timeout: 30_000,
  }, async () => {
    const name = await topic({ partitions: 2 })
    for (const partition of [0, 1]) await log.append(name, numbered(250, { partition }))
    const epochs = new Set<number>()
    let handled = 0
    let [longestTurnMs, tickedAt] = [0, performance.now()]
    const ticking = setInterval(() => {
      longestTurnMs = Math.max(longestTurnMs, performance.now() - tickedAt)
      tickedAt = performance.now()
    }, 10)
    const startedAt = performance.now()
    const reader = log.group({
      groupId: groupId(),
      topics: [name],
      maxBatchRecords: 5,
      async onBatch({ epoch, records }) {
        const until = performance.now() + 70
        while (performance.now() < until);
        epochs.add(epoch)
        handled += records.length
      },
    })
    await eventually(() => expect(handled).toBe(500))
    expect(performance.now() - startedAt).toBeGreaterThan(TEST_TIMING.sessionTimeoutMs)
    for (const partition of [0, 1]) await log.append(name, numbered(1, { partition }))
    await eventually(() => expect(handled).toBe(502))
    for (const held of reader.assignment()) await reader.commit(held, { offset: 251n, metadata: '' })
    expect(epochs.size).toBe(1)
    clearInterval(ticking)
    expect(longestTurnMs).toBeLessThan(1_000)
    await reader.stop()
  })

  it('delivers nothing below a batch that is retried, and reads other partitions meanwhile', {
    timeout: 30_000,
  }, async () => {
    const name = await topic({ partitions: 2 })
    await log.append(name, numbered(30, { partition: 0 }))
    const attempts: string[][] = []
    const others: string[] = []
    let fails = true
    const reader = log.group({
      groupId: groupId(),
      topics: [name],
      maxBatchRecords: 10,
      async onBatch({ partition, records }) {
        if (partition === 1) return void others.push(...records.map(textOf))
        attempts.push(records.map(textOf))
        if (fails) throw new RetryableError('not yet')
      },
    })
    await eventually(() => expect(attempts.length).toBeGreaterThan(3))
    for (let part = 0; part < 5; part++) {
      await log.append(name, numbered(1, { partition: 1 }, part))
      await eventually(() => expect(others).toEqual(numbers(part + 1)))
    }
    for (const attempt of attempts) expect(attempt).toEqual(numbers(10))
    fails = false
    await eventually(() => expect(attempts.at(-1)).toEqual(numbers(10, 20)))
    await reader.stop()
  })

  it('reads what others compressed, with any codec', { timeout: 30_000 }, async () => {
    const snappy: { compress(data: Buffer): Uint8Array } = require('snappyjs')
    const lz4: { compress(data: Buffer): Uint8Array } = require('lz4js')
    const framed = (data: Buffer): Buffer => {
      const block = Buffer.from(snappy.compress(data))
      const header = Buffer.from('82534e41505059000000000100000001', 'hex')
      const size = Buffer.alloc(4)
      size.writeInt32BE(block.length)
      return Buffer.concat([header, size, block])
    }
    // Brokers want frames that say that their blocks stand alone; with one block they do.
    const { hash }: { hash(seed: number, data: Uint8Array, at: number, length: number): number } =
      require('lz4js/xxh32.js')
    const standalone = (data: Buffer): Uint8Array => {
      const frame = lz4.compress(data)
      frame[4]! |= 0x20
      frame[6] = (hash(0, frame, 4, 2) >> 8) & 0xff
      return frame
    }
    const codec = (compress: (data: Buffer) => Uint8Array) => () => ({
      compress: async ({ buffer }: { buffer: Buffer }) => Buffer.from(compress(buffer)),
      decompress: () => Promise.reject(new Error('only for writing')),
    })
    CompressionCodecs[CompressionTypes.Snappy] = codec(framed)
    CompressionCodecs[CompressionTypes.LZ4] = codec(standalone)
    CompressionCodecs[CompressionTypes.ZSTD] = codec(zstdCompressSync)
    const name = await topic()
    const producer = kafka.producer({ createPartitioner: () => () => 0 })
    await producer.connect()
    const codecs = ['GZIP', 'Snappy', 'LZ4', 'ZSTD'] as const
    for (const one of codecs) {
      const messages = numbers(50).map(text => ({ key: one, value: `${one} ${text}`, headers: { text } }))
      await producer.send({ topic: name, compression: CompressionTypes[one], messages })
    }
    await producer.disconnect()
    const seen: string[] = []
    const reader = log.group({
      groupId: groupId(),
      topics: [name],
      onBatch: async ({ records }) => void seen.push(...records.map(textOf)),
    })
    await eventually(() => expect(seen).toHaveLength(200))
    expect(seen).toEqual(codecs.flatMap(one => numbers(50).map(text => `${one} ${text}`)))
    await reader.stop()
  })

  it('stops with an explanation when a topic gets more partitions under it', { timeout: 30_000 }, async () => {
    const name = await topic({ partitions: 2 })
    await admin.createPartitions({ topicPartitions: [{ topic: name, count: 3 }] })
    await expect(log.ensureTopics([{ name, partitions: 2, cleanup: { retentionMs: 1_000_000 } }])).rejects.toThrow(
      PartitionCountError,
    )
    const reader = log.group({ groupId: groupId(), topics: [name], onBatch: async () => undefined })
    await expect(reader.done).rejects.toThrow(/had 2 partitions and has 3 now/)
  })

  it('causes no warnings of negative timeouts', { timeout: 30_000 }, async () => {
    const warnings: Error[] = []
    const listen = (warning: Error): void => void warnings.push(warning)
    process.on('warning', listen)
    const name = await topic()
    await log.append(name, [textRecord('0')])
    await readAll(log, { topic: name, partition: 0 })
    await sleep(20)
    process.off('warning', listen)
    expect(warnings.map(({ name: kind }) => kind)).not.toContain('TimeoutNegativeWarning')
  })
})
