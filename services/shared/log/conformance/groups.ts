import { describe, expect, it } from 'vitest'
import { RetryableError, StaleEpochError } from '../errors.ts'
import type { Assigned, Batch, GroupReader } from '../port.ts'
import { eventually, type Given, numbered, numbers, textOf, textRecord } from './harness.ts'

const afterOf = (batch: Batch): bigint => batch.records.at(-1)!.offset + 1n

export const groupConformance = (given: Given): void => {
  describe('group readers', () => {
    it('reads from the log start, then whatever is appended, in order', async () => {
      const { log, topic, groupId } = given()
      const name = await topic()
      await log.append(name, numbered(30))
      const seen: string[] = []
      const reader = log.group({
        groupId: groupId(),
        topics: [name],
        maxBatchRecords: 7,
        async onBatch(batch) {
          expect(batch.records.length).toBeLessThanOrEqual(7)
          expect(batch.endOffset).toBeGreaterThanOrEqual(afterOf(batch))
          seen.push(...batch.records.map(textOf))
        },
      })
      await eventually(() => expect(seen).toHaveLength(30))
      await log.append(name, numbered(20, {}, 30))
      await eventually(() => expect(seen).toHaveLength(50))
      expect(seen).toEqual(numbers(50))
      await reader.stop()
      await expect(reader.done).resolves.toBeUndefined()
    })

    it('delivers again what was not committed, and hands back what was', async () => {
      const { log, topic, groupId } = given()
      const name = await topic()
      const group = groupId()
      await log.append(name, numbered(10))
      const run = async (commitBelow: bigint): Promise<{ seen: string[]; assigned: Assigned }> => {
        const seen: string[] = []
        let assigned: Assigned | undefined
        const reader: GroupReader = log.group({
          groupId: group,
          topics: [name],
          maxBatchRecords: 2,
          onAssigned: async of => {
            assigned = of
            return undefined
          },
          async onBatch(batch) {
            const offset = afterOf(batch)
            if (offset <= commitBelow) await reader.commit(batch, { offset, metadata: `up to ${offset}` })
            seen.push(...batch.records.map(textOf))
          },
        })
        await eventually(() => expect(seen.at(-1)).toBe('9'))
        await reader.stop()
        return { seen, assigned: assigned! }
      }
      const first = await run(4n)
      expect(first.seen).toEqual(numbers(10))
      expect(first.assigned).toMatchObject({
        topic: name,
        partition: 0,
        startOffset: 0n,
        endOffset: 10n,
        committed: undefined,
      })
      const second = await run(6n)
      expect(second.seen).toEqual(numbers(6, 4))
      expect(second.assigned.committed).toEqual({ offset: 4n, metadata: 'up to 4' })
    })

    it('begins where onAssigned says', async () => {
      const { log, topic, groupId } = given()
      const name = await topic()
      await log.append(name, numbered(10))
      const seen: string[] = []
      const reader = log.group({
        groupId: groupId(),
        topics: [name],
        onAssigned: async () => 8n,
        onBatch: async batch => void seen.push(...batch.records.map(textOf)),
      })
      await eventually(() => expect(seen).toEqual(['8', '9']))
      await reader.stop()
    })

    it('delivers a batch again after a RetryableError, while other partitions go on', async () => {
      const { log, topic, groupId } = given()
      const name = await topic({ partitions: 2 })
      await log.append(name, numbered(3, { partition: 0 }))
      const attempts: string[][] = []
      const others: string[] = []
      const reader = log.group({
        groupId: groupId(),
        topics: [name],
        async onBatch({ partition, records }) {
          if (partition === 1) return void others.push(...records.map(textOf))
          attempts.push(records.map(textOf))
          if (attempts.length === 1) await log.append(name, numbered(2, { partition: 1 }))
          if (attempts.length === 1 || others.length < 2) throw new RetryableError('not yet')
        },
      })
      await eventually(() => expect(others).toEqual(numbers(2)))
      await log.append(name, [textRecord('3', { partition: 0 })])
      await eventually(() => expect(attempts.at(-1)).toEqual(['3']))
      for (const attempt of attempts.slice(0, -1)) expect(attempt).toEqual(numbers(3))
      expect(attempts.length).toBeGreaterThan(2)
      await reader.stop()
    })

    it('stops and rejects `done` on any other error', async () => {
      const { log, topic, groupId } = given()
      const name = await topic()
      await log.append(name, numbered(3))
      let calls = 0
      const reader = log.group({
        groupId: groupId(),
        topics: [name],
        maxBatchRecords: 1,
        async onBatch() {
          calls++
          throw new TypeError('a bug')
        },
      })
      await expect(reader.done).rejects.toThrow('a bug')
      expect(calls).toBe(1)
      expect(reader.assignment()).toEqual([])
    })

    it('never overlaps the batches of one partition, and lets those of two overlap', async () => {
      const { log, topic, groupId } = given()
      const name = await topic({ partitions: 2 })
      for (const partition of [0, 1]) await log.append(name, numbered(20, { partition }))
      const busy = [0, 0]
      const both = Promise.withResolvers<void>()
      let handled = 0
      const reader = log.group({
        groupId: groupId(),
        topics: [name],
        maxBatchRecords: 3,
        async onBatch({ partition, records }) {
          busy[partition]!++
          expect(busy[partition]).toBe(1)
          if (busy[0] && busy[1]) both.resolve()
          await both.promise
          busy[partition]!--
          handled += records.length
        },
      })
      await eventually(() => expect(handled).toBe(40))
      await reader.stop()
      await reader.done
    })

    it('pauses and resumes one partition', async () => {
      const { log, topic, groupId } = given()
      const name = await topic({ partitions: 2 })
      const seen: string[] = []
      const reader = log.group({
        groupId: groupId(),
        topics: [name],
        onBatch: async ({ records }) => void seen.push(...records.map(textOf)),
      })
      await eventually(() => expect(reader.assignment()).toHaveLength(2))
      reader.pause({ topic: name, partition: 0 })
      await log.append(name, [textRecord('held back', { partition: 0 })])
      await log.append(name, [textRecord('flows', { partition: 1 })])
      await eventually(() => expect(seen).toEqual(['flows']))
      await log.append(name, [textRecord('flows on', { partition: 1 })])
      await eventually(() => expect(seen).toEqual(['flows', 'flows on']))
      reader.resume({ topic: name, partition: 0 })
      await eventually(() => expect(seen).toEqual(['flows', 'flows on', 'held back']))
      await reader.stop()
    })

    it('reads again from where it is told to', async () => {
      const { log, topic, groupId } = given()
      const name = await topic()
      await log.append(name, numbered(6))
      const seen: string[] = []
      const reader = log.group({
        groupId: groupId(),
        topics: [name],
        maxBatchRecords: 2,
        async onBatch(batch) {
          seen.push(...batch.records.map(textOf))
          if (seen.length === 4) reader.seek(batch, 1n)
        },
      })
      await eventually(() => expect(seen).toEqual(['0', '1', '2', '3', '1', '2', '3', '4', '5']))
      await reader.stop()
    })

    it('keeps groups apart', async () => {
      const { log, topic, groupId } = given()
      const name = await topic()
      await log.append(name, numbered(5))
      const seen: string[][] = [[], []]
      const readers = seen.map(list =>
        log.group({
          groupId: groupId(),
          topics: [name],
          onBatch: async ({ records }) => void list.push(...records.map(textOf)),
        }),
      )
      await eventually(() => expect(seen).toEqual([numbers(5), numbers(5)]))
      await Promise.all(readers.map(reader => reader.stop()))
    })

    it('refuses a commit after it stopped', async () => {
      const { log, topic, groupId } = given()
      const name = await topic()
      const reader = log.group({ groupId: groupId(), topics: [name], onBatch: async () => undefined })
      await eventually(() => expect(reader.assignment()).toHaveLength(1))
      const [held] = reader.assignment()
      await reader.stop()
      expect(reader.isCurrent(held!)).toBe(false)
      await expect(reader.commit(held!, { offset: 0n, metadata: '' })).rejects.toThrow(StaleEpochError)
    })
  })
}
