import type { Signal } from '../../gen/tocsin/signal/v1/Signal.ts'
import type { ClickHouse } from '../client.ts'

export interface SignalQuery {
  /** All brands when absent. */
  readonly brandId?: string
  readonly openOnly?: boolean
  /** Opened in [fromMs, toMs). */
  readonly fromMs?: number
  readonly toMs?: number
  /** At most 1,000 (default 100). */
  readonly limit?: number
}

const MAX_SIGNALS = 1_000
const DEFAULT_SIGNALS = 100
const END_OF_TIME_MS = 4_102_444_800_000

const LIST = `SELECT body
  FROM signals FINAL
  WHERE ({brandId:String} = '' OR brand_id = {brandId:String})
    AND opened_at >= fromUnixTimestamp64Milli({fromMs:Int64}, 'UTC')
    AND opened_at < fromUnixTimestamp64Milli({toMs:Int64}, 'UTC')
    AND (NOT {openOnly:Bool} OR state = 'OPEN')
  ORDER BY opened_at DESC, signal_id
  LIMIT {limit:UInt32}`

const BY_ID = 'SELECT body FROM signals FINAL WHERE signal_id = {signalId:String} LIMIT 1'

const asSignal = ({ body }: { readonly body: string }): Signal => JSON.parse(body) as Signal

export const createSignalHistory = (clickhouse: ClickHouse) => ({
  /** The newest value of each episode, latest opened first. */
  async listSignals({ brandId, openOnly, fromMs, toMs, limit }: SignalQuery): Promise<Signal[]> {
    const params = {
      brandId: brandId ?? '',
      openOnly: openOnly ?? false,
      fromMs: Math.trunc(fromMs ?? 0),
      toMs: Math.trunc(toMs ?? END_OF_TIME_MS),
      limit: Math.min(Math.max(1, limit ?? DEFAULT_SIGNALS), MAX_SIGNALS),
    }
    return (await clickhouse.query<{ body: string }>(LIST, { params })).map(asSignal)
  },
  async signalById(signalId: string): Promise<Signal | undefined> {
    const [row] = await clickhouse.query<{ body: string }>(BY_ID, { params: { signalId } })
    return row && asSignal(row)
  },
})
