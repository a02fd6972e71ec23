import type { ClickHouse } from './client.ts'
import { createMentionHistory } from './history/mentions.ts'
import { createSignalHistory } from './history/signals.ts'
import { createWindowHistory } from './history/windows.ts'

/**
 * What the archive has kept, for reading: bounded, with every value a parameter. Rejects as ClickHouse does: RetryableError while it
 * is away. The archive lags the log by about a second; what is live comes from the log, not from here.
 */
export const createHistory = (clickhouse: ClickHouse) => ({
  ...createWindowHistory(clickhouse),
  ...createMentionHistory(clickhouse),
  ...createSignalHistory(clickhouse),
})

export type History = ReturnType<typeof createHistory>
