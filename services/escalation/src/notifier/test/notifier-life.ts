import { topicSettings } from '@tocsin/shared/events/topics.ts'
import { openEmbeddedLog } from '@tocsin/shared/log/embedded/embedded-log.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { createAccess } from '../../adapters/access.ts'
import { readConfig } from '../config.ts'
import { createNotifier } from '../service.ts'

/** A notifier as a process of its own on the log in a folder, until it is killed, or told to stop by the end of its input: `node notifier-life.ts <folder>`. */
const logger = createLogger({ name: 'life', level: 'silent' })
const log = await openEmbeddedLog({ dir: process.argv[2]!, logger, now: Date.now })
await log.ensureTopics(topicSettings(3))
const config = { ...readConfig({}), allow: ['127.0.0.0/8'] }
const deps = { log, logger, metrics: createMetrics(), now: Date.now, access: createAccess([], '') }
const notifier = createNotifier(config, deps)
await notifier.start()

for await (const _ of process.stdin);
await notifier.stop()
await log.close()
