import type { ClickHouse } from '@tocsin/shared/clickhouse/client.ts'
import { TupleParam } from '@tocsin/shared/clickhouse/params.ts'
import type { Item } from '../core/intake.ts'
import { DELETIONS } from '../core/rows.ts'

/** What stays of a withdrawn mention: where and how it counted. Text, author, address and matched words go. */
const COPY = `INSERT INTO mentions (
    brand_id, source, native_id, revision, ver, event_time, observed_at, appended_at, timing, text, author_hash, author_key_version,
    url, language_hint, parent_id, matched_terms, language, sentiment, negative_probability, neutral_probability,
    positive_probability, vulgar, abusive, scorer_version, weight, thread_id, topics, deleted)
  SELECT
    brand_id, source, native_id, revision, bitOr(ver, bitShiftLeft(toUInt64(1), 63)), event_time, observed_at, appended_at, timing,
    '', '', 0, '', language_hint, parent_id, [], language, sentiment, negative_probability, neutral_probability,
    positive_probability, vulgar, abusive, scorer_version, weight, thread_id, topics, true
  FROM mentions FINAL
  WHERE NOT mentions.deleted`

const BLANK_NAMED = `${COPY} AND (
    (native_id IN {nativeIds:Array(String)} AND (mentions.source, native_id) IN {ids:Array(Tuple(String, String))})
    OR mentions.author_hash IN {authors:Array(String)})`

/** What was archived lately, by the archive's own record of it: no clock of this machine. */
const LATELY = 'archived_at >= (SELECT max(archived_at) FROM mentions) - toIntervalSecond({seconds:UInt32})'

/** Looks up the late mentions among the deletions, not the other way round: deletions pile up for months. */
const BLANK_LATE = `${COPY} AND mentions.${LATELY} AND (
    (mentions.source, mentions.native_id) IN (
      SELECT source, native_id FROM mention_deletions
      WHERE (source, native_id) IN (SELECT source, native_id FROM mentions WHERE ${LATELY}))
    OR mentions.author_hash IN (
      SELECT author_hash FROM mention_deletions
      WHERE native_id = '' AND author_hash != '' AND author_hash IN (SELECT author_hash FROM mentions WHERE ${LATELY})))`

/** The rows that a blanked one has replaced; merges alone would take them off the disks in their own time. */
const REPLACED = `NOT deleted
    AND (brand_id, event_time, source, native_id) IN (SELECT brand_id, event_time, source, native_id FROM mentions WHERE deleted)`
const ANY_REPLACED = `SELECT 1 FROM mentions WHERE ${REPLACED} LIMIT 1`
const ERASE = `ALTER TABLE mentions DELETE WHERE ${REPLACED}`

const OF_AUTHORS = 'FROM mentions FINAL WHERE author_hash IN {authors:Array(String)}'
const COUNT = `SELECT toUInt32(count()) AS mentions, groupUniqArray(brand_id) AS brands ${OF_AUTHORS}`

/** No retention lets an erasure go: what it names may come back from a backup in years. */
const FOR_GOOD_MS = Date.UTC(2100, 0, 1)

const COLUMN = {
  source: DELETIONS.columns.indexOf('source'),
  nativeId: DELETIONS.columns.indexOf('native_id'),
  author: DELETIONS.columns.indexOf('author_hash'),
}

/** Ids in one statement; the batches of the log are larger. */
const IDS_PER_STATEMENT = 2_000
/** A process that starts looks back this far: the one before it may have died between a mention and its sweep. */
const FIRST_SWEEP_SECONDS = 86_400
const OVERLAP_SECONDS = 300

/**
 * Deletions by sources and erasures of authors. A deletion and its mention come on two topics, in any order, and a rebuild brings the
 * mention back: what is kept when the deletion arrives is blanked at once, what is kept after it by the next sweep. The blanked row
 * outranks every replay of the mention. Counts in windows never change. A deletion that names a post is of that post only, also where it
 * names the author.
 */
export const createWithdrawals = (clickhouse: ClickHouse) => {
  let lastSweepAt: number | undefined
  return {
    async blank(deletions: readonly Item[]): Promise<void> {
      for (let at = 0; at < deletions.length; at += IDS_PER_STATEMENT) {
        const rows = deletions.slice(at, at + IDS_PER_STATEMENT).map(({ row }) => row.map(String))
        const named = rows.filter(row => row[COLUMN.nativeId] !== '')
        const params = {
          nativeIds: named.map(row => row[COLUMN.nativeId]!),
          ids: named.map(row => new TupleParam([row[COLUMN.source], row[COLUMN.nativeId]])),
          authors: rows.filter(row => row[COLUMN.nativeId] === '').map(row => row[COLUMN.author]!),
        }
        await clickhouse.command(BLANK_NAMED, { params })
      }
    },
    /** How many mentions are kept of these authors, for which brands. */
    async countAuthors(
      authors: readonly string[],
    ): Promise<{ readonly mentions: number; readonly brandIds: string[] }> {
      const [found] = await clickhouse.query<{ mentions: number; brands: string[] }>(COUNT, { params: { authors } })
      return { mentions: found?.mentions ?? 0, brandIds: (found?.brands ?? []).toSorted() }
    },
    /** Blanks all that is kept of these authors, whenever it was archived, and lets the sweeps blank what comes later, for good. */
    async eraseAuthors(authors: readonly string[]): Promise<void> {
      for (let at = 0; at < authors.length; at += IDS_PER_STATEMENT) {
        const some = authors.slice(at, at + IDS_PER_STATEMENT)
        const rows = some.map(author => ['', '', author, FOR_GOOD_MS, '0'])
        await clickhouse.insert(DELETIONS.name, DELETIONS.columns, rows)
        await clickhouse.command(BLANK_NAMED, { params: { nativeIds: [], ids: [], authors: some } })
      }
    },
    /** Blanks what came after its deletion, as far as it came since the last sweep. */
    async sweep(nowMs: number): Promise<void> {
      const seconds =
        lastSweepAt === undefined ? FIRST_SWEEP_SECONDS : Math.ceil((nowMs - lastSweepAt) / 1_000) + OVERLAP_SECONDS
      await clickhouse.command(BLANK_LATE, { params: { seconds } })
      lastSweepAt = nowMs
    },
    /** Removes the withdrawn texts from the disks. Returns at once; ClickHouse rewrites the parts that hold any. */
    async erase(): Promise<void> {
      const found = await clickhouse.query(ANY_REPLACED)
      if (found.length === 0) return
      await clickhouse.command(ERASE, { settings: { allow_nondeterministic_mutations: 1, mutations_sync: '0' } })
    },
  }
}

export type Withdrawals = ReturnType<typeof createWithdrawals>
