import { DecodeError, notificationEventCodec, notificationRequestedCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import { RetryableError, StaleEpochError } from '@tocsin/shared/log/errors.ts'
import type { Assigned, GroupReader, Log, LogRecord } from '@tocsin/shared/log/port.ts'
import { type Desk, emptyDesk, evolve, type Position } from '../core/desk.ts'
import type { NotifierEvents } from '../events.ts'
import type { Dispatcher, DispatcherOptions } from './dispatcher.ts'

export interface RequestsDeps {
  readonly log: Log
  readonly events: NotifierEvents
  start(options: DispatcherOptions): Dispatcher
}

export const REQUESTS_GROUP = 'notifier.v1'
const REQUESTED = TOPICS.notificationsRequested.name
const EVENTS = TOPICS.notificationsEvents.name

/** Beside the offset a commit says from where the events are to be folded. */
const metadataOf = ({ eventsFrom }: Position): string => `events=${eventsFrom}`
const eventsFromOf = (metadata: string): bigint => BigInt(/^events=(\d+)$/.exec(metadata)?.[1] ?? 0)

/**
 * Reads requests and hands each at once to the dispatcher of its partition: no request waits for the sending of another. What a partition's
 * owner knows is folded from the events, so that a restart goes on where the last life ended.
 */
export const startRequests = ({ log, events, start }: RequestsDeps): GroupReader => {
  const dispatchers = new Map<number, Dispatcher>()

  const foldEvents = async (partition: number, from: bigint, nextOffset: bigint): Promise<Desk> => {
    const place = (await log.offsets(EVENTS)).find(one => one.partition === partition)
    const startOffset = place?.startOffset ?? 0n
    const fromOffset = from > startOffset ? from : startOffset
    const desk = emptyDesk(nextOffset, fromOffset)
    for await (const records of log.read({ topic: EVENTS, partition }, fromOffset)) {
      for (const { value, offset } of records) {
        try {
          evolve(desk, notificationEventCodec.decode(value), offset)
        } catch (error) {
          if (!(error instanceof DecodeError)) throw error
          events.unreadable(EVENTS, partition, offset, error)
        }
      }
    }
    return desk
  }

  const onAssigned = async ({ partition, epoch, committed, startOffset }: Assigned): Promise<bigint> => {
    const offset = committed?.offset ?? startOffset
    const of = { topic: REQUESTED, partition, epoch }
    await dispatchers.get(partition)?.close()
    const desk = await foldEvents(partition, eventsFromOf(committed?.metadata ?? ''), offset)
    const dispatcher = start({
      partition,
      desk,
      isCurrent: () => reader.isCurrent(of),
      commit: async position => {
        try {
          await reader.commit(of, { offset: position.offset, metadata: metadataOf(position) })
        } catch (error) {
          // What is not committed is read again, and found recorded.
          if (!(error instanceof RetryableError || error instanceof StaleEpochError)) throw error
          events.logFailed('commit', error, 0)
        }
      },
    })
    dispatchers.set(partition, dispatcher)
    return offset
  }

  const take = (dispatcher: Dispatcher, partition: number, { value, offset }: LogRecord): void => {
    try {
      dispatcher.take(notificationRequestedCodec.decode(value), offset)
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error
      events.unreadable(REQUESTED, partition, offset, error)
      dispatcher.skip(offset)
    }
  }

  const reader: GroupReader = log.group({
    groupId: REQUESTS_GROUP,
    topics: [REQUESTED],
    onAssigned,
    async onBatch({ partition, records }) {
      const dispatcher = dispatchers.get(partition)!
      for (const record of records) take(dispatcher, partition, record)
    },
    async onRevoked({ partition }) {
      const dispatcher = dispatchers.get(partition)
      dispatchers.delete(partition)
      await dispatcher?.close()
    },
  })
  return reader
}
