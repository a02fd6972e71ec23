import { describe, expect, it } from 'vitest'
import { eventually, readAll, textOf, textRecord } from '../conformance/harness.ts'
import { LogUnavailableError } from '../errors.ts'
import { openForTest, temporaryFolder } from './test/harness.ts'

const DAY_MS = 86_400_000
const TOPIC = 'full.v1'
const of = { topic: TOPIC, partition: 0 }

/** Text that fills a page each, so that a file of a few pages is soon full. */
const page = (label: string) => textRecord(label.padEnd(4000, '.'))
const labelOf = (text: string): string => text.replace(/\.+$/, '')

describe('a full disk', () => {
  it('refuses appends, loses nothing acknowledged, keeps reading, and takes writes again when there is space', async () => {
    const dir = await temporaryFolder()
    let ahead = 0
    const log = await openForTest({ dir, maxFilePages: 40, now: () => Date.now() + ahead })
    await log.ensureTopics([{ name: TOPIC, partitions: 1, cleanup: { retentionMs: 7 * DAY_MS } }])
    const acknowledged: string[] = []
    const fill = async (): Promise<unknown> => {
      for (let i = 0; i < 200; i++) {
        const label = `${acknowledged.length}`
        try {
          await log.append(TOPIC, [page(label)])
        } catch (error) {
          return error
        }
        acknowledged.push(label)
      }
      return undefined
    }
    expect(await fill()).toBeInstanceOf(LogUnavailableError)
    expect(acknowledged.length).toBeGreaterThan(10)
    await expect(log.healthy()).rejects.toThrow(LogUnavailableError)
    await expect(log.append(TOPIC, [page('refused')])).rejects.toThrow(/full/)
    const labels = async () => (await readAll(log, of)).map(record => labelOf(textOf(record)))
    expect(await labels()).toEqual(acknowledged)

    // The limit is per file, so a new day brings space.
    ahead = DAY_MS
    const [first] = await log.append(TOPIC, [page(`${acknowledged.length}`)])
    expect(first?.offset).toBe(BigInt(acknowledged.length))
    acknowledged.push(`${acknowledged.length}`)
    expect(await labels()).toEqual(acknowledged)
    await expect(log.healthy()).resolves.toBeUndefined()
  })

  it('fails only the topics that found no space', async () => {
    const log = await openForTest({ dir: await temporaryFolder(), maxFilePages: 40 })
    const cleanup = { retentionMs: 7 * DAY_MS }
    await log.ensureTopics([
      { name: TOPIC, partitions: 1, cleanup },
      { name: 'other.v1', partitions: 1, cleanup },
    ])
    const large = { key: 'k', value: new Uint8Array(300_000) }
    const [refused, taken] = await Promise.allSettled([
      log.append(TOPIC, [large]),
      log.append('other.v1', [textRecord('0')]),
    ])
    expect(refused).toMatchObject({ status: 'rejected', reason: expect.any(LogUnavailableError) })
    expect(taken.status).toBe('fulfilled')
    await log.append(TOPIC, [textRecord('small')])
    await expect(log.healthy()).resolves.toBeUndefined()
  })

  it('redelivers when a commit found no space', async () => {
    const dir = await temporaryFolder()
    const log = await openForTest({ dir, maxFilePages: 40 })
    await log.ensureTopics([{ name: TOPIC, partitions: 1, cleanup: 'forever' }])
    await log.append(TOPIC, [textRecord('0')])
    const outcomes: string[] = []
    const reader = log.group({
      groupId: 'g.v1',
      topics: [TOPIC],
      async onBatch(batch) {
        const metadata = outcomes.length === 0 ? 'x'.repeat(200_000) : 'short'
        await reader.commit(batch, { offset: 1n, metadata }).then(
          () => outcomes.push('committed'),
          (error: Error) => {
            outcomes.push(error.name)
            throw error
          },
        )
      },
    })
    await eventually(() => expect(outcomes).toEqual(['LogUnavailableError', 'committed']))
    await reader.stop()
    await reader.done
  })
})
