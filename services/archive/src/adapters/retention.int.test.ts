import type { ClickHouse } from '@tocsin/shared/clickhouse/client.ts'
import { startTestClickHouse, type TestClickHouse } from '@tocsin/shared/clickhouse/test/test-clickhouse.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { backfillWindows } from './backfill.ts'
import { migrate } from './migrations.ts'
import { applyRetention, type Retention } from './retention.ts'
import { createWithdrawals } from './withdrawals.ts'

const DAY = 86_400_000
vi.setConfig({ testTimeout: 20_000, hookTimeout: 30_000 })

let test: TestClickHouse
beforeAll(async () => {
  test = await startTestClickHouse()
  const logger = createLogger({ name: 'test', level: 'silent' })
  await migrate({ clickhouse: test.clickhouse, engine: 'ReplacingMergeTree', logger })
})
afterAll(() => test.stop())

/** The statements that changed something. */
const apply = async (retention: Retention): Promise<string[]> => {
  const statements: string[] = []
  const watched: ClickHouse = {
    ...test.clickhouse,
    async command(sql, options) {
      statements.push(sql)
      await test.clickhouse.command(sql, options)
    },
  }
  await applyRetention(watched, retention)
  return statements
}
const days = (windowsDays: number): Retention => ({ windowsDays, mentionsDays: 90, signalsDays: 0 })

it('changes a table when its setting changed, and only then', async () => {
  expect(await apply(days(10))).toHaveLength(3)
  expect(await apply(days(10))).toEqual([])
  expect(await apply(days(20))).toEqual([expect.stringContaining('ALTER TABLE windows MODIFY TTL')])
  expect(await apply(days(0))).toEqual(['ALTER TABLE windows REMOVE TTL'])
  expect(await apply(days(0))).toEqual([])
})

it('lets old windows go and keeps the others', async () => {
  await apply(days(0))
  const startOf = (ageDays: number) => Math.floor(Date.now() / DAY) * DAY - ageDays * DAY
  const ages = [1, 9, 30, 3_000]
  await backfillWindows(test.clickhouse, [
    ages.map(age => ({ brandId: 'acme', sizeMs: 1, windowStartMs: startOf(age) })),
  ])
  await apply(days(10))
  await test.clickhouse.command('OPTIMIZE TABLE windows FINAL')
  const left = await test.clickhouse.query(
    'SELECT toFloat64(toUnixTimestamp64Milli(window_start)) AS startMs FROM windows ORDER BY startMs DESC',
  )
  expect(left).toEqual([{ startMs: startOf(1) }, { startMs: startOf(9) }])
})

it('takes rows of more months at once than ClickHouse does by default', async () => {
  const months = Array.from({ length: 240 }, (_, month) => Date.UTC(2005, month))
  const rows = months.map(windowStartMs => ({ brandId: 'old', sizeMs: 1, windowStartMs }))
  await apply(days(0))
  expect(await backfillWindows(test.clickhouse, [rows])).toBe(240)
})

it('lets texts go with their mentions, keeps deletions longer than any copy of their mention, and erasures for good', async () => {
  await apply({ windowsDays: 0, mentionsDays: 90, signalsDays: 0 })
  const ages = [1, 89, 92, 119, 122]
  const ago = (days: number) => `now64(3, 'UTC') - toIntervalDay(${days})`
  for (const age of ages) {
    await test.clickhouse.command(
      `INSERT INTO mentions (brand_id, source, native_id, event_time, text) SELECT 'acme', 'web', '${age}', ${ago(age)}, 'text'`,
    )
    await test.clickhouse.command(
      `INSERT INTO mention_deletions (source, native_id, author_hash, observed_at) SELECT 'web', '${age}', '', ${ago(age)}`,
    )
  }
  const author = 'a1'.repeat(8)
  await createWithdrawals(test.clickhouse).eraseAuthors([author])
  for (const table of ['mentions', 'mention_deletions']) {
    await test.clickhouse.command(`ALTER TABLE ${table} MATERIALIZE TTL`, { settings: { mutations_sync: '1' } })
    await test.clickhouse.command(`OPTIMIZE TABLE ${table} FINAL`)
  }
  const left = async (table: string) =>
    (
      await test.clickhouse.query<{ id: string }>(`SELECT native_id AS id FROM ${table} ORDER BY observed_at DESC, id`)
    ).map(({ id }) => id)
  expect((await left('mentions')).toSorted()).toEqual(['1', '89'])
  expect(await left('mention_deletions')).toEqual(['', '1', '89', '92', '119'])
})
