import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { TOPICS, topicSettings } from '../../events/topics.ts'
import { createLogger } from '../../runtime/logger.ts'
import { openEmbeddedLog } from '../embedded/embedded-log.ts'
import type { Assigned, Batch, Log } from '../port.ts'
import { isLaidOut, laidOutLog, nameIn, settingsIn } from './layout.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const SCORED = TOPICS.mentionsScored.name
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const logger = createLogger({ name: 'test', level: 'silent' })

describe('names and counts in a layout', () => {
  it.each([
    ['mentions.scored.v1', 'mentions.scored.v3'],
    ['mentions.collected.v1.dlq', 'mentions.collected.v3.dlq'],
    ['aggregator.state.v1', 'aggregator.state.v3'],
    ['notifications.requested.v1', 'notifications.requested.v1'],
    ['crisis.events.v1', 'crisis.events.v1'],
  ])('%s is %s', (topic, name) => {
    expect(nameIn(3, topic)).toBe(name)
    expect(nameIn(1, topic)).toBe(topic)
  })

  it('change for topics of brands; work keeps the partitions that it had', () => {
    const settings = settingsIn({ layout: 2, workPartitions: 3 }, topicSettings(6))
    for (const [index, { name, partitioning }] of Object.values(TOPICS).entries()) {
      const partitions = partitioning === 'organisation' ? 1 : isLaidOut(name) ? 6 : 3
      expect(settings[index]).toMatchObject({ name: nameIn(2, name), partitions })
    }
    expect(settingsIn({ layout: 1, workPartitions: 0 }, topicSettings(6))).toEqual(topicSettings(6))
  })
})

describe('a log in layout 2', () => {
  const dir = mkdtempSync(join(tmpdir(), 'tocsin-layout-'))
  let cluster: Log
  let log: Log
  beforeAll(async () => {
    cluster = await openEmbeddedLog({ dir, logger })
    log = laidOutLog(cluster, { layout: 2, workPartitions: 1 })
    await log.ensureTopics(topicSettings(2))
  })
  afterAll(async () => {
    await cluster.close()
    rmSync(dir, { recursive: true })
  })

  it('is read and written under the names of the code, by groups too, and lies under those of the layout', async () => {
    expect(log.layout).toBe(2)
    expect(await log.partitionCount(SCORED)).toBe(2)
    expect(await log.partitionCount(TOPICS.holdsWork.name)).toBe(1)
    await expect(cluster.partitionCount(SCORED)).rejects.toThrow()
    await log.append(SCORED, [{ key: 'lumo', value: bytes('one'), partition: 1 }])
    expect((await cluster.offsets('mentions.scored.v2')).map(({ endOffset }) => endOffset)).toEqual([0n, 1n])

    const assigned: Assigned[] = []
    const seen = Promise.withResolvers<Batch>()
    const revoked: string[] = []
    const reader = log.group({
      groupId: 'reader.v1',
      topics: [SCORED],
      async onAssigned(one) {
        assigned.push(one)
        return undefined
      },
      onBatch: async batch => seen.resolve(batch),
      onRevoked: async ({ topic }) => void revoked.push(topic),
    })
    const batch = await seen.promise
    expect(batch).toMatchObject({ topic: SCORED, partition: 1 })
    expect(new Set(assigned.map(({ topic }) => topic))).toEqual(new Set([SCORED]))
    expect(reader.isCurrent(batch)).toBe(true)
    expect(new Set(reader.assignment().map(({ topic }) => topic))).toEqual(new Set([SCORED]))
    await reader.commit(batch, { offset: 1n, metadata: '' })
    await reader.stop()
    expect(new Set(revoked)).toEqual(new Set([SCORED]))

    const told: string[] = []
    const broadcast = log.broadcast({
      topics: [SCORED],
      from: { offsets: [0, 1].map(partition => ({ topic: SCORED, partition, offset: 0n })) },
      onBatch: ({ topic, records }) => void told.push(...records.map(({ value }) => `${topic} ${Buffer.from(value)}`)),
    })
    await broadcast.caughtUp()
    await broadcast.stop()
    expect(told).toEqual([`${SCORED} one`])
    const read: string[] = []
    for await (const records of log.read({ topic: SCORED, partition: 1 }, 0n))
      read.push(...records.map(({ key }) => key))
    expect(read).toEqual(['lumo'])
  })
})
