import { deletionCodec, erasureRecordCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { ErasureAskedInput } from '@tocsin/shared/gen/tocsin/erasure/v1/ErasureAsked.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { eventually, type Fixture, openFixture } from '../test/archive-fixture.ts'

vi.setConfig({ testTimeout: 40_000, hookTimeout: 30_000 })

let fixture: Fixture
beforeEach(async () => {
  fixture = await openFixture()
})
afterEach(() => fixture.stop())

const [ANNA_OLD, ANNA_NEW, BEN] = ['a1'.repeat(8), 'a2'.repeat(8), 'b1'.repeat(8)]

const ask = (erasureId: string, hashes: readonly string[], over: ErasureAskedInput = {}) => {
  const authors = hashes.map((hash, index) => ({ keyVersion: index + 1, hash }))
  const value = erasureRecordCodec.encode({ erasureId, asked: { authors, reason: 'asked for', ...over } })
  return fixture.append(TOPICS.erasures.name, [value])
}

/** What the archive said of an erasure: parts in their order, and how many mentions it counted. */
const toldOf = async (erasureId: string): Promise<string[]> => {
  const records = (await fixture.recordsOf(TOPICS.erasures.name)).map(({ value }) => erasureRecordCodec.decode(value))
  return records
    .filter(record => record.erasureId === erasureId && record.part !== 'asked')
    .map(({ part, counted }) => (counted ? `${part} ${counted.mentions} of ${counted.brandIds.join()}` : String(part)))
}
const becomes = (erasureId: string, ...told: readonly string[]) =>
  eventually(async () => expect(await toldOf(erasureId)).toEqual(told))

const three = () =>
  fixture.appendMentions(
    { nativeId: 'a-old', authorHash: ANNA_OLD, authorKeyVersion: 1, text: 'first of anna', url: 'https://x.test/1' },
    { nativeId: 'a-new', authorHash: ANNA_NEW, authorKeyVersion: 2, text: 'second of anna' },
    { nativeId: 'b', authorHash: BEN, authorKeyVersion: 2, text: 'of ben' },
  )
const archived = (count: number) =>
  eventually(async () => expect(Object.keys(await fixture.mentionTexts())).toHaveLength(count))
const BLANKED = { 'a-old': '', 'a-new': '', b: 'of ben' }

it('blanks what an author wrote under every key, counts it first, and leaves all counts and others', async () => {
  await three()
  await fixture.startArchive()
  await archived(3)
  await ask('e-1', [ANNA_OLD, ANNA_NEW])
  await becomes('e-1', 'counted 2 of acme', 'done')
  expect(await fixture.mentionTexts()).toEqual(BLANKED)
  const [left] = await fixture.clickhouse.query<{ n: number; weight: number }>(
    `SELECT toUInt32(count()) AS n, toUInt32(sum(weight)) AS weight FROM mentions FINAL WHERE author_hash != '' OR deleted`,
  )
  expect(left).toEqual({ n: 3, weight: 3 })
  // From the disks too: no part holds the text any more.
  await eventually(async () =>
    expect(await fixture.clickhouse.query(`SELECT 1 FROM mentions WHERE text LIKE '%anna%' OR url != ''`)).toEqual([]),
  )
})

it('only counts when it is asked to, and says the same of a second erasure', async () => {
  await three()
  await fixture.startArchive()
  await archived(3)
  await ask('look', [ANNA_OLD, ANNA_NEW], { dryRun: true })
  await becomes('look', 'counted 2 of acme')
  expect(Object.values(await fixture.mentionTexts())).not.toContain('')
  await ask('e-1', [ANNA_OLD, ANNA_NEW])
  await becomes('e-1', 'counted 2 of acme', 'done')
  await ask('e-2', [ANNA_OLD, ANNA_NEW])
  await becomes('e-2', 'counted 0 of ', 'done')
  expect(await toldOf('look')).toEqual(['counted 2 of acme'])
  expect(await fixture.mentionTexts()).toEqual(BLANKED)
})

it('blanks what comes after the erasure, and what a rebuild from the log or an old backup brings back', async () => {
  fixture.loseCommits(true)
  await three()
  const first = await fixture.startArchive()
  await archived(3)
  await ask('e-1', [ANNA_OLD, ANNA_NEW])
  await becomes('e-1', 'counted 2 of acme', 'done')
  await fixture.appendMentions({ nativeId: 'later', authorHash: ANNA_NEW, text: 'third of anna' })
  const all = { ...BLANKED, later: '' }
  await eventually(async () => expect(await fixture.mentionTexts()).toEqual(all))
  await first.stop()

  for (const table of ['mentions', 'mention_deletions']) await fixture.clickhouse.command(`TRUNCATE TABLE ${table}`)
  const second = await fixture.startArchive()
  await eventually(async () => expect(await fixture.mentionTexts()).toEqual(all))
  await second.stop()

  await fixture.clickhouse.command('TRUNCATE TABLE mention_deletions')
  await fixture.clickhouse.command(
    `INSERT INTO mentions (brand_id, source, native_id, ver, event_time, text, author_hash, weight, archived_at)
     SELECT 'acme', 'web', 'from-backup', 1, event_time, 'zeroth of anna', '${ANNA_OLD}', 1, archived_at - toIntervalDay(300)
     FROM mentions LIMIT 1`,
  )
  await fixture.startArchive()
  await eventually(async () => expect(await fixture.mentionTexts()).toEqual({ ...all, 'from-backup': '' }))
  // Nothing was told twice.
  expect(await toldOf('e-1')).toEqual(['counted 2 of acme', 'done'])
})

it('goes on where an earlier one died, with the count from before anything was blanked, and waits for ClickHouse', async () => {
  await three()
  const first = await fixture.startArchive()
  await archived(3)
  await first.stop()
  await ask('e-1', [ANNA_OLD, ANNA_NEW])
  const counted = { mentions: 2, brandIds: ['acme'] }
  await fixture.append(TOPICS.erasures.name, [erasureRecordCodec.encode({ erasureId: 'e-1', counted })])
  await fixture.startArchive()
  await becomes('e-1', 'counted 2 of acme', 'done')
  expect(await fixture.mentionTexts()).toEqual(BLANKED)

  await fixture.stopClickHouse()
  await ask('e-2', [BEN])
  await fixture.startClickHouse()
  await becomes('e-2', 'counted 1 of acme', 'done')
  expect((await fixture.mentionTexts())['b']).toBe('')
})

it('leaves the other posts of an author when the source withdraws one of them', async () => {
  await fixture.appendMentions(
    { nativeId: 'gone', authorHash: BEN, text: 'withdrawn' },
    { nativeId: 'stays', authorHash: BEN, text: 'stands' },
  )
  await fixture.startArchive()
  await archived(2)
  const deletion = { source: 'web', nativeId: 'gone', authorHash: BEN, observedAtMs: 1 }
  await fixture.append(TOPICS.mentionsDeleted.name, [deletionCodec.encode(deletion)])
  await eventually(async () => expect((await fixture.mentionTexts())['gone']).toBe(''))
  await fixture.appendMentions({ nativeId: 'new', authorHash: BEN, text: 'of the same' })
  await archived(3)
  expect(await fixture.mentionTexts()).toEqual({ gone: '', stays: 'stands', new: 'of the same' })
})
