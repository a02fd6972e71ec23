import type { ClickHouse } from '@tocsin/shared/clickhouse/client.ts'
import { windowCodec } from '@tocsin/shared/events/codec.ts'
import type { WindowInput } from '@tocsin/shared/gen/tocsin/window/v1/Window.ts'
import { WINDOWS, windowRow } from '../core/rows.ts'

const ROWS_PER_INSERT = 10_000

/**
 * Puts windows of the past into the tables of a migrated database: the demo's history, or an import. Like all windows they are whole
 * values with a `ver` (0 when absent), so doing it again changes nothing and a live value of the same window wins.
 * Resolves with the number of rows once they are inserted.
 */
export const backfillWindows = async (
  clickhouse: ClickHouse,
  batches: AsyncIterable<readonly WindowInput[]> | Iterable<readonly WindowInput[]>,
): Promise<number> => {
  let count = 0
  let waiting: (readonly unknown[])[] = []
  const insert = async (): Promise<void> => {
    await clickhouse.insert(WINDOWS.name, WINDOWS.columns, waiting)
    count += waiting.length
    waiting = []
  }
  for await (const batch of batches) {
    for (const input of batch) {
      waiting.push(windowRow(windowCodec.decode(windowCodec.encode(input))))
      if (waiting.length >= ROWS_PER_INSERT) await insert()
    }
  }
  await insert()
  return count
}
