import { backfillWindows } from '@tocsin/archive/adapters/backfill.ts'
import { demoHistory } from '@tocsin/ingest/core/demo/history.ts'
import type { ClickHouse } from '@tocsin/shared/clickhouse/client.ts'
import type { WindowInput } from '@tocsin/shared/gen/tocsin/window/v1/Window.ts'

const HOUR_MS = 3_600_000
const SIZES_MS = [300_000, HOUR_MS]
const ROWS_PER_BATCH = 5_000

/** Four weeks of the demo's calm past as closed windows: 5 minutes at each 5 minutes, 1 hour at each hour. Marked by revision 0 and ver 0. */
const windowsOf = (seed: number, toMs: number, speed: number, sizeMs: number): WindowInput[] =>
  demoHistory({ seed, toMs: Math.floor(toMs / sizeMs) * sizeMs, sizeMs, speed }).map(row => {
    const share = row.mentions === 0 ? 0 : row.negative / row.mentions
    return {
      brandId: row.brandId,
      sizeMs,
      windowStartMs: row.startMs,
      windowEndMs: row.startMs + sizeMs,
      ver: '0',
      final: true,
      mentions: row.mentions,
      negative: row.negative,
      neutral: row.neutral,
      positive: row.positive,
      weightSquares: row.mentions,
      languages: [...row.languages],
      share,
      streamTimeMs: row.startMs + sizeMs,
      sampledOneIn: 1,
    }
  })

const batches = function* (rows: readonly WindowInput[]): Iterable<readonly WindowInput[]> {
  for (let at = 0; at < rows.length; at += ROWS_PER_BATCH) yield rows.slice(at, at + ROWS_PER_BATCH)
}

/**
 * Gives an empty archive the demo's past, so that baselines exist from the start. Does nothing when windows are there already
 * (a second start, or an archive that is in use). Resolves with the number of windows written.
 */
export const seedDemoHistory = async (
  clickhouse: ClickHouse,
  options: { readonly seed: number; readonly toMs: number; readonly speed: number },
): Promise<number> => {
  const [row] = await clickhouse.query<{ windows: string | number }>('SELECT count() AS windows FROM windows')
  if (Number(row?.windows ?? 0) > 0) return 0
  let written = 0
  for (const sizeMs of SIZES_MS)
    written += await backfillWindows(clickhouse, batches(windowsOf(options.seed, options.toMs, options.speed, sizeMs)))
  return written
}
