import type { LogRecord } from './port.ts'
import { type RetryPolicy, retryWhile } from './retrying.ts'
import { createWaker } from './waker.ts'

/** Where a pump takes the records of one partition from. Not for concurrent calls of `next`. */
export interface Cursor {
  /** Everything below it was handed out or is gone. */
  readonly position: number
  /** The offset that the next append gets, as far as known. */
  readonly endOffset: number
  /** The next records in order, at most `maxRecords`; empty when there are none for now. */
  next(maxRecords: number): Promise<LogRecord[]>
  seek(offset: number): void
  /** Calls the listener when there may be more; returns how to end that. */
  onChange(listener: () => void): () => void
}

export interface PumpOptions {
  readonly maxBatchRecords: number
  readonly retry: RetryPolicy
  readonly handle: (records: readonly LogRecord[], endOffset: bigint) => Promise<void> | void
  readonly onRetry: (error: unknown, attempt: number) => void
}

/** Brings the records of one partition to a handler, batch after batch, and sleeps at the end of the partition. */
export interface Pump {
  /** Resolves when stopped; rejects when the handler or a read failed for good. Called once. */
  run(cursor: Cursor): Promise<void>
  /** No batch begins after this; a handler's back-off is cut short. `run` resolves when the batch in hand is finished. */
  stop(): void
  pause(): void
  resume(): void
  seek(offset: number): void
  /** Calls `work` until it succeeds, again after a back-off while it fails with a RetryableError. False when stopped before. */
  retrying(work: () => Promise<void> | void): Promise<boolean>
  /** Resolves when everything below `offset` has been handled. */
  reached(offset: number): Promise<void>
}

export const createPump = ({ maxBatchRecords, retry, handle, onRetry }: PumpOptions): Pump => {
  const waker = createWaker()
  let stopped = false
  let paused = false
  let seekTo: number | undefined
  let handled = -1
  let waiting: { offset: number; resolve(): void }[] = []

  const setHandled = (offset: number): void => {
    handled = offset
    if (waiting.length === 0) return
    for (const one of waiting) if (one.offset <= handled) one.resolve()
    waiting = waiting.filter(one => one.offset > handled)
  }

  const goesOn = (): boolean => !stopped && seekTo === undefined
  const retrying = (work: () => Promise<void> | void): Promise<boolean> =>
    retryWhile({ policy: retry, waker, goesOn, onRetry }, work)

  const step = async (cursor: Cursor): Promise<void> => {
    if (seekTo !== undefined) cursor.seek(seekTo)
    seekTo = undefined
    if (paused) return waker.sleep()
    let records: LogRecord[] = []
    const read = await retrying(async () => {
      records = await cursor.next(maxBatchRecords)
    })
    if (!read || stopped || seekTo !== undefined) return
    if (records.length === 0) {
      setHandled(cursor.position)
      return waker.sleep()
    }
    const next = cursor.position
    // Paused while the read was under way: the records come again after `resume`.
    if (paused) return cursor.seek(Number(records[0]!.offset))
    const done = await retrying(() => handle(records, BigInt(cursor.endOffset)))
    if (done) setHandled(next)
  }

  return {
    async run(cursor) {
      const unlisten = cursor.onChange(waker.wake)
      try {
        while (!stopped) await step(cursor)
      } finally {
        unlisten()
      }
    },
    stop() {
      stopped = true
      waker.wake()
    },
    pause() {
      paused = true
    },
    resume() {
      paused = false
      waker.wake()
    },
    seek(offset) {
      seekTo = offset
      waker.wake()
    },
    retrying,
    reached: offset => {
      if (handled >= offset) return Promise.resolve()
      return new Promise(resolve => waiting.push({ offset, resolve }))
    },
  }
}
