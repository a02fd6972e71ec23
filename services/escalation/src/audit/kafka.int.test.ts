import { randomUUID } from 'node:crypto'
import { blankedPayload, createReading, createVerifier } from '@tocsin/shared/events/audit-chain.ts'
import { TOPICS, topicSettings } from '@tocsin/shared/events/topics.ts'
import { openKafkaLog } from '@tocsin/shared/log/kafka/kafka-log.ts'
import { describeWithBroker } from '@tocsin/shared/log/kafka/test/broker.ts'
import { testConfig } from '@tocsin/shared/log/kafka/test/config.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { expect, it, vi } from 'vitest'
import { logger } from '../../test-support/embedded.ts'
import { createAuditLog } from './audit-log.ts'
import { createAuditEvents } from './events.ts'

vi.setConfig({ testTimeout: 60_000 })

await describeWithBroker('the audit log on Kafka', ({ brokers }) => {
  it('is one whole chain of what processes write at once, and verifies where an entry was blanked', async () => {
    const run = randomUUID()
    const topics = topicSettings(1).filter(({ name }) => name.startsWith('audit.'))
    const logs = [1, 2, 3].map(() => openKafkaLog(testConfig(brokers), { logger }))
    await logs[0]!.ensureTopics(topics)
    const replicas = logs.map(log => createAuditLog(log, createAuditEvents(logger, createMetrics())))
    for (const replica of replicas) replica.start()
    const rounds = 30
    await Promise.all(
      replicas.map(async (replica, at) => {
        for (let round = 0; round < rounds; round++)
          await replica.append([{ entryId: `${run}/${at}/${round}`, kind: 'AUDIT_KIND_DONE', times: 1 }])
      }),
    )
    const [replica, other] = replicas
    await replica!.caughtUp()

    const read = createReading()
    const keys: string[] = []
    for await (const links of other!.links())
      for (const link of links) {
        const found = read(link)
        if (found?.entry?.entryId.startsWith(run)) keys.push(found.key)
      }
    expect(keys).toHaveLength(replicas.length * rounds)
    const erased = keys[rounds]!
    const entryId = `${run}/erase`
    await replica!.append([{ entryId, kind: 'AUDIT_KIND_ENTRIES_ERASED', erasedPayloads: [erased], times: 1 }])
    await logs[1]!.append(TOPICS.auditPayloads.name, [{ key: erased, value: blankedPayload(entryId), partition: 0 }])

    const verifier = createVerifier()
    for await (const links of other!.links()) for (const link of links) verifier.take(link)
    const { firstBreak, erased: blanked, head } = verifier.verdict()
    expect(firstBreak).toBeUndefined()
    expect(blanked).toBeGreaterThanOrEqual(1)
    expect(head.count).toBeGreaterThan(BigInt(keys.length))
    await Promise.all(replicas.map(one => one.stop()))
    await Promise.all(logs.map(log => log.close()))
  })
})
