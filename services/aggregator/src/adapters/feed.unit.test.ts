import type { BroadcastOptions, BroadcastReader, Log } from '@tocsin/shared/log/port.ts'
import { expect, it, vi } from 'vitest'
import type { AggregatorEvents } from '../events.ts'
import { createFeed, type FeedOf } from './feed.ts'

const OF: FeedOf<string> = {
  topic: 'values',
  headOf: bytes => ({ brandId: 'b', key: `${bytes[0]}`, ver: BigInt(bytes[1]!), slot: 's', order: 0, sizeMs: 0 }),
  decode: bytes => `${bytes[0]}@${bytes[1]}`,
}

/** A log whose readings are counted, and fed by hand. */
const countingLog = () => {
  const readings: { readonly options: BroadcastOptions; open: boolean }[] = []
  const log = {
    broadcast(options: BroadcastOptions): BroadcastReader {
      const reading = { options, open: true }
      readings.push(reading)
      const done = Promise.withResolvers<void>()
      return {
        caughtUp: async () => undefined,
        async stop() {
          reading.open = false
          done.resolve()
        },
        done: done.promise,
      }
    },
  } as unknown as Log
  return { log, readings }
}

it('reads only while it is held, and begins anew where it is held again', async () => {
  const { log, readings } = countingLog()
  let sinceMs = 1_000
  const feed = createFeed(OF, { log, events: {} as AggregatorEvents, sinceMs: () => sinceMs, slotsLimit: 10 })
  expect(readings).toHaveLength(0)
  const [one, two] = [feed.hold(), feed.hold()]
  await feed.caughtUp()
  expect(readings.map(({ options }) => options.from)).toEqual([{ sinceMs: 1_000 }])
  const give = async (reading: number, version: number): Promise<void> => {
    const record = { offset: BigInt(version), appendedAt: 0, key: '', value: Uint8Array.of(7, version), headers: {} }
    await readings[reading]!.options.onBatch({ topic: 'values', partition: 0, records: [record], endOffset: 9n })
  }
  await give(0, 1)
  expect([...feed.values()].map(entry => entry.value())).toEqual(['7@1'])
  one()
  one()
  expect(readings[0]!.open).toBe(true)
  two()
  await vi.waitFor(() => expect(readings[0]!.open).toBe(false))
  await give(0, 2)
  expect([...feed.values()]).toEqual([])
  sinceMs = 5_000
  feed.hold()
  await feed.caughtUp()
  expect(readings.map(({ options }) => options.from)).toEqual([{ sinceMs: 1_000 }, { sinceMs: 5_000 }])
  await feed.stop()
  expect(readings.every(({ open }) => !open)).toBe(true)
})
