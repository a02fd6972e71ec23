import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TopicSettings } from '../../port.ts'
import type { Chunk, ChunkOutcome, ReadReply, ReadRequest, TopicSnapshot } from '../protocol.ts'
import { type DatabaseOptions, makeFolder } from './database.ts'
import { problemOf } from './problem.ts'
import { collectRuns } from './runs.ts'
import { type Base, openSegment, type Placed, type Segment } from './segment.ts'

const DAY_MS = 86_400_000
/** Files of past days kept open for readers, besides the newest. */
const OLDER_FILES_OPEN = 2
const COMPACT_MIN_ROWS = 1000
const COMPACT_SLICE_ROWS = 500
/** The one file of topics that are not cut by age. */
const WHOLE = 'all'

/** One topic on disk: a file per day, or one file. Past the newest file nothing is ever written. */
export interface TopicStore {
  snapshot(): TopicSnapshot
  setCleanup(cleanup: TopicSettings['cleanup']): void
  /** In order; stops at the first file that fails, and says so for its chunks and those after. */
  append(chunks: readonly Chunk[]): ChunkOutcome[]
  read(request: ReadRequest): ReadReply
  offsetAt(partition: number, sinceMs: number): number
  /** Unlinks files whose last day ended longer ago than the retention. True when the log start moved. */
  retain(nowMs: number): boolean
  /** One slice of compaction. True while there is more to do. */
  compact(): boolean
  /** Asks again for space if the last append found none; throws when there still is none. */
  probe(): void
  close(): void
}

interface DayFile {
  readonly name: string
  readonly day: number
  readonly bases: readonly Base[]
}

const nameOfDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)
const dayOfName = (name: string): number => (name === WHOLE ? 0 : Date.parse(`${name}T00:00:00Z`) / DAY_MS)

