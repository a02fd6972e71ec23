import { type ClickHouse, connectClickHouse } from '@tocsin/shared/clickhouse/client.ts'
import { startEmbeddedClickHouse } from '@tocsin/shared/clickhouse/embedded/embedded-clickhouse.ts'
import { EmbeddedClickHouseUnavailable } from '@tocsin/shared/clickhouse/errors.ts'
import type { Logger } from '@tocsin/shared/runtime/logger.ts'
import type { Configuration } from './configuration.ts'

/** Where history is kept: a ClickHouse server, the embedded one, or nowhere with the reason. */
export type HistoryStore =
  | {
      readonly kind: 'server' | 'embedded'
      readonly clickhouse: ClickHouse
      readonly what: string
      stop(): Promise<void>
    }
  | { readonly kind: 'off'; readonly reason: string }

export interface HistoryStoreOptions {
  readonly dataDir: string
  readonly settings: Configuration['clickhouse']
  readonly logger: Logger
}

/** Connects to the configured server, or starts the embedded ClickHouse. Where that cannot run, history is off and the rest goes on. */
export const openHistoryStore = async ({ dataDir, settings, logger }: HistoryStoreOptions): Promise<HistoryStore> => {
  const { url, username, password, database } = settings
  if (url !== '') {
    const clickhouse = connectClickHouse({ url, username, password, database, logger, compression: true })
    return { kind: 'server', clickhouse, what: `ClickHouse at ${new URL(url).host}`, stop: () => clickhouse.close() }
  }
  try {
    const engine = await startEmbeddedClickHouse({ dataDir, logger })
    const clickhouse = connectClickHouse({ url: engine.url, database, logger })
    return {
      kind: 'embedded',
      clickhouse,
      what: `embedded ClickHouse ${engine.version}`,
      async stop() {
        await clickhouse.close()
        await engine.stop()
      },
    }
  } catch (error) {
    if (error instanceof EmbeddedClickHouseUnavailable) return { kind: 'off', reason: error.message }
    throw error
  }
}
