import { type Caller, coversLess, type IncomingCall } from './access.ts'
import { denied, failed, invalidArgument, isRpcError, type RpcError, stopping, tooMany } from './rpc-errors.ts'

/** The part of a grpc-js server stream that watching needs. */
export interface StreamCall<Request, Response> extends IncomingCall {
  readonly request: Request
  write(response: Response): boolean
  end(): void
  emit(event: 'error', error: unknown): boolean
  on(event: string, listener: () => void): unknown
  once(event: string, listener: () => void): unknown
}

/** Something to send. A later one of the same key replaces it; when too many wait, only the newest of each slot stay. */
export interface Item<Response> {
  readonly key: string
  readonly slot: string
  /** Behind it nothing up to this number is missing. */
  readonly seq: number
  /** Made when it is sent, so that it is the state of then. */
  value(): Response
}

export interface Source<Response> {
  /** What is so now, or what came after a resume token's number; the oldest first. */
  initial(afterSeq: number | undefined): readonly Item<Response>[]
  subscribe(push: (items: readonly Item<Response>[]) => void): () => void
  /** Up to where the state has been read. */
  seq(): number
  withToken(value: Response | undefined, resumeToken: string): Response
}

const WAITING_LIMIT = 1_000
const TOKEN = /^s1-(\d{1,10})$/

export const encodeToken = (seq: number): string => Buffer.from(`s1-${seq}`).toString('base64url')

/** Undefined when this is no token of ours. */
export const decodeToken = (token: string): number | undefined => {
  const match = TOKEN.exec(Buffer.from(token, 'base64url').toString('utf8'))
  return match ? Number(match[1]) : undefined
}

const collapsed = <R>(waiting: ReadonlyMap<string, Item<R>>): Map<string, Item<R>> => {
  const newest = new Map<string, Item<R>>()
  for (const item of waiting.values()) {
    newest.delete(item.slot)
    newest.set(item.slot, item)
  }
  return new Map([...newest.values()].map(item => [item.key, item]))
}

export interface StreamsOptions {
  readonly heartbeatMs: number
  readonly limit: number
  /** How often it is looked whether who watches still may. */
  readonly accessLookMs?: number
  onCut?(): void
}

interface Opened {
  readonly afterSeq: number | undefined
  /** The caller as it was when the stream was opened. */
  readonly opened: Caller
  readonly callerOf: () => Caller
}

interface Watching {
  wake(): void
  /** Ends it when its caller may not see all of it any more. */
  checkAccess(): void
}

const ACCESS_LOOK_MS = 1_000

/**
 * Streams to callers: what is so, then what comes. Each message carries a token from which nothing is missed, on any replica. Silence is
 * broken by heartbeats. Who does not read gets the latest when it reads again, and memory stays bounded. Who loses access loses the stream.
 */
export const createStreams = ({
  heartbeatMs,
  limit,
  accessLookMs = ACCESS_LOOK_MS,
  onCut = () => undefined,
}: StreamsOptions) => {
  const open = new Set<Watching>()
  let isStopping = false
  let look: NodeJS.Timeout | undefined

  const lookAtAccess = (): void => {
    for (const { checkAccess } of open) checkAccess()
  }

  const run = async <Q, R>(
    call: StreamCall<Q, R>,
    source: Source<R>,
    { afterSeq, opened, callerOf }: Opened,
  ): Promise<void> => {
    let cutBy: RpcError | undefined
    let waiting = new Map<string, Item<R>>()
    let cancelled = false
    let due = false
    let bell = Promise.withResolvers<void>()
    const wake = (): void => {
      bell.resolve()
      bell = Promise.withResolvers()
    }
    const put = (items: readonly Item<R>[]): void => {
      for (const item of items) {
        waiting.delete(item.key)
        waiting.set(item.key, item)
      }
      if (waiting.size > WAITING_LIMIT) waiting = collapsed(waiting)
      wake()
    }
    const cancel = (): void => {
      cancelled = true
      wake()
    }
    call.on('cancelled', cancel)
    call.on('close', cancel)
    const cut = (error: unknown): void => {
      cutBy = isRpcError(error) ? error : failed(error)
      wake()
    }
    const watching: Watching = {
      wake,
      checkAccess() {
        try {
          if (coversLess(opened, callerOf()))
            cut(denied('your token covers fewer brands than before: open the stream again', 'ACCESS_NARROWED'))
        } catch (error) {
          cut(error)
        }
      },
    }
    const isOver = (): boolean => cancelled || isStopping || cutBy !== undefined
    open.add(watching)
    look ??= setInterval(lookAtAccess, accessLookMs)
    const heartbeat = setInterval(() => {
      due = true
      wake()
    }, heartbeatMs)
    put(source.initial(afterSeq))
    const unsubscribe = source.subscribe(put)

    const send = async (response: R): Promise<void> => {
      due = false
      heartbeat.refresh()
      if (call.write(response)) return
      let drained = false
      call.once('drain', () => {
        drained = true
        wake()
      })
      while (!drained && !isOver()) await bell.promise
    }

    try {
      while (!isOver()) {
        const next = waiting.values().next()
        if (!next.done) {
          waiting.delete(next.value.key)
          await send(source.withToken(next.value.value(), encodeToken(next.value.seq)))
        } else if (due) await send(source.withToken(undefined, encodeToken(source.seq())))
        else await bell.promise
      }
      if (cancelled) call.end()
      else {
        if (cutBy) onCut()
        call.emit('error', cutBy ?? stopping())
      }
    } catch (error) {
      if (!cancelled) call.emit('error', isRpcError(error) ? error : failed(error))
    } finally {
      clearInterval(heartbeat)
      unsubscribe()
      open.delete(watching)
      if (open.size === 0) {
        clearInterval(look)
        look = undefined
      }
    }
  }

  return {
    /** `callerOf`, asked again and again, and `source` may throw an RpcError: the caller gets it. */
    watch<Q extends { readonly resumeToken: string }, R>(
      call: StreamCall<Q, R>,
      callerOf: () => Caller,
      source: (caller: Caller) => Source<R>,
    ): void {
      const { resumeToken } = call.request
      const afterSeq = resumeToken === '' ? undefined : decodeToken(resumeToken)
      try {
        if (resumeToken !== '' && afterSeq === undefined)
          throw invalidArgument('resume_token', 'is not one that this service gave')
        if (open.size >= limit) throw tooMany(`${limit} streams are open on this replica`)
        const opened = callerOf()
        void run(call, source(opened), { afterSeq, opened, callerOf })
      } catch (error) {
        call.emit('error', isRpcError(error) ? error : failed(error))
      }
    },
    /** Ends every stream; callers resume elsewhere. */
    stop(): void {
      isStopping = true
      for (const { wake } of open) wake()
    },
  }
}

export type Streams = ReturnType<typeof createStreams>
