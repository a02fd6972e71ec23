import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { mentionCodec } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS, topicSettings } from '@tocsin/shared/events/topics.ts'
import { openKafkaLog } from '@tocsin/shared/log/kafka/kafka-log.ts'
import { testConfig } from '@tocsin/shared/log/kafka/test/config.ts'
import { startJavaBroker } from '@tocsin/shared/log/kafka/test/java-broker.ts'
import type { TopicSettings } from '@tocsin/shared/log/port.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { createFleet } from '../chaos/fleet.ts'
import { PARTITIONS } from '../chaos/stage.ts'
import { manyBrandsPlan } from '../support/many-crises.ts'
import { kafkaEnvironment } from '../support/service-process.ts'
import { eventually } from '../support/standalone.ts'
import { type Balancer, startBalancer } from './balancer.ts'

const SOURCE = 'desk'
/** Nobody is told of anything here: there is no escalation. */
const NOBODY = 'http://127.0.0.1:9'
const BRANDS = ['lumo', 'nori', 'vala', 'kelo']
const EVERY_MS = 25
const PATIENCE_MS = 120_000
/** A post whose answer does not come is one that is sent again. */
const ANSWER_MS = 5_000

/**
 * Ingest and sentiment on a broker of their own, where time is the broker's: posts go in all the time while replicas change, and every one
 * that was answered with 202 must come out once.
 */
export const startIntake = async (topics: readonly TopicSettings[] = topicSettings(PARTITIONS)) => {
  const logger = createLogger({ name: 'upgrade', level: 'silent' })
  const broker = await startJavaBroker()
  const log = openKafkaLog(testConfig(broker.brokers), { logger })
  await log.ensureTopics(topics)
  const balancer: Balancer = await startBalancer()
  const playbooks = mkdtempSync(join(tmpdir(), 'tocsin-intake-'))
  writeFileSync(join(playbooks, 'plan.yaml'), manyBrandsPlan(BRANDS, { deskUrl: NOBODY, receiverUrl: NOBODY }))
  const fleet = createFleet({
    ...kafkaEnvironment(broker.brokers),
    TOCSIN_LOG_PARTITIONS: String(PARTITIONS),
    TOCSIN_INGEST_PLAYBOOKS: playbooks,
    TOCSIN_INGEST_AUTHOR_KEYS: `1:${'a'.repeat(64)}`,
    TOCSIN_INGEST_SOURCES: JSON.stringify([{ id: SOURCE, kind: 'webhook', unsigned: true }]),
  })
  const accepted = new Set<string>()
  let sentAgain = 0
  let posted = 0
  let running = true

  /** False when it is to be sent again. */
  const post = async (id: string): Promise<boolean> => {
    const body = JSON.stringify({
      id,
      text: 'a word',
      publishedAt: new Date().toISOString(),
      brands: [BRANDS[posted % BRANDS.length]],
    })
    const headers = { 'content-type': 'application/json', connection: 'close' }
    const url = `http://127.0.0.1:${balancer.port}/v1/mentions?source=${SOURCE}`
    const init = { method: 'POST', headers, body, signal: AbortSignal.timeout(ANSWER_MS) }
    const response = await fetch(url, init).catch(() => undefined)
    if (response?.status === 400) throw new Error(`a post was refused: ${await response.text()}`)
    return response?.status === 202
  }
  const postAll = async (): Promise<void> => {
    while (running) {
      const id = `post-${posted++}`
      while (!(await post(id))) {
        if (!running) return
        sentAgain++
        await sleep(EVERY_MS)
      }
      accepted.add(id)
      await sleep(EVERY_MS)
    }
  }
  const scored = async (): Promise<ReadonlyMap<string, number>> => {
    const times = new Map<string, number>()
    for (const { partition, startOffset } of await log.offsets(TOPICS.mentionsScored.name))
      for await (const records of log.read({ topic: TOPICS.mentionsScored.name, partition }, startOffset))
        for (const { headers, value } of records) {
          if ((headers[KIND_HEADER] ?? 'mention') !== 'mention') continue
          const { nativeId } = mentionCodec.decode(value)
          times.set(nativeId, (times.get(nativeId) ?? 0) + 1)
        }
    return times
  }

  /** Each ends with why it could not go on, if it could not. */
  let loops: Promise<readonly string[]>[] = []
  return {
    fleet,
    balancer,
    begin(): void {
      const told = (error: Error): readonly string[] => [error.message]
      loops = [postAll(), postAll()].map(loop => loop.then(() => [], told))
    },
    /** Stops the load; resolves to what is wrong once everything had its time. */
    async verdict(): Promise<readonly string[]> {
      running = false
      const refused = (await Promise.all(loops)).flat()
      const lost = await eventually('every post is scored', PATIENCE_MS, async () => {
        const times = await scored()
        return [...accepted].every(id => times.has(id)) ? [] : undefined
      }).catch(async () => {
        const times = await scored()
        return [...accepted].filter(id => !times.has(id)).map(id => `${id} was accepted and never scored`)
      })
      const doubled = [...(await scored()).values()].reduce((sum, times) => sum + times - 1, 0)
      const tooOften = doubled > sentAgain ? [`${doubled} posts came twice, and ${sentAgain} were sent again`] : []
      return [...refused, ...lost, ...tooOften, ...fleet.unasked()]
    },
    figures: () => ({ accepted: accepted.size, sentAgain }),
    async close(): Promise<void> {
      running = false
      await Promise.all(loops)
      await fleet.stop()
      await balancer.close()
      await log.close()
      await broker.stop()
      rmSync(playbooks, { recursive: true, force: true })
    },
  }
}

export type Intake = Awaited<ReturnType<typeof startIntake>>
