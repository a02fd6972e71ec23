import type { ClickHouse } from '@tocsin/shared/clickhouse/client.ts'
import { RetryableError } from '@tocsin/shared/log/errors.ts'
import type { TopicPartition } from '@tocsin/shared/log/port.ts'
import { failpoint } from '@tocsin/shared/runtime/failpoint.ts'
import { type Item, newestByKey } from '../core/intake.ts'
import type { Table } from '../core/rows.ts'
import type { ArchiveEvents } from '../events.ts'
import { insertOrIsolate } from './insert.ts'

export type Owned = TopicPartition & { readonly epoch: number }

/** What one batch of the log gave: its rows, and where reading goes on once they are in ClickHouse. */
export interface Chunk {
  readonly from: Owned
  readonly items: readonly Item[]
  readonly nextOffset: bigint
}

export interface TableWriterOptions {
  readonly table: Table
  readonly clickhouse: ClickHouse
  readonly events: ArchiveEvents
  /** Rows that are inserted together at most, and that wait at most while an insert runs. */
  readonly maxRows: number
  readonly maxWaitMs: number
  /** Chunks without rows (ticks) are only committed, this often. */
  readonly idleCommitMs: number
  readonly firstRetryMs: number
  readonly lastRetryMs: number
  /** Runs after the insert and before the commit; it fails and repeats with the insert. */
  afterInsert?(items: readonly Item[]): Promise<void>
  refused(item: Item, from: Owned, cause: string): Promise<void>
  commit(from: Owned, nextOffset: bigint): Promise<void>
  /** ClickHouse went away or came back. */
  onAway(): void
  onBack(): void
}

export interface TableWriter {
  /** Never waits for ClickHouse. */
  add(chunk: Chunk): void
  /** Resolves when another batch may be added; at once while ClickHouse is away (then reading must be paused). */
  room(): Promise<void>
  isFull(): boolean
  isAway(): boolean
  /** Forgets what waits of a partition that goes to another member; what is being inserted is not committed any more. */
  drop(of: TopicPartition): void
  /** Inserts and commits what waits now, unless ClickHouse is away. */
  flush(): Promise<void>
  /** Flushes and ends. What could not be inserted stays uncommitted and is read again. */
  stop(): Promise<void>
  /** Rejects when something failed that no retry mends. */
  readonly done: Promise<void>
}

/**
 * Gathers the rows of all partitions into one insert at a time, so that ClickHouse gets few large parts. A batch whose outcome is
 * unknown is sent again as it was; partitions are committed only after that. Memory is bounded by `maxRows` waiting, the same in
 * flight, and one batch per partition.
 */
export const createTableWriter = (options: TableWriterOptions): TableWriter => {
  const { table, clickhouse, events, maxRows, maxWaitMs, idleCommitMs } = options
  let waiting: Chunk[] = []
  let waitingRows = 0
  let away = false
  let stopping = false
  let timer: NodeJS.Timeout | undefined
  let dueAt = Number.POSITIVE_INFINITY
  let running: Promise<void> | undefined
  let wakeRetry: (() => void) | undefined
  const roomWaiters: (() => void)[] = []
  const dropped = new Set<string>()
  const ended = Promise.withResolvers<void>()

  const nameOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`
  const releaseRoom = (): void => {
    for (const release of roomWaiters.splice(0)) release()
  }

  const pause = (ms: number): Promise<void> =>
    new Promise(resolve => {
      const retry = setTimeout(resolve, ms)
      wakeRetry = () => {
        clearTimeout(retry)
        resolve()
      }
    })

  /** False when the writer was stopped before ClickHouse took the rows. */
  const insertUntilTaken = async (items: readonly Item[], origin: ReadonlyMap<Item, Owned>): Promise<boolean> => {
    const startedAt = performance.now()
    for (let retryMs = options.firstRetryMs; ; retryMs = Math.min(retryMs * 2, options.lastRetryMs)) {
      try {
        const refused = items.length === 0 ? [] : await insertOrIsolate(clickhouse, table, items)
        for (const { item, cause } of refused) await options.refused(item, origin.get(item)!, cause)
        if (items.length > 0) await options.afterInsert?.(items)
        if (items.length > 0) events.inserted(table.name, items.length - refused.length, performance.now() - startedAt)
        return true
      } catch (error) {
        if (!(error instanceof RetryableError)) throw error
        if (!away) {
          away = true
          options.onAway()
          releaseRoom()
        }
        if (stopping) return false
        events.insertFailed(table.name, error, retryMs)
        await pause(retryMs)
      }
    }
  }

  const commitAll = async (chunks: readonly Chunk[]): Promise<void> => {
    const last = new Map(chunks.map(({ from, nextOffset }) => [nameOf(from), { from, nextOffset }]))
    const owned = [...last].filter(([name]) => !dropped.has(name))
    await Promise.all(owned.map(([, { from, nextOffset }]) => options.commit(from, nextOffset)))
  }

  const writeOnce = async (): Promise<void> => {
    const chunks = waiting
    waiting = []
    waitingRows = 0
    dueAt = Number.POSITIVE_INFINITY
    dropped.clear()
    releaseRoom()
    const origin = new Map(chunks.flatMap(({ from, items }) => items.map(item => [item, from] as const)))
    const items = newestByKey(origin.keys())
    if (items.length > 0) failpoint('archive.before-insert')
    if (!(await insertUntilTaken(items, origin))) return
    if (items.length > 0) failpoint('archive.before-commit')
    await commitAll(chunks)
    if (items.length > 0) failpoint('archive.after-commit')
    if (away) {
      away = false
      options.onBack()
    }
  }

  const run = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    running ??= writeOnce()
      .finally(() => {
        running = undefined
        if (waiting.length > 0 && !stopping) schedule()
      })
      .catch((error: unknown) => ended.reject(error))
    return running
  }

  const schedule = (): void => {
    if (running) return
    const now = performance.now()
    dueAt = Math.min(dueAt, now + (waitingRows > 0 ? maxWaitMs : idleCommitMs))
    clearTimeout(timer)
    timer = setTimeout(() => void run(), waitingRows >= maxRows ? 0 : Math.max(0, dueAt - now))
  }

  return {
    done: ended.promise,
    add(chunk) {
      if (stopping) return
      waiting.push(chunk)
      waitingRows += chunk.items.length
      schedule()
    },
    isFull: () => waitingRows >= maxRows,
    isAway: () => away,
    room: () => (waitingRows < maxRows || away ? Promise.resolve() : new Promise(resolve => roomWaiters.push(resolve))),
    drop(of) {
      dropped.add(nameOf(of))
      waiting = waiting.filter(({ from }) => nameOf(from) !== nameOf(of))
      waitingRows = waiting.reduce((rows, { items }) => rows + items.length, 0)
    },
    async flush() {
      const lost = () => new Promise<void>(resolve => roomWaiters.push(resolve))
      while (running && !away) await Promise.race([running, lost()])
      while (waiting.length > 0 && !away) await Promise.race([run(), lost()])
    },
    async stop() {
      stopping = true
      clearTimeout(timer)
      wakeRetry?.()
      await running
      if (!away && waiting.length > 0) await run()
      releaseRoom()
      ended.resolve()
    },
  }
}
