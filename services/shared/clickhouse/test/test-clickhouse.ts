import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLogger } from '../../runtime/logger.ts'
import { type ClickHouse, connectClickHouse } from '../client.ts'
import { startEmbeddedClickHouse } from '../embedded/embedded-clickhouse.ts'
import { startServer } from './server.ts'

export interface TestClickHouse {
  readonly url: string
  /** Connected to a database of its own, which exists. */
  readonly clickhouse: ClickHouse
  stop(): Promise<void>
}

/**
 * A real ClickHouse for one test file: the server of CLICKHOUSE_URL, else one in a container where a Docker engine answers, else the
 * embedded one in a temporary folder.
 */
export const startTestClickHouse = async (): Promise<TestClickHouse> => {
  const logger = createLogger({ name: 'test', level: 'silent' })
  const database = `test_${randomBytes(6).toString('hex')}`
  const dataDir = mkdtempSync(join(tmpdir(), 'tocsin-clickhouse-'))
  const { url, stop } = (await startServer()) ?? (await startEmbeddedClickHouse({ dataDir, logger }))
  const clickhouse = connectClickHouse({ url, database, logger })
  await clickhouse.createDatabase()
  return {
    url,
    clickhouse,
    async stop() {
      await clickhouse.command(`DROP DATABASE ${database}`)
      await clickhouse.close()
      await stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
