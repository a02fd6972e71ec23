import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLogger } from '../../runtime/logger.ts'
import { type ClickHouse, connectClickHouse } from '../client.ts'
import { startEmbeddedClickHouse } from '../embedded/embedded-clickhouse.ts'

export interface TestClickHouse {
  readonly url: string
  /** Connected to a database of its own, which exists. */
  readonly clickhouse: ClickHouse
  stop(): Promise<void>
}

/** A real ClickHouse for one test file: the server of CLICKHOUSE_URL, else the embedded one in a temporary folder. */
export const startTestClickHouse = async (): Promise<TestClickHouse> => {
  const logger = createLogger({ name: 'test', level: 'silent' })
  const database = `test_${randomBytes(6).toString('hex')}`
  const dataDir = mkdtempSync(join(tmpdir(), 'tocsin-clickhouse-'))
  const server = process.env.CLICKHOUSE_URL
  const embedded = server ? undefined : await startEmbeddedClickHouse({ dataDir, logger })
  const url = server ?? embedded!.url
  const clickhouse = connectClickHouse({ url, database, logger })
  await clickhouse.createDatabase()
  return {
    url,
    clickhouse,
    async stop() {
      await clickhouse.command(`DROP DATABASE ${database}`)
      await clickhouse.close()
      await embedded?.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
