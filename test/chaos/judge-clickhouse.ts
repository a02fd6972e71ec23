import type { ClickHouse } from '@tocsin/shared/clickhouse/client.ts'
import type { Signal } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import type { Applied } from './judge-windows.ts'
import { identityOf } from './oracle-input.ts'

interface WindowRow {
  readonly key: string
  readonly ver: string
  readonly final: boolean
  readonly counts: readonly number[]
}
interface SignalRow {
  readonly signal_id: string
  readonly ver: string
  readonly state: string
}
interface MentionRow {
  readonly brand_id: string
  readonly source: string
  readonly native_id: string
}

const WINDOWS = `
  SELECT concat(brand_id, ' ', toString(size_ms), ' ', toString(toUnixTimestamp64Milli(window_start))) AS key,
    toString(ver) AS ver, final, [mentions, negative, neutral, positive] AS counts
  FROM windows FINAL WHERE toUnixTimestamp64Milli(window_end) >= {since:Int64}`
const SIGNALS = 'SELECT signal_id, toString(ver) AS ver, state FROM signals FINAL'
const MENTIONS = 'SELECT brand_id, source, native_id FROM mentions FINAL'

export interface Expected {
  readonly windows: ReadonlyMap<string, Applied>
  readonly signals: ReadonlyMap<string, Signal>
  readonly mentions: ReadonlySet<string>
  /** Windows that ended before were compared earlier. */
  readonly sinceMs: number
}

/** What the rows in ClickHouse lack, or have that was never told: read as the product reads them, the newest of each key. */
export const compareRows = async (clickhouse: ClickHouse, expected: Expected): Promise<string[]> => {
  const differences: string[] = []
  const rows = await clickhouse.query<WindowRow>(WINDOWS, { params: { since: expected.sinceMs } })
  const byKey = new Map(rows.map(row => [row.key, row]))
  if (byKey.size !== rows.length) differences.push(`${rows.length} rows of ${byKey.size} windows`)
  for (const [key, { ver, final, sums, endMs }] of expected.windows) {
    if (endMs < expected.sinceMs) continue
    const row = byKey.get(key)
    byKey.delete(key)
    if (row === undefined || row.ver !== ver.toString()) {
      differences.push(`row of window ${key} has ver ${row?.ver}, told was ${ver}`)
      continue
    }
    const { mentions, negative, neutral, positive } = JSON.parse(sums)
    const counts = JSON.stringify([mentions, negative, neutral, positive])
    if (row.final !== final || JSON.stringify(row.counts) !== counts)
      differences.push(`row of window ${key} says ${JSON.stringify(row)}, told was ${sums}`)
  }
  for (const key of byKey.keys()) differences.push(`row of window ${key} was never told`)

  const signals = new Map((await clickhouse.query<SignalRow>(SIGNALS)).map(row => [row.signal_id, row]))
  for (const [signalId, { ver, state }] of expected.signals) {
    const row = signals.get(signalId)
    if (row?.ver !== ver || !state.endsWith(row.state.toUpperCase()))
      differences.push(`row of signal ${signalId} says ${JSON.stringify(row)}, told was ${ver} ${state}`)
  }
  if (signals.size !== expected.signals.size) differences.push(`${signals.size} rows of signals`)

  const mentions = new Set(
    (await clickhouse.query<MentionRow>(MENTIONS)).map(row => identityOf(row.brand_id, row.source, row.native_id)),
  )
  for (const id of expected.mentions) if (!mentions.has(id)) differences.push(`no row of mention ${id}`)
  for (const id of mentions) if (!expected.mentions.has(id)) differences.push(`row of mention ${id} was never written`)
  return differences
}
