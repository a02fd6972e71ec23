import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { topicSettings } from '@tocsin/shared/events/topics.ts'
import { openEmbeddedLog } from '@tocsin/shared/log/embedded/embedded-log.ts'
import { toldLater } from '@tocsin/shared/log/test/told-later.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { expect, it, vi } from 'vitest'
import { readConfig } from './config.ts'
import { createSentiment } from './service.ts'

const logger = createLogger({ name: 'test', level: 'silent' })

it('is ready from when its group was told its partitions, until it leaves', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'tocsin-sentiment-'))
  const opened = await openEmbeddedLog({ dir, logger })
  try {
    await opened.ensureTopics(topicSettings(1))
    const { log, tell } = toldLater(opened)
    const service = createSentiment(readConfig({}), { log, logger, metrics: createMetrics(), now: Date.now })
    const reasons = ['sentiment.v1 has not been told its partitions']
    expect(await service.ready()).toEqual(reasons)
    await service.start()
    expect(await service.ready()).toEqual(reasons)
    tell()
    await vi.waitFor(async () => expect(await service.ready()).toEqual([]), { timeout: 10_000 })
    await service.stop()
    expect(await service.ready()).toEqual(reasons)
  } finally {
    await opened.close()
    await rm(dir, { recursive: true })
  }
})
