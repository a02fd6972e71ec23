import { describe, expect, it } from 'vitest'
import { LogGapError } from '../errors.ts'
import { type CursorOptions, createCursor } from './cursor.ts'
import { createFrameWriter } from './frames.ts'
import type { ReadReply, ReadRequest, Run } from './protocol.ts'
import type { StoreClient } from './store-client.ts'
import { createTopics } from './topics.ts'

const runOf = (firstOffset: number, recordCount: number): Run => {
  const frames = createFrameWriter(100)
  for (let i = 0; i < recordCount; i++) frames.write({ key: String(firstOffset + i), value: new Uint8Array() }, 0)
  return { firstOffset, recordCount, bytes: frames.finish() }
}

const END = 20

/** A cursor over offsets 0 to 19 whose requests the test answers. */
const setUp = (options: Partial<CursorOptions> = {}) => {
  const topics = createTopics()
  const settings = { name: 't', partitions: 1, cleanup: 'forever' } as const
  topics.put({ settings, partitions: [{ start: 0, end: END, lastAt: 0 }] })
  const topic = topics.get('t')
  const requests: { readonly request: ReadRequest; answer(reply: ReadReply): void; fail(error: Error): void }[] = []
  const client = {
    call: (_: string, request: ReadRequest) =>
      new Promise((resolve, reject) => requests.push({ request, answer: resolve, fail: reject })),
  } as unknown as StoreClient
  const cursor = createCursor({ client, topic, partition: 0, from: 0, to: () => END, onGap: 'fail', ...options })
  const next = async (maxRecords: number) => (await cursor.next(maxRecords)).map(({ key }) => Number(key))
  return { cursor, next, requests, topic }
}

describe('a cursor', () => {
  it('hands out runs in parts, skipping what lies below its position', async () => {
    const { cursor, next, requests } = setUp({ from: 3 })
    const first = next(4)
    requests[0]!.answer({ runs: [runOf(0, 10)], next: END })
    expect(await first).toEqual([3, 4, 5, 6])
    expect(await next(100)).toEqual([7, 8, 9])
    expect(cursor.position).toBe(10)
    expect(requests[0]!.request).toMatchObject({ from: 3, to: END })
  })

  it('reads ahead by one request, and no more', async () => {
    const { next, requests } = setUp()
    const first = next(10)
    requests[0]!.answer({ runs: [runOf(0, 10)], next: 10 })
    await first
    expect(requests.map(({ request }) => request.from)).toEqual([0, 10])
    const second = next(10)
    expect(requests).toHaveLength(2)
    requests[1]!.answer({ runs: [runOf(10, 10)], next: END })
    expect(await second).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19])
    expect(await next(10)).toEqual([])
    expect(requests).toHaveLength(2)
  })

  it('stops before its end although a chunk holds more', async () => {
    const { next, requests } = setUp({ to: () => 5 })
    const first = next(100)
    requests[0]!.answer({ runs: [runOf(0, 10)], next: 5 })
    expect(await first).toEqual([0, 1, 2, 3, 4])
    expect(await next(100)).toEqual([])
  })

  it('forgets a request that was under way at a seek, even to the same place', async () => {
    const { cursor, next, requests } = setUp()
    const first = next(10)
    cursor.seek(0)
    requests[0]!.answer({ runs: [runOf(0, 2)], next: 2 })
    await new Promise(resolve => setImmediate(resolve))
    expect(requests[1]?.request.from).toBe(0)
    requests[1]!.answer({ runs: [runOf(0, 2)], next: END })
    expect(await first).toEqual([0, 1])
    expect(await next(10)).toEqual([])
  })

  it('goes over what compaction removed', async () => {
    const { cursor, next, requests } = setUp()
    const first = next(100)
    requests[0]!.answer({ runs: [runOf(2, 1), runOf(8, 2)], next: END })
    expect(await first).toEqual([2, 8, 9])
    expect(await next(100)).toEqual([])
    expect(cursor.position).toBe(10)
  })

  it.each(['fail', 'skip'] as const)('below the log start: %s', async onGap => {
    const { next, requests, topic } = setUp({ onGap })
    const first = next(100)
    topic.starts[0] = 4
    requests[0]!.answer({ runs: [runOf(4, 16)], next: END })
    if (onGap === 'fail') await expect(first).rejects.toThrow(LogGapError)
    else expect(await first).toHaveLength(16)
  })

  it('asks again after a failure', async () => {
    const { next, requests } = setUp()
    const first = next(100)
    requests[0]!.fail(new Error('down'))
    await expect(first).rejects.toThrow('down')
    const second = next(100)
    requests[1]!.answer({ runs: [runOf(0, 3)], next: END })
    expect(await second).toEqual([0, 1, 2])
  })
})