export const openTopicStore = (dir: string, initial: TopicSettings, options: DatabaseOptions): TopicStore => {
  let settings = initial
  const keyed = settings.cleanup === 'compact'
  const byDay = typeof settings.cleanup === 'object'
  const older = new Map<string, Segment>()
  let newest: Segment | undefined
  let files: DayFile[] = []
  let ends: Base[] = []
  let rowsSinceCompaction = Number.POSITIVE_INFINITY
  let rowsAfterCompaction = 0
  let failing = false
  let compaction: { partition: number; from: number } | undefined

  const pathOf = (name: string): string => join(dir, `${name}.db`)
  const open = (name: string): Segment => openSegment(pathOf(name), { ...options, keyed })
  const remove = (name: string): void => {
    older.get(name)?.close()
    older.delete(name)
    for (const suffix of ['', '-wal', '-shm']) rmSync(pathOf(name) + suffix, { force: true })
  }

  /** A new newest file. It counts only once its bases are durable; without them it is removed at the next open. */
  const roll = (day: number): void => {
    const name = byDay ? nameOfDay(day) : WHOLE
    const segment = open(name)
    try {
      segment.start(ends)
    } catch (error) {
      segment.close()
      remove(name)
      throw error
    }
    const last = files.at(-1)
    if (last && newest) older.set(last.name, newest)
    newest = segment
    files.push({ name, day, bases: ends })
  }

  const load = (): void => {
    makeFolder(dir)
    const names = readdirSync(dir)
      .filter(file => file.endsWith('.db'))
      .map(file => file.slice(0, -3))
      .sort()
    for (const name of names) {
      const segment = open(name)
      const bases = segment.bases()
      segment.close()
      if (bases.length === 0) remove(name)
      else files.push({ name, day: dayOfName(name), bases })
    }
    ends = Array.from({ length: settings.partitions }, () => ({ offset: 0, lastAt: 0 }))
    if (files.length > 0) writable()
  }

  /** The newest file. After a failure it is opened anew and asked where it ends, because a failed commit may yet be there. */
  const writable = (): Segment => {
    if (!newest) {
      newest = open(files.at(-1)!.name)
      ends = newest.ends()
    }
    return newest
  }

  const segmentOf = (file: DayFile): Segment => {
    if (file === files.at(-1)) return writable()
    const segment = older.get(file.name) ?? open(file.name)
    older.delete(file.name)
    older.set(file.name, segment)
    for (const name of older.keys()) {
      if (older.size <= OLDER_FILES_OPEN) break
      older.get(name)!.close()
      older.delete(name)
    }
    return segment
  }

  const appendToNewest = (chunks: readonly Chunk[]): ChunkOutcome[] => {
    const segment = writable()
    const after = ends.slice()
    const placed = chunks.map((chunk): Placed => {
      const firstOffset = after[chunk.partition]!.offset
      after[chunk.partition] = { offset: firstOffset + chunk.recordCount, lastAt: chunk.lastAt }
      return { chunk, firstOffset }
    })
    try {
      segment.append(placed)
    } catch (error) {
      newest = undefined
      segment.close()
      throw error
    }
    ends = after
    for (const chunk of chunks) rowsSinceCompaction += chunk.recordCount
    return placed.map(({ firstOffset }) => ({ firstOffset }))
  }

  const start = (partition: number): number => files[0]?.bases[partition]?.offset ?? 0

  load()
  return {
    snapshot: () => ({
      settings,
      partitions: ends.map(({ offset, lastAt }, partition) => ({ start: start(partition), end: offset, lastAt })),
    }),
    setCleanup(cleanup) {
      settings = { ...settings, cleanup }
    },
    append(chunks) {
      const outcomes: ChunkOutcome[] = []
      failing = false
      while (outcomes.length < chunks.length) {
        try {
          const rest = chunks.slice(outcomes.length)
          if (files.length === 0 || (byDay && rest[0]!.day > files.at(-1)!.day)) roll(rest[0]!.day)
          const { day } = files.at(-1)!
          const tooLate = byDay ? rest.findIndex(chunk => chunk.day > day) : -1
          outcomes.push(...appendToNewest(tooLate < 0 ? rest : rest.slice(0, tooLate)))
        } catch (error) {
          const problem = problemOf(error)
          failing = true
          while (outcomes.length < chunks.length) outcomes.push({ problem })
        }
      }
      return outcomes
    },
    read: ({ partition, from, to, maxBytes }) => {
      const first = files.findLastIndex(file => file.bases[partition]!.offset <= from)
      const segments = files.slice(Math.max(first, 0)).map(file => () => segmentOf(file).chunks(partition, from))
      return collectRuns(segments, to, maxBytes)
    },
    offsetAt(partition, sinceMs) {
      for (const [index, file] of files.entries()) {
        const next = files[index + 1]
        if (next && next.bases[partition]!.lastAt < sinceMs) continue
        const offset = segmentOf(file).offsetAt(partition, file.bases[partition]!.offset, sinceMs)
        if (offset !== undefined) return offset
      }
      return ends[partition]!.offset
    },
    retain(nowMs) {
      const { cleanup } = settings
      if (typeof cleanup !== 'object' || files.length === 0) return false
      const expired = (file: DayFile): boolean => (file.day + 1) * DAY_MS + cleanup.retentionMs <= nowMs
      // The newest file carries the offsets on, so it goes only when another has taken over.
      if (expired(files.at(-1)!)) roll(Math.floor(nowMs / DAY_MS))
      const kept = files.filter(file => !expired(file))
      if (kept.length === files.length) return false
      const gone = files.filter(expired)
      files = kept
      for (const file of gone) remove(file.name)
      return true
    },
    compact() {
      if (!keyed || files.length === 0) return false
      const segment = writable()
      if (!compaction) {
        if (rowsSinceCompaction < Math.max(COMPACT_MIN_ROWS, rowsAfterCompaction)) return false
        compaction = { partition: 0, from: 0 }
        rowsSinceCompaction = 0
      }
      const next = segment.compact(compaction.partition, compaction.from, COMPACT_SLICE_ROWS)
      compaction = next === undefined ? { partition: compaction.partition + 1, from: 0 } : { ...compaction, from: next }
      if (compaction.partition < settings.partitions) return true
      compaction = undefined
      rowsAfterCompaction = segment.rowCount()
      return false
    },
    probe() {
      if (failing && files.length > 0) writable().probe()
      failing = false
    },
    close() {
      newest?.close()
      for (const segment of older.values()) segment.close()
    },
  }
}
