import type { ClickHouse } from '@tocsin/shared/clickhouse/client.ts'

export interface Retention {
  /** Days; 0 keeps for ever. */
  readonly windowsDays: number
  readonly mentionsDays: number
  readonly signalsDays: number
}

/** A deletion must outlive every copy of its mention that the log could bring back. */
const DELETIONS_EXTRA_DAYS = 30

const rulesOf = ({ windowsDays, mentionsDays, signalsDays }: Retention) => [
  { table: 'windows', column: 'window_start', days: windowsDays },
  { table: 'mentions', column: 'event_time', days: mentionsDays },
  { table: 'signals', column: 'opened_at', days: signalsDays },
  { table: 'mention_deletions', column: 'observed_at', days: mentionsDays && mentionsDays + DELETIONS_EXTRA_DAYS },
]

const TTL = /\bTTL toDateTime\(\w+\) \+ toIntervalDay\((\d+)\)/

/** Makes the tables keep what the settings say; a table that does already is left alone. */
export const applyRetention = async (clickhouse: ClickHouse, retention: Retention): Promise<void> => {
  const tables = await clickhouse.query<{ name: string; engine: string }>(
    'SELECT name, engine_full AS engine FROM system.tables WHERE database = currentDatabase()',
  )
  for (const { table, column, days } of rulesOf(retention)) {
    const engine = tables.find(({ name }) => name === table)?.engine ?? ''
    const now = Number(TTL.exec(engine)?.[1] ?? 0)
    if (now === days) continue
    await clickhouse.command(
      days === 0
        ? `ALTER TABLE ${table} REMOVE TTL`
        : `ALTER TABLE ${table} MODIFY TTL toDateTime(${column}) + INTERVAL ${days} DAY`,
    )
  }
}
