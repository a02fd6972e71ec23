import { setTimeout as sleep } from 'node:timers/promises'
import { mentionCodec } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS, topicSettings } from '@tocsin/shared/events/topics.ts'
import { openKafkaLog } from '@tocsin/shared/log/kafka/kafka-log.ts'
import { testConfig } from '@tocsin/shared/log/kafka/test/config.ts'
import { startJavaBroker } from '@tocsin/shared/log/kafka/test/java-broker.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { createFleet } from '../chaos/fleet.ts'
import { kafkaEnvironment } from '../support/service-process.ts'
import { eventually } from '../support/standalone.ts'
import { type Balancer, startBalancer } from './balancer.ts'

const PARTITIONS = 3
const SOURCE = 'desk'
const BRANDS = ['lumo', 'nori', 'vala', 'kelo']
const EVERY_MS = 25
const PATIENCE_MS = 120_000
/** A post whose answer does not come is one that is sent again. */
const ANSWER_MS = 5_000

/**
 * Ingest and sentiment on a broker of their own, where time is the broker's: posts go in all the time while replicas change, and every one
 * that was answered with 202 must come out once.
 */
export const startIntake = async () => {
  const logger = createLogger({ name: 'upgrade', level: 'silent' })
  const broker = await startJavaBroker()
  const log = openKafkaLog(testConfig(broker.brokers), { logger })
  await log.ensureTopics(topicSettings(PARTITIONS))
  const balancer: Balancer = await startBalancer()
  const fleet = createFleet({
    ...kafkaEnvironment(broker.brokers),
    TOCSIN_LOG_PARTITIONS: String(PARTITIONS),
    TOCSIN_INGEST_AUTHOR_KEYS: `1:${'a'.repeat(64)}`,
    TOCSIN_INGEST_SOURCES: JSON.stringify([{ id: SOURCE, kind: 'webhook', unsigned: true }]),
  })
  const accepted = new Set<string>()
  let sentAgain = 0
  let posted = 0
  let running = true

  const post = async (id: string): Promise<boolean> => {
    const body = JSON.stringify({
      id,
      text: 'a word',
      publishedAt: new Date().toISOString(),
      brands: [BRANDS[posted % 4]],
    })
    const headers = { 'content-type': 'application/json', connection: 'close' }
    const url = `http://127.0.0.1:${balancer.port}/v1/mentions?source=${SOURCE}`
    return fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(ANSWER_MS) }).then(
      ({ status }) => status === 202,
      () => false,
    )
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

  let loops: Promise<void>[] = []
  return {
    fleet,
    balancer,
    begin(): void {
      loops = [postAll(), postAll()]
    },
    /** Stops the load; resolves to what is wrong once everything had its time. */
    async verdict(): Promise<readonly string[]> {
      running = false
      await Promise.all(loops)
      const lost = await eventually('every post is scored', PATIENCE_MS, async () => {
        const times = await scored()
        return [...accepted].every(id => times.has(id)) ? [] : undefined
      }).catch(async () => {
        const times = await scored()
        return [...accepted].filter(id => !times.has(id)).map(id => `${id} was accepted and never scored`)
      })
      const doubled = [...(await scored()).values()].reduce((sum, times) => sum + times - 1, 0)
      const tooOften = doubled > sentAgain ? [`${doubled} posts came twice, and ${sentAgain} were sent again`] : []
      return [...lost, ...tooOften, ...fleet.unasked()]
    },
    figures: () => ({ accepted: accepted.size, sentAgain }),
    async close(): Promise<void> {
      running = false
      await Promise.all(loops)
      await fleet.stop()
      await balancer.close()
      await log.close()
      await broker.stop()
    },
  }
}

export type Intake = Awaited<ReturnType<typeof startIntake>>
