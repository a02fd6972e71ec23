import type { Carrier } from '@tocsin/shared/log/kafka/carry.ts'
import type { Log, LogRecord, TopicPartition } from '@tocsin/shared/log/port.ts'
import { CarryRefusal } from './refusal.ts'

const RECORDS_PER_APPEND = 1_000
const BYTES_PER_APPEND = 512 * 1024

/** One partition that records go into, in order. What an earlier run has brought there is compared, not written again. */
export interface Target {
  put(record: LogRecord): Promise<void>
  /** Resolves when all is durable. */
  end(): Promise<void>
}

const isSame = (a: LogRecord, b: LogRecord): boolean =>
  a.key === b.key && a.appendedAt === b.appendedAt && Buffer.compare(a.value, b.value) === 0

async function* recordsOf(log: Log, of: TopicPartition): AsyncGenerator<LogRecord> {
  for await (const records of log.read(of, 0n)) yield* records
}

export const openTarget = (
  of: TopicPartition,
  { log, carrier }: { readonly log: Log; readonly carrier: Carrier },
): Target => {
  const there = recordsOf(log, of)
  let found: LogRecord | undefined
  let end: bigint | undefined
  let next = 0n
  let waiting: LogRecord[] = []
  let bytes = 0

  const refuse = (what: string): never => {
    throw new CarryRefusal(
      `${of.topic}/${of.partition} ${what}: it is not what an earlier run brought there. Delete the topic, if nobody needs it, and begin again`,
    )
  }

  const endOffset = async (): Promise<bigint> => {
    end ??= (await log.offsets(of.topic)).find(({ partition }) => partition === of.partition)!.endOffset
    return end
  }

  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return
    const records = waiting
    waiting = []
    bytes = 0
    await carrier.append(of, records)
  }

  /** What retention or compaction has taken since then is not missed. */
  const compare = async (record: LogRecord, offset: bigint): Promise<void> => {
    while (found === undefined || found.offset < offset) {
      const more = await there.next()
      if (more.done) return
      found = more.value
    }
    if (found.offset === offset && !isSame(found, record)) refuse(`holds another record at offset ${offset}`)
  }

  return {
    async put(record) {
      const offset = next++
      if (offset < (end ?? (await endOffset()))) return compare(record, offset)
      waiting.push(record)
      bytes += record.value.length + record.key.length
      if (waiting.length >= RECORDS_PER_APPEND || bytes >= BYTES_PER_APPEND) await flush()
    },
    async end() {
      if ((await endOffset()) > next) refuse('holds more records than were to be brought')
      await flush()
    },
  }
}
