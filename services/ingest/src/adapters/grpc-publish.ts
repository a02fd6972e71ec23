import type { MentionServiceHandlers } from '@tocsin/shared/gen/tocsin/ingest/v1/MentionService.ts'
import type { PublishRequest } from '@tocsin/shared/gen/tocsin/ingest/v1/PublishRequest.ts'
import type { PublishResponseInput } from '@tocsin/shared/gen/tocsin/ingest/v1/PublishResponse.ts'
import type { GrpcService } from '@tocsin/shared/grpc/service.ts'
import { grpcError } from '@tocsin/shared/grpc/status.ts'
import { RetryableError } from '@tocsin/shared/log/errors.ts'
import { didYouMean } from '@tocsin/shared/runtime/suggest.ts'
import { TRACE_HEADER } from '@tocsin/shared/runtime/traces/traceparent.ts'
import type { RawPost } from '../core/post.ts'
import { GRPC_SOURCE } from '../source-config.ts'
import { type CallersTrace, callersTrace } from './callers-trace.ts'
import { OverloadedError, type Publisher, type PublishResult } from './publisher.ts'
import type { Source } from './sources.ts'

const BATCH = 500
/** Requests that wait per call before it is no longer read. */
const HIGH_WATER = 1_000
const RETRY_AFTER_MS = 1_000
const RESOURCE_EXHAUSTED = 8
const OVERLOADED = 'overloaded'
/** What a post costs beside its text, roughly. */
const POST_BYTES = 512

const OUTCOMES = {
  accepted: 'PUBLISH_OUTCOME_ACCEPTED',
  unmatched: 'PUBLISH_OUTCOME_UNMATCHED',
  rejected: 'PUBLISH_OUTCOME_REJECTED',
} as const

const postOf = ({ post }: PublishRequest): RawPost | undefined =>
  post
    ? {
        id: post.nativeId,
        text: post.text,
        publishedAt: post.publishedAtMs === 0 ? undefined : post.publishedAtMs,
        author: post.author,
        url: post.url,
        lang: post.language,
        parentId: post.parentId,
        threadId: post.threadId,
        brands: post.brandIds,
      }
    : undefined

const responseOf = ({ requestId }: PublishRequest, result: PublishResult): PublishResponseInput => ({
  requestId,
  outcome: OUTCOMES[result.outcome],
  reason: result.reason ?? '',
  detail: result.detail ?? '',
  brandIds: [...result.brandIds],
})

const refusal = ({ requestId }: PublishRequest, reason: string, detail: string): PublishResponseInput => ({
  requestId,
  outcome: 'PUBLISH_OUTCOME_REJECTED',
  reason,
  detail,
})

const bytesOf = ({ post }: PublishRequest): number => POST_BYTES + 2 * (post?.text.length ?? 0)

const overloaded = () =>
  grpcError(RESOURCE_EXHAUSTED, 'too many posts are on their way to the log; what was not answered was not taken', {
    reason: 'OVERLOADED',
    retryAfterMs: RETRY_AFTER_MS,
  })

export interface MentionServiceDeps {
  /** Posts that wait here, of all calls together. */
  readonly maxWaitingBytes: number
  readonly onRefused: () => void
  readonly publisher: () => Publisher | undefined
  readonly sources: () => ReadonlyMap<string, Source>
}

/**
 * `tocsin.ingest.v1.MentionService`: answers item by item in order, each when it is durable; a slow caller is read slowly. When too much waits
 * for the log, calls end with RESOURCE_EXHAUSTED and when to come back.
 */
export const createMentionService = (deps: MentionServiceDeps): GrpcService => {
  const { publisher, sources, maxWaitingBytes, onRefused } = deps
  let waitingBytes = 0

  const publishRun = async (
    requests: readonly PublishRequest[],
    source: Source,
    trace: CallersTrace,
  ): Promise<PublishResponseInput[]> => {
    const unavailable = (detail: string, reason = 'unavailable'): PublishResponseInput[] =>
      requests.map(({ requestId }) => ({
        requestId,
        outcome: 'PUBLISH_OUTCOME_UNAVAILABLE',
        reason,
        detail,
        retryAfterMs: RETRY_AFTER_MS,
      }))
    const publish = publisher()
    if (!publish) return unavailable('ingest is not ready')
    try {
      const results = await publish.publish(requests.map(postOf), source, trace)
      return results.map((result, index) => responseOf(requests[index]!, result))
    } catch (error) {
      if (error instanceof OverloadedError) return unavailable(error.message, OVERLOADED)
      if (error instanceof RetryableError) return unavailable(error.message)
      throw error
    }
  }

  const answer = async (requests: readonly PublishRequest[], trace: CallersTrace): Promise<PublishResponseInput[]> => {
    const responses: PublishResponseInput[] = []
    for (let at = 0; at < requests.length; ) {
      const id = requests[at]!.source || GRPC_SOURCE
      const end = requests.findIndex((request, index) => index > at && (request.source || GRPC_SOURCE) !== id)
      const run = requests.slice(at, end === -1 ? requests.length : end)
      const source = sources().get(id)
      const detail = `no source "${id}" is configured.${didYouMean(id, sources().keys())}`
      if (source) responses.push(...(await publishRun(run, source, trace)))
      else responses.push(...run.map(request => refusal(request, 'unknown-source', detail)))
      at += run.length
    }
    return responses
  }

  const handlers: MentionServiceHandlers = {
    Publish(call) {
      const trace = callersTrace(call.metadata.get(TRACE_HEADER)[0])
      const waiting: PublishRequest[] = []
      let isWorking = false
      let hasEnded = false
      let isRefused = false
      let onDrained = (): void => {}
      call.on('drain', () => onDrained()).on('close', () => onDrained())
      const drained = () =>
        new Promise<void>(resolve => {
          onDrained = resolve
        })
      const take = (count: number): PublishRequest[] => {
        const taken = waiting.splice(0, count)
        for (const request of taken) waitingBytes -= bytesOf(request)
        return taken
      }
      const refuse = (): void => {
        if (isRefused) return
        isRefused = true
        onRefused()
        call.emit('error', overloaded())
      }
      const work = async (): Promise<void> => {
        isWorking = true
        while (waiting.length > 0) {
          const responses = await answer(take(BATCH), trace)
          if (waiting.length < HIGH_WATER / 2) call.resume()
          for (const response of responses) {
            if (isRefused) return
            if (!call.write(response) && !call.destroyed) await drained()
          }
          if (responses.some(({ reason }) => reason === OVERLOADED)) return refuse()
        }
        isWorking = false
        if (hasEnded && !isRefused) call.end()
      }
      call.on('data', (request: PublishRequest) => {
        if (isRefused) return
        const bytes = bytesOf(request)
        if (waitingBytes > 0 && waitingBytes + bytes > maxWaitingBytes) return refuse()
        waitingBytes += bytes
        waiting.push(request)
        if (waiting.length >= HIGH_WATER) call.pause()
        if (!isWorking) work().catch(error => call.destroy(error))
      })
      call.on('end', () => {
        hasEnded = true
        if (!isWorking && !isRefused) call.end()
      })
      call.on('error', () => take(waiting.length))
      call.on('close', () => take(waiting.length))
    },
  }
  return { name: 'tocsin.ingest.v1.MentionService', handlers }
}
