import { describe, expect, it } from 'vitest'
import { PartitionCountError, RecordTooLargeError } from '../errors.ts'
import { partitionOf } from '../partitioner.ts'
import { type Given, numbered, numbers, readAll, textOf, textRecord } from './harness.ts'

export const appendConformance = (given: Given): void => {
  describe('append and read', () => {
    it('keeps the order given, with offsets one after another and append times that never fall', async () => {
      const { log, topic } = given()
      const name = await topic()
      const first = await log.append(name, numbered(3))
      const second = await log.append(name, numbered(2, {}, 3))
      const results = [...first, ...second]
      expect(results.map(({ offset }) => offset)).toEqual([0n, 1n, 2n, 3n, 4n])
      const records = await readAll(log, { topic: name, partition: 0 })
      expect(records.map(textOf)).toEqual(numbers(5))
      expect(records.map(({ offset }) => offset)).toEqual([0n, 1n, 2n, 3n, 4n])
      expect(records.map(({ appendedAt }) => appendedAt)).toEqual(results.map(({ appendedAt }) => appendedAt))
      for (let i = 1; i < records.length; i++) {
        expect(records[i]!.appendedAt).toBeGreaterThanOrEqual(records[i - 1]!.appendedAt)
      }
    })

    it('places a key by the partitioner, unless the record names its partition', async () => {
      const { log, topic } = given()
      const name = await topic({ partitions: 5 })
      const keys = ['', 'brand-1', 'brand-2', 'Łódź', '日本', '🦊']
      const placed = await log.append(
        name,
        keys.map(key => textRecord(key, { key })),
      )
      expect(placed.map(({ partition }) => partition)).toEqual(keys.map(key => partitionOf(key, 5)))
      const [named] = await log.append(name, [textRecord('x', { key: 'brand-1', partition: 3 })])
      expect(named?.partition).toBe(3)
      await expect(log.append(name, [textRecord('x', { partition: 5 })])).rejects.toThrow(/partition 5/)
    })

    it('brings back keys, headers, empty and large values as they were', async () => {
      const { log, topic } = given()
      const name = await topic()
      const large = new Uint8Array(1_000_000).map((_, index) => index % 251)
      const headers = { kind: 'tick', reason: 'größer als 1 ☃', empty: '' }
      await log.append(name, [
        { key: '', value: new Uint8Array(0) },
        { key: '🦊 Łódź', value: new Uint8Array([0, 255]), headers },
        { key: 'large', value: large },
      ])
      const [empty, unicode, big] = await readAll(log, { topic: name, partition: 0 })
      expect(empty).toMatchObject({ key: '', headers: {}, offset: 0n })
      expect(empty?.value.length).toBe(0)
      expect(unicode).toMatchObject({ key: '🦊 Łódź', headers })
      expect([...unicode!.value]).toEqual([0, 255])
      expect(Buffer.compare(big!.value, large)).toBe(0)
    })

    it('refuses a record above 1 MiB and takes nothing of that call', async () => {
      const { log, topic } = given()
      const name = await topic()
      const tooLarge = { key: 'k', value: new Uint8Array(1024 * 1024 + 1) }
      await expect(log.append(name, [textRecord('0'), tooLarge])).rejects.toThrow(RecordTooLargeError)
      await log.append(name, [textRecord('1')])
      expect((await readAll(log, { topic: name, partition: 0 })).map(textOf)).toEqual(['1'])
    })

    it('keeps the records of each of many concurrent callers together and in order', async () => {
      const { log, topic } = given()
      const name = await topic({ partitions: 2 })
      const callers = Array.from({ length: 60 }, (_, caller) => {
        const records = numbers(7).map(text => textRecord(`${caller}:${text}`, { partition: caller % 2 }))
        return log.append(name, records)
      })
      const results = await Promise.all(callers)
      for (const partition of [0, 1]) {
        const records = await readAll(log, { topic: name, partition })
        expect(records.map(({ offset }) => offset)).toEqual(records.map((_, index) => BigInt(index)))
        expect(records).toHaveLength(210)
        for (const [caller, placed] of results.entries()) {
          if (caller % 2 !== partition) continue
          const from = Number(placed[0]!.offset)
          expect(records.slice(from, from + 7).map(textOf)).toEqual(numbers(7).map(text => `${caller}:${text}`))
        }
      }
    })

    it('takes an empty list', async () => {
      const { log, topic } = given()
      expect(await log.append(await topic(), [])).toEqual([])
    })

    it('reads from any offset to any other', async () => {
      const { log, topic } = given()
      const name = await topic()
      await log.append(name, numbered(2500))
      await log.append(name, numbered(500, {}, 2500))
      const part = await readAll(log, { topic: name, partition: 0 }, 2490n, 2510n)
      expect(part.map(textOf)).toEqual(numbers(20, 2490))
      expect(await readAll(log, { topic: name, partition: 0 }, 1200n)).toHaveLength(1800)
      expect(await readAll(log, { topic: name, partition: 0 }, 3000n)).toEqual([])
    })

    it('knows where each partition begins and ends', async () => {
      const { log, topic } = given()
      const name = await topic({ partitions: 2 })
      await log.append(name, numbered(4, { partition: 1 }))
      expect(await log.offsets(name)).toEqual([
        { partition: 0, startOffset: 0n, endOffset: 0n },
        { partition: 1, startOffset: 0n, endOffset: 4n },
      ])
    })

    it('makes a topic once, and refuses another partition count', async () => {
      const { log, topic } = given()
      const name = await topic({ partitions: 3 })
      const cleanup = { retentionMs: 7 * 86_400_000 }
      await log.ensureTopics([{ name, partitions: 3, cleanup }])
      expect(await log.partitionCount(name)).toBe(3)
      await expect(log.ensureTopics([{ name, partitions: 4, cleanup }])).rejects.toThrow(PartitionCountError)
    })

    it('takes writes', async () => {
      await expect(given().log.healthy()).resolves.toBeUndefined()
    })
  })
}
