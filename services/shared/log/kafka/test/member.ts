import { createLogger } from '../../../runtime/logger.ts'
import type { GroupReader } from '../../port.ts'
import { openKafkaLog } from '../kafka-log.ts'
import { TEST_TIMING, testConfig } from './config.ts'

/**
 * A member of a group in a process of its own: `member.ts <brokers> <groupId> <topic>`. Tells its parent what it was assigned; commits offset 1 when
 * told to and says how that went, with what it believed to hold just before.
 */
const [brokers, groupId, topic] = process.argv.slice(2) as [string, string, string]
const logger = createLogger({ name: 'member', level: 'silent' })
const log = openKafkaLog(testConfig(brokers.split(',')), { logger, timing: TEST_TIMING })
const tell = (message: unknown): void => void process.send!(message)

const reader: GroupReader = log.group({
  groupId,
  topics: [topic],
  async onAssigned({ partition, epoch }) {
    tell({ assigned: partition, epoch })
    return undefined
  },
  onBatch: async ({ records }) => tell({ handled: records.length }),
})
reader.done.catch(error => tell({ failed: String(error) }))

const commitAll = async (): Promise<void> => {
  const held = reader.assignment()
  const current = held.filter(reader.isCurrent).length
  const outcomes = await Promise.all(
    held.map(of =>
      reader.commit(of, { offset: 1n, metadata: 'by the sleeper' }).then(
        () => 'committed',
        error => error.name,
      ),
    ),
  )
  tell({ current, outcomes })
}

process.on('message', message => {
  if (message === 'commit') void commitAll()
})
process.on('SIGTERM', async () => {
  await log.close()
  process.exit(0)
})
process.on('disconnect', () => process.exit(1))
