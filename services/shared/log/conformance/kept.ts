import { describe, expect, it } from 'vitest'
import { LogGapError } from '../errors.ts'
import type { GroupReader } from '../port.ts'
import { eventually, type Given, numbered, numbers, readAll, textOf, textRecord } from './harness.ts'

const DAY_MS = 86_400_000

export const keptConformance = (given: Given): void => {
  describe('what is kept', () => {
    it('the last record of every key of a compacted topic, in order', async () => {
      const { log, topic, opened } = given()
      const name = await topic({ cleanup: 'compact' })
      const keys = ['a', 'b', 'c']
      await log.append(name, [textRecord('once', { key: 'lonely' })])
      const all = numbers(3000).map((text, index) => textRecord(text, { key: keys[index % 3]! }))
      for (let from = 0; from < all.length; from += 500) await log.append(name, all.slice(from, from + 500))
      const of = { topic: name, partition: 0 }
      if (opened.compactsSoon) {
        await eventually(async () => expect((await readAll(log, of)).length).toBeLessThan(1000))
      }
      const records = await readAll(log, of)
      const last = new Map(records.map(record => [record.key, textOf(record)]))
      expect(Object.fromEntries(last)).toEqual({ lonely: 'once', a: '2997', b: '2998', c: '2999' })
      const offsets = records.map(({ offset }) => Number(offset))
      expect(offsets).toEqual(offsets.toSorted((left, right) => left - right))
      expect((await log.offsets(name))[0]?.endOffset).toBe(3001n)
      const seen = new Map<string, string>()
      const reader = log.broadcast({
        topics: [name],
        from: 'start',
        onBatch: batch => {
          for (const record of batch.records) seen.set(record.key, textOf(record))
        },
      })
      await reader.caughtUp()
      expect(seen).toEqual(last)
      await reader.stop()
    })

    it('commits, records and partition counts over a restart', async () => {
      const harness = given()
      const name = await harness.topic({ partitions: 2 })
      const group = harness.groupId()
      await harness.log.append(name, numbered(20, { partition: 1 }))
      let isCommitted = false
      const first: GroupReader = harness.log.group({
        groupId: group,
        topics: [name],
        async onBatch(batch) {
          await first.commit(batch, { offset: 12n, metadata: 'état ☃' })
          isCommitted = true
        },
      })
      await eventually(() => expect(isCommitted).toBe(true))
      await first.stop()
      await harness.reopen()
      const { log } = harness
      expect(await log.partitionCount(name)).toBe(2)
      const seen: string[] = []
      const committed: unknown[] = []
      const second = log.group({
        groupId: group,
        topics: [name],
        onAssigned: async of => {
          if (of.partition === 1) committed.push(of.committed)
          return undefined
        },
        onBatch: async ({ records }) => void seen.push(...records.map(textOf)),
      })
      const [appended] = await log.append(name, [textRecord('20', { partition: 1 })])
      expect(appended?.offset).toBe(20n)
      await eventually(() => expect(seen).toEqual(numbers(9, 12)))
      expect(committed).toEqual([{ offset: 12n, metadata: 'état ☃' }])
      await second.stop()
    })
  })
}

/** What time takes away: for logs whose clock can be moved. */
export const retentionConformance = (given: Given): void => {
  it('records for as long as the retention says; later ones keep their offsets', async () => {
    const { log, topic, groupId, opened } = given()
    const name = await topic({ cleanup: { retentionMs: 2 * DAY_MS } })
    const group = groupId()
    await log.append(name, numbered(5))
    const seen: string[] = []
    const reader: GroupReader = log.group({
      groupId: group,
      topics: [name],
      async onBatch(batch) {
        seen.push(...batch.records.map(textOf))
        await reader.commit(batch, { offset: 3n, metadata: '' })
      },
    })
    await eventually(() => expect(seen).toHaveLength(5))
    await reader.stop()

    opened.advance!(DAY_MS)
    await log.append(name, numbered(5, {}, 5))
    expect((await log.offsets(name))[0]).toMatchObject({ startOffset: 0n, endOffset: 10n })
    opened.advance!(2 * DAY_MS)
    await log.append(name, [textRecord('10')])
    await eventually(async () => expect((await log.offsets(name))[0]?.startOffset).toBe(5n))
    const records = await readAll(log, { topic: name, partition: 0 })
    expect(records.map(textOf)).toEqual(numbers(6, 5))

    const behind = log.group({ groupId: group, topics: [name], onBatch: async () => undefined })
    await expect(behind.done).rejects.toThrow(LogGapError)
  })
}
