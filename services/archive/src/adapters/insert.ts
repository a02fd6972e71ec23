import type { ClickHouse } from '@tocsin/shared/clickhouse/client.ts'
import { ClickHouseRefusal } from '@tocsin/shared/clickhouse/errors.ts'
import type { Item } from '../core/intake.ts'
import type { Table } from '../core/rows.ts'

const insertAll = (clickhouse: ClickHouse, { name, columns }: Table, items: readonly Item[]): Promise<void> => {
  if (items[0]?.bytes === undefined) {
    return clickhouse.insert(
      name,
      columns,
      items.map(({ row }) => row),
    )
  }
  return clickhouse.insertBinary(
    name,
    columns,
    items.map(({ bytes }) => bytes!),
  )
}

/**
 * Inserts all rows, in one call unless ClickHouse refuses a value. Then halves are tried, down to the rows at fault, which are returned
 * as refused: one bad value must not hold up the rest. Rejects with a RetryableError when the outcome is unknown; the same items again
 * give the same rows.
 */
export const insertOrIsolate = async (
  clickhouse: ClickHouse,
  table: Table,
  items: readonly Item[],
): Promise<{ readonly item: Item; readonly cause: string }[]> => {
  try {
    await insertAll(clickhouse, table, items)
    return []
  } catch (error) {
    if (!(error instanceof ClickHouseRefusal)) throw error
    if (items.length === 1) return [{ item: items[0]!, cause: error.message }]
    const middle = items.length >> 1
    const left = await insertOrIsolate(clickhouse, table, items.slice(0, middle))
    return [...left, ...(await insertOrIsolate(clickhouse, table, items.slice(middle)))]
  }
}
