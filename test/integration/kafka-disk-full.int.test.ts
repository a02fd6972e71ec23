import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mentionCodec } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS, topicSettings } from '@tocsin/shared/events/topics.ts'
import { openKafkaLog } from '@tocsin/shared/log/kafka/kafka-log.ts'
import { canStartBroker, describeOrSay } from '@tocsin/shared/log/kafka/test/broker.ts'
import { testConfig } from '@tocsin/shared/log/kafka/test/config.ts'
import { freePorts, type JavaBroker, startJavaBroker } from '@tocsin/shared/log/kafka/test/java-broker.ts'
import { openSmallDisk, type SmallDisk } from '@tocsin/shared/log/kafka/test/small-disk.ts'
import type { Log } from '@tocsin/shared/log/port.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { kafkaEnvironment, type SpawnedService, startService } from '../support/service-process.ts'
import { eventually } from '../support/standalone.ts'

/** More than an empty broker needs, and less than what is sent. */
const DISK_MEBI = 24
const PATIENCE_MS = 90_000
const POSTS = 20
const BRANDS = 'brands:\n  - { id: lumo, name: Lumo, timeZone: UTC, terms: [Lumo] }\n'
const logger = createLogger({ name: 'test', level: 'silent' })

describeOrSay('a broker whose disk is full', await canStartBroker(), () => {
  let dir: string
  let disk: SmallDisk
  let broker: JavaBroker
  let log: Log
  let ingest: SpawnedService
  let url: string
  const undo: (() => Promise<unknown>)[] = []

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'tocsin-disk-full-'))
    undo.push(() => rm(dir, { recursive: true }))
    await writeFile(join(dir, 'brands.yaml'), BRANDS)
    disk = await openSmallDisk(DISK_MEBI)
    undo.push(() => disk.remove())
    broker = await startJavaBroker({
      properties: () => ({ 'log.dirs': join(disk.dir, 'data') }),
      launcher: () => disk.launcher(),
    })
    undo.push(() => broker.stop())
    log = openKafkaLog(testConfig(broker.brokers), { logger })
    undo.push(() => log.close())
    await log.ensureTopics(topicSettings(1))
    const [port] = await freePorts(1)
    url = `http://127.0.0.1:${port}/v1/mentions?source=desk`
    ingest = await startService('ingest', {
      ...kafkaEnvironment(broker.brokers),
      TOCSIN_LOG_PARTITIONS: '1',
      TOCSIN_INGEST_PORT: String(port),
      TOCSIN_INGEST_PLAYBOOKS: dir,
      TOCSIN_INGEST_AUTHOR_KEYS: `1:${'a'.repeat(64)}`,
      TOCSIN_INGEST_SOURCES: JSON.stringify([{ id: 'desk', kind: 'webhook', unsigned: true }]),
    })
    undo.push(() => ingest.kill())
  }, 180_000)
  afterAll(async () => {
    for (const step of undo.reverse()) await step()
  }, 60_000)

  let next = 0
  const accepted: string[] = []
  const send = async (): Promise<Response> => {
    const publishedAt = new Date().toISOString()
    const posts = Array.from({ length: POSTS }, () => ({
      id: `post-${next++}`,
      // Nothing that compresses: batches are.
      text: `Lumo ${randomBytes(45_000).toString('base64')}`,
      publishedAt,
    }))
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(posts) })
    if (response.status === 202) accepted.push(...posts.map(({ id }) => id))
    return response
  }

  it('makes ingest say 503 and not ready, and tell an alarm; with space again everything goes on and nothing acknowledged is lost', {
    timeout: 240_000,
  }, async () => {
    const refused = await eventually('the disk is full', PATIENCE_MS, async () => {
      const response = await send()
      return response.status === 202 ? undefined : response
    })
    expect(refused.status).toBe(503)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(accepted.length).toBeGreaterThan(0)
    const ready = await eventually('ingest is not ready', PATIENCE_MS, async () => {
      const response = await fetch(`${ingest.healthUrl}/readyz`)
      return response.ok ? undefined : response
    })
    expect(await ready.text()).toContain('the log takes no writes')
    // What TocsinLogUnwritable fires on.
    const metrics = await (await fetch(`${ingest.healthUrl}/metrics`)).text()
    const failures = new RegExp(
      `^tocsin_log_append_failures_total\\{.*${TOPICS.mentionsCollected.name}.*\\} (\\d+)`,
      'm',
    )
    expect(Number(failures.exec(metrics)?.[1])).toBeGreaterThan(0)
    const beforeSpace = accepted.length

    await broker.kill()
    await disk.grow()
    await broker.start()
    await ingest.ready(PATIENCE_MS)
    await eventually('posts are taken again', PATIENCE_MS, async () =>
      (await send()).status === 202 ? true : undefined,
    )
    expect(accepted.length).toBeGreaterThan(beforeSpace)

    const kept = new Set<string>()
    for await (const records of log.read({ topic: TOPICS.mentionsCollected.name, partition: 0 }, 0n))
      for (const { headers, value } of records)
        if ((headers[KIND_HEADER] ?? 'mention') === 'mention') kept.add(mentionCodec.decode(value).nativeId)
    expect(accepted.filter(id => !kept.has(id))).toEqual([])
  })
})
