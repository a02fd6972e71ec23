import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { eventually, numbered, numbers, readAll, textOf, textRecord } from '../conformance/harness.ts'
import type { Log } from '../port.ts'
import { openForTest, temporaryFolder } from './test/harness.ts'

const DAY_MS = 86_400_000
const NOON = Date.UTC(2026, 0, 1, 12)
const TOPIC = 'days.v1'
const of = { topic: TOPIC, partition: 0 }

const dayFiles = async (dir: string): Promise<string[]> =>
  (await readdir(join(dir, 'topics', TOPIC))).filter(file => file.endsWith('.db')).toSorted()

const ensure = (log: Log, retentionMs = 7 * DAY_MS): Promise<void> =>
  log.ensureTopics([{ name: TOPIC, partitions: 2, cleanup: { retentionMs } }])

describe('a file per topic and day', () => {
  it('continues offsets, reads and times over midnight', async () => {
    const dir = await temporaryFolder()
    let now = NOON
    const log = await openForTest({ dir, now: () => now })
    await ensure(log)
    for (const day of [0, 1, 2, 4]) {
      now = NOON + day * DAY_MS
      await log.append(TOPIC, numbered(10, { partition: 0 }, day * 10))
    }
    expect(await dayFiles(dir)).toEqual(['2026-01-01.db', '2026-01-02.db', '2026-01-03.db', '2026-01-05.db'])
    const records = await readAll(log, of)
    expect(records.map(textOf)).toEqual([...numbers(30), ...numbers(10, 40)])
    expect(records.map(({ offset }) => offset)).toEqual(records.map((_, index) => BigInt(index)))
    expect((await readAll(log, of, 15n, 32n)).map(textOf)).toEqual([...numbers(15, 15), '40', '41'])
    const first = async (sinceMs: number): Promise<string | undefined> => {
      const seen: string[] = []
      const onBatch = ({ records }: { records: readonly { value: Uint8Array }[] }) => {
        seen.push(...records.map(({ value }) => new TextDecoder().decode(value)))
      }
      const reader = log.broadcast({ topics: [TOPIC], from: { sinceMs }, onBatch })
      await reader.caughtUp()
      await reader.stop()
      return seen[0]
    }
    expect(await first(0)).toBe('0')
    expect(await first(NOON + 1)).toBe('10')
    expect(await first(NOON + 2 * DAY_MS)).toBe('20')
    expect(await first(NOON + 3 * DAY_MS)).toBe('40')
    expect(await first(NOON + 4 * DAY_MS + 1)).toBeUndefined()
  })

  it('unlinks a day when it is older than the retention, and an idle topic keeps its offsets', async () => {
    const dir = await temporaryFolder()
    let now = NOON
    const open = () => openForTest({ dir, now: () => now })
    const log = await open()
    await ensure(log)
    await log.append(TOPIC, numbered(5, { partition: 0 }))
    await log.close()
    now += 30 * DAY_MS
    const later = await open()
    expect(await dayFiles(dir)).toEqual(['2026-01-31.db'])
    expect((await later.offsets(TOPIC))[0]).toEqual({ partition: 0, startOffset: 5n, endOffset: 5n })
    const [next] = await later.append(TOPIC, [textRecord('5', { partition: 0 })])
    expect(next?.offset).toBe(5n)
  })

  it('removes a file that a crash left before it was begun', async () => {
    const dir = await temporaryFolder()
    let now = NOON
    const open = () => openForTest({ dir, now: () => now })
    const log = await open()
    await ensure(log)
    await log.append(TOPIC, numbered(2, { partition: 0 }))
    await log.close()
    await writeFile(join(dir, 'topics', TOPIC, '2026-01-02.db'), '')
    const again = await open()
    expect(await dayFiles(dir)).toEqual(['2026-01-01.db'])
    now += DAY_MS
    await again.append(TOPIC, numbered(2, { partition: 0 }, 2))
    expect((await readAll(again, of)).map(textOf)).toEqual(numbers(4))
    expect(await dayFiles(dir)).toEqual(['2026-01-01.db', '2026-01-02.db'])
  })

  it('never lets append time fall when the clock does, over a restart too', async () => {
    const dir = await temporaryFolder()
    let now = NOON
    const open = () => openForTest({ dir, now: () => now })
    const log = await open()
    await ensure(log)
    await log.append(TOPIC, [textRecord('0', { partition: 0 })])
    now = NOON - 2 * DAY_MS
    const [same] = await log.append(TOPIC, [textRecord('1', { partition: 0 })])
    expect(same?.appendedAt).toBe(NOON)
    const [other] = await log.append(TOPIC, [textRecord('x', { partition: 1 })])
    expect(other?.appendedAt).toBe(now)
    await log.close()
    const again = await open()
    const [third] = await again.append(TOPIC, [textRecord('2', { partition: 0 })])
    expect(third).toEqual({ partition: 0, offset: 2n, appendedAt: NOON })
    expect(await dayFiles(dir)).toEqual(['2026-01-01.db'])
  })

  it('takes append times from the hook, and lets retention follow them instead of the machine’s clock', async () => {
    const dir = await temporaryFolder()
    const appendTime = (_topic: string, { key }: { key: string }) => Date.UTC(2014, 0, 1) + Number(key)
    const log = await openForTest({ dir, appendTime })
    await ensure(log)
    const at = (ms: number, partition = 0) => textRecord(String(ms), { key: String(ms), partition })
    await log.append(TOPIC, [at(1000), at(500), at(2000), at(DAY_MS), at(3 * DAY_MS), at(7, 1)])
    const records = await readAll(log, of)
    expect(records.map(({ appendedAt }) => appendedAt - Date.UTC(2014, 0, 1))).toEqual([
      1000,
      1000,
      2000,
      DAY_MS,
      3 * DAY_MS,
    ])
    expect((await readAll(log, { topic: TOPIC, partition: 1 }))[0]?.appendedAt).toBe(Date.UTC(2014, 0, 1) + 7)
    expect(await dayFiles(dir)).toEqual(['2014-01-01.db', '2014-01-02.db', '2014-01-04.db'])
    await log.append(TOPIC, [at(9 * DAY_MS)])
    await eventually(async () => expect((await log.offsets(TOPIC))[0]?.startOffset).toBe(4n))
    expect(await dayFiles(dir)).toEqual(['2014-01-04.db', '2014-01-10.db'])
    await expect(log.append(TOPIC, [{ key: 'not a number', value: new Uint8Array() }])).rejects.toThrow(TypeError)
  })
})
