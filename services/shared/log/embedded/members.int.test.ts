import { describe, expect, it } from 'vitest'
import { eventually, numbered, textOf } from '../conformance/harness.ts'
import { LogGapError, RetryableError, StaleEpochError } from '../errors.ts'
import type { Batch, GroupReader } from '../port.ts'
import { openForTest, temporaryFolder } from './test/harness.ts'

const TOPIC = 'members.v1'
const topics = [TOPIC]
const settings = { name: TOPIC, partitions: 2, cleanup: 'forever' } as const

describe('a member that does not let go', () => {
  it('loses the partition after the deadline; what it does later is dropped and it goes on with the rest', async () => {
    const log = await openForTest({ dir: await temporaryFolder(), rebalanceTimeoutMs: 20 })
    await log.ensureTopics([settings])
    await log.append(TOPIC, numbered(1, { partition: 1 }))
    const stuck = Promise.withResolvers<void>()
    const held: Batch[] = []
    const late: unknown[] = []
    const seen: string[] = []
    const first: GroupReader = log.group({
      groupId: 'g.v1',
      topics,
      async onBatch(batch) {
        if (batch.partition === 0) return void seen.push(...batch.records.map(textOf))
        held.push(batch)
        await stuck.promise
        late.push(first.isCurrent(batch))
        await first.commit(batch, { offset: 1n, metadata: '' }).catch(error => {
          late.push(error)
          throw error
        })
      },
      async onRevoked() {
        late.push('revoked')
      },
    })
    await eventually(() => expect(held).toHaveLength(1))
    const taken: Batch[] = []
    const second = log.group({ groupId: 'g.v1', topics, onBatch: async batch => void taken.push(batch) })
    await eventually(() => expect(taken).toHaveLength(1))
    expect(taken[0]!.epoch).toBeGreaterThan(held[0]!.epoch)
    stuck.resolve()
    await eventually(() => expect(late).toEqual([false, expect.any(StaleEpochError)]))
    await log.append(TOPIC, numbered(1, { partition: 0 }))
    await eventually(() => expect(seen).toEqual(['0']))
    await Promise.all([first.stop(), second.stop()])
    await first.done
  })

  it('does not hold up a rebalance while it waits to retry', async () => {
    const log = await openForTest({ dir: await temporaryFolder(), retry: { firstMs: 3_600_000, maxMs: 3_600_000 } })
    await log.ensureTopics([settings])
    for (const partition of [0, 1]) await log.append(TOPIC, numbered(1, { partition }))
    let failed = 0
    const first = log.group({
      groupId: 'g.v1',
      topics,
      async onBatch() {
        failed++
        throw new RetryableError('down')
      },
    })
    await eventually(() => expect(failed).toBe(2))
    const seen: string[] = []
    const second = log.group({
      groupId: 'g.v1',
      topics,
      onBatch: async ({ records }) => void seen.push(...records.map(textOf)),
    })
    await eventually(() => expect(seen).toHaveLength(1))
    await first.stop()
    await eventually(() => expect(seen).toHaveLength(2))
    await second.stop()
  })
})

describe('a partition that changes hands', () => {
  it('tells the next owner of a commit that nobody waited for', async () => {
    const log = await openForTest({ dir: await temporaryFolder() })
    await log.ensureTopics([settings])
    for (const partition of [0, 1]) await log.append(TOPIC, numbered(1, { partition }))
    const first: GroupReader = log.group({
      groupId: 'g.v1',
      topics,
      onBatch: async () => undefined,
      async onRevoked(held) {
        void first.commit(held, { offset: 1n, metadata: 'last words' })
      },
    })
    await eventually(() => expect(first.assignment()).toHaveLength(2))
    const told: unknown[] = []
    const second = log.group({
      groupId: 'g.v1',
      topics,
      onAssigned: async ({ committed }) => {
        told.push(committed)
        return undefined
      },
      onBatch: async () => undefined,
    })
    await eventually(() => expect(told).toHaveLength(1))
    await first.stop()
    await eventually(() => expect(told).toHaveLength(2))
    expect(told).toEqual([1, 2].map(() => ({ offset: 1n, metadata: 'last words' })))
    await second.stop()
  })

  it('stops the reader when it is to begin beyond the end: records are missing', async () => {
    const log = await openForTest({ dir: await temporaryFolder() })
    await log.ensureTopics([settings])
    const reader = log.group({ groupId: 'g.v1', topics, onAssigned: async () => 9n, onBatch: async () => undefined })
    await expect(reader.done).rejects.toThrow(LogGapError)
  })
})

describe('closing', () => {
  it('finishes the batches in hand, lets readers commit, and keeps what was appended', async () => {
    const dir = await temporaryFolder()
    const log = await openForTest({ dir })
    await log.ensureTopics([settings])
    const inHand = Promise.withResolvers<void>()
    const finish = Promise.withResolvers<void>()
    const reader: GroupReader = log.group({
      groupId: 'g.v1',
      topics,
      async onBatch(batch) {
        inHand.resolve()
        await finish.promise
        await reader.commit(batch, { offset: 2n, metadata: 'in hand' })
      },
      onRevoked: async held => {
        if (held.partition === 1) await reader.commit(held, { offset: 0n, metadata: 'revoked' })
      },
    })
    await log.append(TOPIC, numbered(2, { partition: 0 }))
    await inHand.promise
    const appending = log.append(TOPIC, numbered(3, { partition: 1 }))
    const closing = log.close()
    finish.resolve()
    await closing
    expect(await appending).toHaveLength(3)
    await reader.done
    const again = await openForTest({ dir })
    const committed: unknown[] = []
    const next = again.group({
      groupId: 'g.v1',
      topics,
      onAssigned: async of => {
        committed[of.partition] = of.committed
        return undefined
      },
      onBatch: async () => undefined,
    })
    await eventually(() =>
      expect(committed).toEqual([
        { offset: 2n, metadata: 'in hand' },
        { offset: 0n, metadata: 'revoked' },
      ]),
    )
    await next.stop()
  })
})

describe('topics', () => {
  it('must exist before they are used', async () => {
    const log = await openForTest({ dir: await temporaryFolder() })
    await expect(log.append('none.v1', [])).rejects.toThrow(/none\.v1 does not exist: call ensureTopics/)
    expect(() => log.group({ groupId: 'g.v1', topics: ['none.v1'], onBatch: async () => undefined })).toThrow(
      /ensureTopics/,
    )
    expect(() => log.broadcast({ topics: ['none.v1'], from: 'start', onBatch: () => undefined })).toThrow(
      /ensureTopics/,
    )
  })

  it('may change how long they are kept, but not the kind of keeping', async () => {
    const log = await openForTest({ dir: await temporaryFolder() })
    const topic = { name: TOPIC, partitions: 1 }
    await log.ensureTopics([{ ...topic, cleanup: { retentionMs: 1 } }])
    await log.ensureTopics([{ ...topic, cleanup: { retentionMs: 2 } }])
    await expect(log.ensureTopics([{ ...topic, cleanup: 'compact' }])).rejects.toThrow(/new topic version/)
  })

  it('have names that are folder names', async () => {
    const log = await openForTest({ dir: await temporaryFolder() })
    for (const name of ['', '.', '..', 'a/b', 'ä', 'x'.repeat(250)]) {
      await expect(log.ensureTopics([{ name, partitions: 1, cleanup: 'forever' }]), name).rejects.toThrow(/topic name/)
    }
    await expect(log.ensureTopics([{ name: 'a', partitions: 0, cleanup: 'forever' }])).rejects.toThrow(/partitions/)
  })
})
