import type { BroadcastOptions, BroadcastReader, TopicPartition } from '../port.ts'
import { createCursor } from './cursor.ts'
import { DEFAULT_BATCH_RECORDS, type ReaderDeps } from './group-reader.ts'
import { createPump, type Pump } from './pump.ts'

interface Lane extends TopicPartition {
  readonly pump: Pump
  readonly startedAtEnd: number
}

export const startBroadcastReader = (options: BroadcastOptions, deps: ReaderDeps): BroadcastReader => {
  const { client, topics, logger, retry, onEnd } = deps
  const { from, maxBatchRecords = DEFAULT_BATCH_RECORDS } = options
  const done = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<never>()
  ended.promise.catch(() => undefined)
  let stopped = false

  const firstOffset = async ({ topic: name, partition, startedAtEnd }: Lane): Promise<number> => {
    if (from === 'start') return topics.get(name).starts[partition]!
    if (from === 'end') return startedAtEnd
    if ('sinceMs' in from) return client.call('offsetAt', { topic: name, partition, sinceMs: from.sinceMs })
    const resume = from.offsets.find(of => of.topic === name && of.partition === partition)
    const { starts, ends } = topics.get(name)
    const wanted = Number(resume?.offset ?? starts[partition])
    const offset = Math.min(Math.max(wanted, starts[partition]!), ends[partition]!)
    if (offset !== wanted) logger.warn({ topic: name, partition, wanted, offset }, 'resume offset is not in the log')
    return offset
  }

  const lanes = options.topics.flatMap(name => {
    const topic = topics.get(name)
    return topic.ends.map((end, partition): Lane => {
      const pump = createPump({
        topic,
        partition,
        maxBatchRecords,
        retry,
        handle: (records, endOffset) => options.onBatch({ topic: name, partition, records, endOffset }),
        onRetry: (error, attempt) => logger.warn({ err: error, topic: name, partition, attempt }, 'batch is retried'),
      })
      return { topic: name, partition, pump, startedAtEnd: end }
    })
  })

  const run = async (lane: Lane): Promise<void> => {
    const { partition, pump } = lane
    const topic = topics.get(lane.topic)
    const offset = await firstOffset(lane)
    await pump.run(
      createCursor({ client, topic, partition, from: offset, to: () => topic.ends[partition]!, onGap: 'skip' }),
    )
  }

  const end = (error?: unknown): void => {
    if (stopped) return
    stopped = true
    onEnd()
    for (const { pump } of lanes) pump.stop()
    ended.reject(error ?? new Error('the broadcast reader was stopped'))
  }
  const fail = (error: unknown): void => {
    if (!stopped) logger.error({ err: error }, 'broadcast reader failed')
    end(error)
    done.reject(error)
  }
  const running = Promise.all(lanes.map(run))
  running.then(() => done.resolve(), fail)

  return {
    caughtUp: async () => {
      const targets = lanes.map(({ topic, partition, pump }) => pump.reached(topics.get(topic).ends[partition]!))
      await Promise.race([Promise.all(targets), ended.promise])
    },
    async stop() {
      end()
      await Promise.allSettled([running])
    },
    done: done.promise,
  }
}
