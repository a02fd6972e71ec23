import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLogger } from '../../runtime/logger.ts'
import { logConformance } from '../conformance.ts'
import { openEmbeddedLog } from './embedded-log.ts'

const logger = createLogger({ name: 'test', level: 'silent' })

logConformance(
  'the embedded log',
  async () => {
    const dir = await mkdtemp(join(tmpdir(), 'tocsin-log-'))
    let ahead = 0
    const open = () => openEmbeddedLog({ dir, logger, now: () => Date.now() + ahead, retry: { firstMs: 1, maxMs: 10 } })
    const log = await open()
    let current = log
    return {
      log,
      compactsSoon: true,
      async reopen() {
        await current.close()
        current = await open()
        return current
      },
      advance(ms) {
        ahead += ms
      },
      async close() {
        await current.close()
        await rm(dir, { recursive: true })
      },
    }
  },
  { movesClock: true },
)
