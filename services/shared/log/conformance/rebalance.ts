import { describe, expect, it } from 'vitest'
import { StaleEpochError } from '../errors.ts'
import type { Assigned, GroupReader, Log, TopicPartition } from '../port.ts'
import { eventually, type Given, numbered, numbers, textOf } from './harness.ts'

type Held = TopicPartition & { readonly epoch: number }

interface Member {
  readonly reader: GroupReader
  readonly assigned: Assigned[]
  readonly revoked: Held[]
  readonly seen: { readonly partition: number; readonly text: string }[]
}

/** Counts what it handled per partition and commits it only when the partition is taken from it. */
const join = (log: Log, groupId: string, topics: readonly string[]): Member => {
  const member: Omit<Member, 'reader'> = { assigned: [], revoked: [], seen: [] }
  const handled = new Map<string, bigint>()
  const reader: GroupReader = log.group({
    groupId,
    topics,
    maxBatchRecords: 5,
    async onAssigned(assigned) {
      member.assigned.push(assigned)
      return undefined
    },
    async onBatch(batch) {
      const { topic, partition, records } = batch
      expect(reader.isCurrent(batch)).toBe(true)
      member.seen.push(...records.map(record => ({ partition, text: textOf(record) })))
      handled.set(`${topic}/${partition}`, records.at(-1)!.offset + 1n)
    },
    async onRevoked(held) {
      member.revoked.push(held)
      const offset = handled.get(`${held.topic}/${held.partition}`)
      if (offset !== undefined) await reader.commit(held, { offset, metadata: `by epoch ${held.epoch}` })
    },
  })
  return { ...member, reader }
}

export const rebalanceConformance = (given: Given): void => {
  describe('members of one group', () => {
    it('share the partitions, and a partition that moves goes on where it was committed', async () => {
      const { log, topic, groupId } = given()
      const name = await topic({ partitions: 4 })
      const group = groupId()
      for (const partition of [0, 1, 2, 3]) await log.append(name, numbered(10, { partition }))
      const first = join(log, group, [name])
      await eventually(() => expect(first.seen).toHaveLength(40))
      const second = join(log, group, [name])
      await eventually(() =>
        expect([first.reader.assignment().length, second.reader.assignment().length]).toEqual([2, 2]),
      )
      for (const held of second.assigned) {
        const before = first.revoked.find(({ partition }) => partition === held.partition)!
        expect(held.epoch).toBeGreaterThan(before.epoch)
        expect(held.committed).toEqual({ offset: 10n, metadata: `by epoch ${before.epoch}` })
      }
      for (const partition of [0, 1, 2, 3]) await log.append(name, numbered(10, { partition }, 10))
      await eventually(() => expect(first.seen.length + second.seen.length).toBe(80))
      const all = [...first.seen, ...second.seen]
      for (const partition of [0, 1, 2, 3]) {
        expect(all.filter(one => one.partition === partition).map(({ text }) => text)).toEqual(numbers(20))
      }
      await Promise.all([first.reader.stop(), second.reader.stop()])
    })

    it('take over everything from one that stops', async () => {
      const { log, topic, groupId } = given()
      const name = await topic({ partitions: 3 })
      const group = groupId()
      const members = [join(log, group, [name]), join(log, group, [name])]
      const heldBy = () => members.map(({ reader }) => reader.assignment().length)
      await eventually(() => expect(heldBy().toSorted()).toEqual([1, 2]))
      await members[0]!.reader.stop()
      await eventually(() => expect(heldBy()).toEqual([0, 3]))
      for (const partition of [0, 1, 2]) await log.append(name, numbered(4, { partition }))
      await eventually(() => expect(members[1]!.seen).toHaveLength(12))
      await members[1]!.reader.stop()
    })

    it('know that they were told what is theirs: not before they can read it, and also when it is nothing', async () => {
      const { log, topic, groupId } = given()
      const name = await topic({ partitions: 1 })
      const group = groupId()
      const loading = Promise.withResolvers<undefined>()
      let asked = false
      const first = log.group({
        groupId: group,
        topics: [name],
        onAssigned() {
          asked = true
          return loading.promise
        },
        onBatch: async () => undefined,
      })
      expect(first.isAssigned()).toBe(false)
      await eventually(() => expect(asked).toBe(true))
      expect(first.isAssigned()).toBe(false)
      loading.resolve(undefined)
      await eventually(() => expect(first.isAssigned()).toBe(true))
      const spare = join(log, group, [name]).reader
      expect(spare.isAssigned()).toBe(false)
      await eventually(() => expect(spare.isAssigned()).toBe(true))
      expect([first.isAssigned(), first.assignment().length + spare.assignment().length]).toEqual([true, 1])
      await first.stop()
      expect(first.isAssigned()).toBe(false)
      await eventually(() => expect(spare.assignment()).toHaveLength(1))
      expect(spare.isAssigned()).toBe(true)
      await spare.stop()
    })

    it('lose the right to commit with the partition', async () => {
      const { log, topic, groupId } = given()
      const name = await topic({ partitions: 2 })
      const group = groupId()
      const first = join(log, group, [name])
      await eventually(() => expect(first.reader.assignment()).toHaveLength(2))
      const before = first.reader.assignment()
      const second = join(log, group, [name])
      await eventually(() => expect(second.reader.assignment()).toHaveLength(1))
      const moved = second.reader.assignment()[0]!
      const stale = before.find(({ partition }) => partition === moved.partition)!
      expect(first.reader.isCurrent(stale)).toBe(false)
      await expect(first.reader.commit(stale, { offset: 1n, metadata: '' })).rejects.toThrow(StaleEpochError)
      await expect(
        second.reader.commit({ ...moved, epoch: stale.epoch }, { offset: 1n, metadata: '' }),
      ).rejects.toThrow(StaleEpochError)
      await second.reader.commit(moved, { offset: 0n, metadata: 'mine' })
      await Promise.all([first.reader.stop(), second.reader.stop()])
    })

    it('hold partition i of every topic together', async () => {
      const { log, topic, groupId } = given()
      const names = [await topic({ partitions: 4 }), await topic({ partitions: 4 })]
      const group = groupId()
      const members = [join(log, group, names), join(log, group, names)]
      await eventually(() => expect(members.map(({ reader }) => reader.assignment().length)).toEqual([4, 4]))
      for (const { reader } of members) {
        const [left, right] = names.map(name =>
          reader
            .assignment()
            .filter(held => held.topic === name)
            .map(({ partition }) => partition)
            .toSorted(),
        )
        expect(left).toEqual(right)
      }
      await Promise.all(members.map(({ reader }) => reader.stop()))
    })
  })
}
