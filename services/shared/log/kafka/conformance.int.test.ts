import { createLogger } from '../../runtime/logger.ts'
import { logConformance } from '../conformance.ts'
import { openKafkaLog } from './kafka-log.ts'
import { describeWithBroker } from './test/broker.ts'
import { TEST_TIMING, testConfig } from './test/config.ts'

const logger = createLogger({ name: 'test', level: process.env['LOG'] ?? 'silent' })

await describeWithBroker('Kafka', ({ brokers }) => {
  logConformance('the log on Kafka', async () => {
    const open = () =>
      openKafkaLog(testConfig(brokers), { logger, retry: { firstMs: 1, maxMs: 10 }, timing: TEST_TIMING })
    let current = open()
    return {
      log: current,
      async reopen() {
        await current.close()
        current = open()
        return current
      },
      close: () => current.close(),
    }
  })
})
