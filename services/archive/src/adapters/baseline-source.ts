import type { ClickHouse } from '@tocsin/shared/clickhouse/client.ts'
import { type BaselineSource, HOUR_MS, type HourWindow, type Interval, WEEK_MS } from '../core/baseline.ts'

interface Span extends Record<string, unknown> {
  readonly fromMs: number
  readonly toMs: number
}

const IN_SPAN = `size_ms = ${HOUR_MS} AND final
    AND window_start >= fromUnixTimestamp64Milli({fromMs:Int64}, 'UTC') AND window_start < fromUnixTimestamp64Milli({toMs:Int64}, 'UTC')
    AND toUnixTimestamp64Milli(window_start) % ${HOUR_MS} = 0`
const START_MS = 'toFloat64(toUnixTimestamp64Milli(window_start)) AS startMs'

const BRANDS = `SELECT DISTINCT brand_id AS brandId FROM windows WHERE ${IN_SPAN} ORDER BY brand_id`
const LISTENED = `SELECT DISTINCT ${START_MS} FROM windows WHERE ${IN_SPAN}`
const HOURS = `SELECT ${START_MS}, mentions, negative FROM windows FINAL WHERE brand_id = {brandId:String} AND ${IN_SPAN} ORDER BY startMs`
const SUSPECTED = `SELECT toFloat64(toUnixTimestamp64Milli(opened_at)) AS fromMs,
    toFloat64(coalesce(toUnixTimestamp64Milli(closed_at), {toMs:Int64})) AS toMs
  FROM signals FINAL
  WHERE brand_id = {brandId:String} AND level = 'SUSPECT' AND opened_at < fromUnixTimestamp64Milli({toMs:Int64}, 'UTC')`
const SCORER = `SELECT scorer_version AS scorerVersion FROM mentions
  WHERE brand_id = {brandId:String} AND event_time >= fromUnixTimestamp64Milli({fromMs:Int64}, 'UTC')
  ORDER BY event_time DESC LIMIT 1`

const SCORER_SPAN_MS = 48 * HOUR_MS

/** What baselines are computed from: per brand the whole hours of the last weeks that are closed. One brand is held at a time. */
export async function* readBaselineSources(
  clickhouse: ClickHouse,
  options: { readonly nowMs: number; readonly weeks: number; readonly minimumWeeks: number },
): AsyncIterable<BaselineSource> {
  const toMs = Math.floor(options.nowMs / HOUR_MS) * HOUR_MS
  const span: Span = { fromMs: toMs - options.weeks * WEEK_MS, toMs }
  const brands = await clickhouse.query<{ brandId: string }>(BRANDS, { params: span })
  const listened = await clickhouse.query<{ startMs: number }>(LISTENED, { params: span })
  const listenedMs = listened.map(({ startMs }) => startMs)
  for (const { brandId } of brands) {
    const params = { ...span, brandId }
    const [hours, suspected, [scorer]] = await Promise.all([
      clickhouse.query<HourWindow>(HOURS, { params }),
      clickhouse.query<Interval>(SUSPECTED, { params }),
      clickhouse.query<{ scorerVersion: string }>(SCORER, { params: { brandId, fromMs: toMs - SCORER_SPAN_MS } }),
    ])
    yield {
      brandId,
      scorerVersion: scorer?.scorerVersion ?? '',
      hours,
      listenedMs,
      suspected,
      minimumWeeks: options.minimumWeeks,
    }
  }
}
