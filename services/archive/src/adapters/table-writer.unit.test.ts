import type { ClickHouse } from '@tocsin/shared/clickhouse/client.ts'
import { ClickHouseRefusal, ClickHouseUnavailableError } from '@tocsin/shared/clickhouse/errors.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { describe, expect, it, vi } from 'vitest'
import type { Item } from '../core/intake.ts'
import { createArchiveEvents } from '../events.ts'
import { type Chunk, createTableWriter, type TableWriterOptions } from './table-writer.ts'

const table = { name: 't', columns: ['id'] }
const events = createArchiveEvents(createLogger({ name: 'test', level: 'silent' }), createMetrics())

const item = (id: string, ver = 1n): Item => ({
  key: id,
  ver,
  row: [id],
  record: { offset: 0n, key: '', value: new Uint8Array(), headers: {} },
})
const chunk = (partition: number, nextOffset: bigint, ...ids: string[]): Chunk => ({
  from: { topic: 'topic', partition, epoch: 1 },
  nextOffset,
  items: ids.map(id => item(id)),
})

const setUp = (insert: (ids: string[]) => Promise<void>, over: Partial<TableWriterOptions> = {}) => {
  const inserted: string[][] = []
  const committed: string[] = []
  const refused: string[] = []
  const calls: string[] = []
  const clickhouse = {
    insert: async (_table: string, _columns: readonly string[], rows: readonly (readonly unknown[])[]) => {
      const ids = rows.map(([id]) => String(id))
      await insert(ids)
      inserted.push(ids)
    },
  } as unknown as ClickHouse
  const writer = createTableWriter({
    table,
    clickhouse,
    events,
    maxRows: 4,
    maxWaitMs: 5,
    idleCommitMs: 5,
    firstRetryMs: 1,
    lastRetryMs: 2,
    refused: async ({ key }) => {
      refused.push(key)
    },
    commit: async ({ partition }, offset) => {
      committed.push(`${partition}@${offset}`)
    },
    onAway: () => calls.push('away'),
    onBack: () => calls.push('back'),
    ...over,
  })
  return { writer, inserted, committed, refused, calls }
}

describe('the table writer', () => {
  it('gathers partitions into one insert and commits each at its last offset', async () => {
    const { writer, inserted, committed } = setUp(async () => {})
    writer.add(chunk(0, 2n, 'a'))
    writer.add(chunk(1, 7n, 'b'))
    writer.add(chunk(0, 3n, 'c'))
    await writer.flush()
    expect(inserted).toEqual([['a', 'b', 'c']])
    expect(committed).toEqual(['0@3', '1@7'])
  })

  it('commits progress without rows, and inserts nothing for it', async () => {
    const { writer, inserted, committed } = setUp(async () => {})
    writer.add(chunk(0, 9n))
    await vi.waitFor(() => expect(committed).toEqual(['0@9']))
    expect(inserted).toEqual([])
  })

  it('sends the same rows again when the outcome is unknown, and commits only then', async () => {
    let down = true
    const tried: string[][] = []
    const { writer, committed, calls } = setUp(async ids => {
      tried.push(ids)
      if (down) throw new ClickHouseUnavailableError('no answer')
    })
    writer.add(chunk(0, 1n, 'a', 'b'))
    await vi.waitFor(() => expect(tried.length).toBeGreaterThan(3))
    expect(calls).toEqual(['away'])
    expect(committed).toEqual([])
    writer.add(chunk(0, 2n, 'c'))
    down = false
    await vi.waitFor(() => expect(committed).toEqual(['0@1', '0@2']))
    expect(tried.slice(0, -1)).toEqual(tried.slice(0, -1).map(() => ['a', 'b']))
    expect(tried.at(-1)).toEqual(['c'])
    expect(calls).toEqual(['away', 'back'])
  })

  it('repeats insert and what follows it when that fails', async () => {
    let failures = 1
    const { writer, inserted, committed } = setUp(async () => {}, {
      afterInsert: async () => {
        if (failures-- > 0) throw new ClickHouseUnavailableError('no answer')
      },
    })
    writer.add(chunk(0, 1n, 'a'))
    await vi.waitFor(() => expect(committed).toEqual(['0@1']))
    expect(inserted).toEqual([['a'], ['a']])
  })

  it('finds the row that ClickHouse refuses and keeps the others', async () => {
    const { writer, inserted, refused, committed } = setUp(async ids => {
      if (ids.includes('bad')) throw new ClickHouseRefusal('cannot parse')
    })
    writer.add(chunk(0, 5n, 'a', 'b', 'bad', 'c', 'd'))
    await writer.flush()
    expect(inserted.flat().sort()).toEqual(['a', 'b', 'c', 'd'])
    expect(refused).toEqual(['bad'])
    expect(committed).toEqual(['0@5'])
  })

  it('has room again when an insert begins, and at once when ClickHouse is away', async () => {
    const gate = Promise.withResolvers<void>()
    const insert = vi.fn(() => gate.promise)
    const { writer } = setUp(insert)
    writer.add(chunk(0, 1n, 'a'))
    await vi.waitFor(() => expect(insert).toHaveBeenCalled())
    writer.add(chunk(0, 5n, 'b', 'c', 'd', 'e'))
    expect(writer.isFull()).toBe(true)
    let entered = false
    const room = writer.room().then(() => {
      entered = true
    })
    await Promise.resolve()
    expect(entered).toBe(false)
    gate.reject(new ClickHouseUnavailableError('away'))
    await room
    expect(writer.isAway()).toBe(true)
    await writer.stop()
  })

  it('forgets a partition that goes elsewhere: neither what waits nor what is being inserted is committed', async () => {
    const gate = Promise.withResolvers<void>()
    const insert = vi.fn(() => gate.promise)
    const { writer, inserted, committed } = setUp(insert)
    writer.add(chunk(0, 1n, 'a'))
    await vi.waitFor(() => expect(insert).toHaveBeenCalled())
    writer.add(chunk(0, 2n, 'b'))
    writer.add(chunk(1, 3n, 'c'))
    writer.drop({ topic: 'topic', partition: 0 })
    gate.resolve()
    await writer.flush()
    expect(inserted.flat()).not.toContain('b')
    expect(committed.filter(one => one.startsWith('0@'))).toEqual([])
    expect(committed).toContain('1@3')
  })

  it('ends while ClickHouse is away, without a commit', async () => {
    const { writer, committed, calls } = setUp(async () => {
      throw new ClickHouseUnavailableError('away')
    })
    writer.add(chunk(0, 1n, 'a'))
    await vi.waitFor(() => expect(calls).toEqual(['away']))
    await writer.stop()
    await writer.done
    expect(committed).toEqual([])
  })

  it('fails as a whole on a bug', async () => {
    const { writer, committed } = setUp(async () => {
      throw new TypeError('bug')
    })
    writer.add(chunk(0, 1n, 'a'))
    await expect(writer.done).rejects.toThrow('bug')
    expect(committed).toEqual([])
  })
})
