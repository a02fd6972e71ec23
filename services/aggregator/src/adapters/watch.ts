import type { Feed, FeedEntry } from './feed.ts'
import { createOutbox } from './outbox.ts'
import { decodeToken, encodeToken, type Positions } from './resume-token.ts'
import { internalError, invalidArgument, stopping, tooMany } from './rpc-errors.ts'

/** The part of a grpc-js server stream that watching needs. */
export interface WatchCall<Request, Response> {
  readonly request: Request
  readonly cancelled: boolean
  write(response: Response): boolean
  end(): void
  emit(event: 'error', error: unknown): boolean
  once(event: string, listener: () => void): unknown
  on(event: string, listener: () => void): unknown
}

export interface WatchResponse<T> {
  readonly value?: T
  readonly heartbeat: boolean
  readonly resumeToken: string
}

export interface WatchOptions<T> {
  readonly feed: Feed<T>
  readonly heartbeatMs: number
  readonly limit: number
}

/** A value that many streams wait for. */
interface Bell {
  ring(): void
  rung(): Promise<void>
}

const createBell = (): Bell => {
  let waiting = Promise.withResolvers<void>()
  return {
    ring() {
      waiting.resolve()
      waiting = Promise.withResolvers()
    },
    rung: () => waiting.promise,
  }
}

/**
 * Streams a feed's values to callers: the current ones, or what came since a resume token, then what comes. Each message carries a token
 * from which nothing is missed (some values may come again). Silence is broken by heartbeats. A caller that does not read gets the latest
 * values when it reads again.
 */
export const createWatches = <T>({ feed, heartbeatMs, limit }: WatchOptions<T>) => {
  const open = new Set<() => void>()
  let isStopping = false

  const stream = async <Request, Response>(
    call: WatchCall<Request, Response>,
    wants: (entry: FeedEntry<T>) => boolean,
    respond: (response: WatchResponse<T>) => Response,
    resume: Positions | undefined,
  ): Promise<void> => {
    const outbox = createOutbox<FeedEntry<T>>()
    const release = feed.hold()
    const bell = createBell()
    let cancelled = false
    let due = false
    const wake = (): void => bell.ring()
    const cancel = (): void => {
      cancelled = true
      wake()
    }
    call.on('cancelled', cancel)
    call.on('close', cancel)
    open.add(wake)
    const heartbeat = setInterval(() => {
      due = true
      wake()
    }, heartbeatMs)
    const unsubscribe = feed.subscribe(entry => {
      if (!wants(entry)) return
      outbox.put(entry)
      wake()
    })

    let token = encodeToken(resume ?? new Map())
    const send = async (value?: T): Promise<void> => {
      due = false
      heartbeat.refresh()
      const response = respond({
        ...(value !== undefined && { value }),
        heartbeat: value === undefined,
        resumeToken: token,
      })
      if (call.write(response)) return
      let drained = false
      call.once('drain', () => {
        drained = true
        wake()
      })
      while (!drained && !cancelled && !isStopping) await bell.rung()
    }
    /** Sends what waits. The last value's token stands behind everything read so far. */
    const sendAll = async (isLive: boolean): Promise<void> => {
      while (!cancelled && !isStopping && outbox.size() > 0) {
        const places = feed.positions()
        const entry = outbox.next()!
        if (isLive && outbox.size() === 0) token = encodeToken(places)
        await send(entry.value())
      }
    }

    try {
      await feed.caughtUp()
      if (resume === undefined) {
        for (const entry of feed.values()) if (wants(entry)) outbox.put(entry)
      } else {
        for await (const entries of feed.since(resume)) {
          for (const entry of entries) if (wants(entry)) outbox.put(entry)
          await sendAll(false)
          if (cancelled || isStopping) break
        }
      }
      while (!cancelled && !isStopping) {
        await sendAll(true)
        if (cancelled || isStopping) break
        const ringing = bell.rung()
        if (due) {
          token = encodeToken(feed.positions())
          await send()
        } else if (outbox.size() === 0) await ringing
      }
      if (isStopping && !cancelled) call.emit('error', stopping())
      else call.end()
    } catch (error) {
      if (!cancelled) call.emit('error', internalError(error))
    } finally {
      clearInterval(heartbeat)
      unsubscribe()
      release()
      open.delete(wake)
    }
  }

  return {
    watch<Request extends { readonly brandIds: readonly string[]; readonly resumeToken: string }, Response>(
      call: WatchCall<Request, Response>,
      wants: (entry: FeedEntry<T>, request: Request) => boolean,
      respond: (response: WatchResponse<T>) => Response,
    ): void {
      const { brandIds, resumeToken } = call.request
      const resume = resumeToken === '' ? undefined : decodeToken(resumeToken)
      if (resumeToken !== '' && resume === undefined) {
        call.emit('error', invalidArgument('resume_token', 'is not one that this service gave'))
        return
      }
      if (open.size >= limit) {
        call.emit('error', tooMany(`${limit} streams are open on this replica`))
        return
      }
      const brands = new Set(brandIds)
      const wanted = (entry: FeedEntry<T>): boolean =>
        (brands.size === 0 || brands.has(entry.brandId)) && wants(entry, call.request)
      void stream(call, wanted, respond, resume)
    },
    /** Ends every stream; callers resume elsewhere. */
    stop(): void {
      isStopping = true
      for (const wake of open) wake()
    },
  }
}
