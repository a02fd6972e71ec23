import { windowCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { Window } from '@tocsin/shared/gen/tocsin/window/v1/Window.ts'
import type { WindowServiceHandlers } from '@tocsin/shared/gen/tocsin/window/v1/WindowService.ts'
import type { GrpcService } from '@tocsin/shared/grpc/service.ts'
import type { Log } from '@tocsin/shared/log/port.ts'
import { readWindowHead, type WindowHead } from '../core/window-wire.ts'
import { PARTITION_NOT_KNOWN, partitionOfBrand } from './brand-partition.ts'
import { type Feed, type FeedOf, isValue } from './feed.ts'
import { internalError, invalidArgument, tooMany } from './rpc-errors.ts'
import type { Turns } from './turns.ts'
import { createWatches } from './watch.ts'

const DEFAULT_LIMIT = 1_000
const LARGEST_LIMIT = 10_000

/** The newest window of each brand and size is current. */
export const WINDOW_FEED: FeedOf<Window> = {
  topic: TOPICS.windowsUpdated.name,
  headOf(bytes) {
    const { brandId, sizeMs, windowStartMs, ver } = readWindowHead(bytes)
    const slot = `${brandId}/${sizeMs}`
    return { brandId, sizeMs, ver, slot, key: `${slot}/${windowStartMs}`, order: windowStartMs }
  },
  decode: bytes => windowCodec.decode(bytes),
}

interface Query {
  readonly brandId: string
  readonly fromMs: number
  readonly toMs: number
  readonly sizeMs: number
  readonly limit: number
}

interface Found {
  readonly key: string
  readonly head: WindowHead
  readonly value: Uint8Array
}

/** The latest value of each window of a brand that is still in the log, oldest first, at most `limit`, newest last. */
const readWindows = async (log: Log, query: Query): Promise<Window[]> => {
  const { brandId, fromMs, toMs, sizeMs, limit } = query
  const partition = await partitionOfBrand(log, brandId)
  const [place] = (await log.offsets(WINDOW_FEED.topic)).filter(one => one.partition === partition)
  if (place === undefined) throw new Error(PARTITION_NOT_KNOWN)
  const found = new Map<string, Found>()
  const newest = (): Found[] =>
    [...found.values()].sort((a, b) => a.head.windowStartMs - b.head.windowStartMs).slice(-limit)
  for await (const records of log.read({ topic: WINDOW_FEED.topic, partition }, place.startOffset)) {
    for (const record of records) {
      if (record.key !== brandId || !isValue(record)) continue
      const head = readWindowHead(record.value)
      if (sizeMs !== 0 && head.sizeMs !== sizeMs) continue
      if (head.windowStartMs < fromMs || (toMs !== 0 && head.windowStartMs >= toMs)) continue
      const key = `${head.sizeMs}/${head.windowStartMs}`
      const before = found.get(key)
      if (before === undefined || before.head.ver < head.ver) found.set(key, { key, head, value: record.value })
    }
    if (found.size > 2 * limit) {
      const kept = newest()
      found.clear()
      for (const one of kept) found.set(one.key, one)
    }
  }
  return newest().map(one => windowCodec.decode(one.value))
}

export interface WindowRpcDeps {
  readonly log: Log
  readonly feed: Feed<Window>
  readonly turns: Turns
  readonly heartbeatMs: number
  readonly watchersLimit: number
}

/** tocsin.window.v1.WindowService. */
export const createWindowRpc = ({ log, feed, turns, heartbeatMs, watchersLimit }: WindowRpcDeps) => {
  const watches = createWatches({ feed, heartbeatMs, limit: watchersLimit })
  const handlers: WindowServiceHandlers = {
    ListWindows(call, callback) {
      const { brandId, fromMs, toMs, sizeMs, limit } = call.request
      if (brandId === '') return callback(invalidArgument('brand_id', 'is missing'))
      if (limit > LARGEST_LIMIT) return callback(invalidArgument('limit', `is at most ${LARGEST_LIMIT}`))
      if (toMs !== 0 && toMs < fromMs) return callback(invalidArgument('to_ms', 'lies before from_ms'))
      const work = turns.take(() => readWindows(log, { brandId, fromMs, toMs, sizeMs, limit: limit || DEFAULT_LIMIT }))
      if (work === undefined) return callback(tooMany('other readings of the past are under way'))
      work.then(
        windows => callback(null, { windows }),
        error => callback(internalError(error)),
      )
    },
    WatchWindows(call) {
      watches.watch(
        call,
        (entry, request) => request.sizeMs === 0 || entry.sizeMs === request.sizeMs,
        ({ value, heartbeat, resumeToken }) => ({ ...(value && { window: value }), heartbeat, resumeToken }),
      )
    },
  }
  const service: GrpcService = { name: 'tocsin.window.v1.WindowService', handlers }
  return { service, stop: () => watches.stop() }
}
