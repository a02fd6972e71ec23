import { describe, expect, it } from 'vitest'
import { RetryableError } from '../errors.ts'
import type { BroadcastOptions, BroadcastReader, Log } from '../port.ts'
import { eventually, type Given, numbered, numbers, textOf, textRecord } from './harness.ts'

const follow = (log: Log, topics: readonly string[], from: BroadcastOptions['from']) => {
  const seen: string[] = []
  const reader: BroadcastReader = log.broadcast({
    topics,
    from,
    maxBatchRecords: 10,
    onBatch: ({ records }) => void seen.push(...records.map(textOf)),
  })
  return { reader, seen }
}

export const broadcastConformance = (given: Given): void => {
  describe('broadcast readers', () => {
    it('each see every partition from the log start, and are caught up when all of it is handled', async () => {
      const { log, topic } = given()
      const name = await topic({ partitions: 3 })
      for (const partition of [0, 1, 2]) await log.append(name, numbered(25, { partition }))
      const readers = [follow(log, [name], 'start'), follow(log, [name], 'start')]
      for (const { reader, seen } of readers) {
        await reader.caughtUp()
        expect(seen).toHaveLength(75)
      }
      await log.append(name, [textRecord('more')])
      for (const { reader, seen } of readers) {
        await reader.caughtUp()
        expect(seen.at(-1)).toBe('more')
        await reader.stop()
        await reader.done
      }
    })

    it('are caught up at once when there is nothing', async () => {
      const { log, topic } = given()
      const { reader, seen } = follow(log, [await topic({ partitions: 2 })], 'start')
      await reader.caughtUp()
      expect(seen).toEqual([])
      await reader.stop()
    })

    it('see only what comes from now on, from the end', async () => {
      const { log, topic } = given()
      const name = await topic()
      await log.append(name, numbered(5))
      const { reader, seen } = follow(log, [name], 'end')
      await reader.caughtUp()
      await log.append(name, [textRecord('new')])
      await eventually(() => expect(seen).toEqual(['new']))
      await reader.stop()
    })

    it('begin with the first record appended at or after a time', async () => {
      const { log, topic } = given()
      const name = await topic()
      const times: number[] = []
      for (const text of numbers(6)) {
        // The clock must move between two records, or they are one time.
        await eventually(async () => {
          const [next] = await log.append(name, [textRecord(text)])
          times.push(next!.appendedAt)
          expect(times.at(-1)).not.toBe(times.at(-2))
        })
      }
      const sinceMs = times.at(-3)!
      const { reader, seen } = follow(log, [name], { sinceMs })
      await reader.caughtUp()
      expect(seen).toHaveLength(times.filter(time => time >= sinceMs).length)
      const later = follow(log, [name], { sinceMs: times.at(-1)! + 60_000 })
      await later.reader.caughtUp()
      expect(later.seen).toEqual([])
      await Promise.all([reader.stop(), later.reader.stop()])
    })

    it('resume at offsets; a partition that is not named begins at the log start', async () => {
      const { log, topic } = given()
      const name = await topic({ partitions: 2 })
      for (const partition of [0, 1]) await log.append(name, numbered(10, { partition }))
      const { reader, seen } = follow(log, [name], { offsets: [{ topic: name, partition: 1, offset: 7n }] })
      await reader.caughtUp()
      expect(seen.toSorted()).toEqual([...numbers(10), ...numbers(3, 7)].toSorted())
      await reader.stop()
    })

    it('are not caught up while a handler works or is to be called again', async () => {
      const { log, topic } = given()
      const name = await topic()
      await log.append(name, [textRecord('0')])
      const gate = Promise.withResolvers<void>()
      let attempts = 0
      let caughtUp = false
      const reader = log.broadcast({
        topics: [name],
        from: 'start',
        async onBatch() {
          if (++attempts === 1) throw new RetryableError('not yet')
          await gate.promise
        },
      })
      const waiting = reader.caughtUp().then(() => {
        caughtUp = true
      })
      await eventually(() => expect(attempts).toBe(2))
      expect(caughtUp).toBe(false)
      gate.resolve()
      await waiting
      await reader.stop()
    })

    it('stop and reject `done` on an error that is not retryable', async () => {
      const { log, topic } = given()
      const name = await topic()
      await log.append(name, [textRecord('0')])
      const reader = log.broadcast({
        topics: [name],
        from: 'start',
        onBatch() {
          throw new TypeError('a bug')
        },
      })
      await expect(reader.done).rejects.toThrow('a bug')
    })
  })
}
