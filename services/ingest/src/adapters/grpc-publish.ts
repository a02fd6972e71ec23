import type { MentionServiceHandlers } from '@tocsin/shared/gen/tocsin/ingest/v1/MentionService.ts'
import type { PublishRequest } from '@tocsin/shared/gen/tocsin/ingest/v1/PublishRequest.ts'
import type { PublishResponseInput } from '@tocsin/shared/gen/tocsin/ingest/v1/PublishResponse.ts'
import type { GrpcService } from '@tocsin/shared/grpc/service.ts'
import { RetryableError } from '@tocsin/shared/log/errors.ts'
import { didYouMean } from '@tocsin/shared/runtime/suggest.ts'
import type { RawPost } from '../core/post.ts'
import { GRPC_SOURCE } from '../source-config.ts'
import type { Publisher, PublishResult } from './publisher.ts'
import type { Source } from './sources.ts'

const BATCH = 500
/** Requests that wait per call before it is no longer read. */
const HIGH_WATER = 1_000
const RETRY_AFTER_MS = 1_000

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

export interface MentionServiceDeps {
  readonly publisher: () => Publisher | undefined
  readonly sources: () => ReadonlyMap<string, Source>
}

/** `tocsin.ingest.v1.MentionService`: answers item by item in order, each when it is durable; a slow caller is read slowly. */
export const createMentionService = ({ publisher, sources }: MentionServiceDeps): GrpcService => {
  const publishRun = async (requests: readonly PublishRequest[], source: Source): Promise<PublishResponseInput[]> => {
    const unavailable = (detail: string): PublishResponseInput[] =>
      requests.map(({ requestId }) => ({
        requestId,
        outcome: 'PUBLISH_OUTCOME_UNAVAILABLE',
        reason: 'unavailable',
        detail,
        retryAfterMs: RETRY_AFTER_MS,
      }))
    const publish = publisher()
    if (!publish) return unavailable('ingest is not ready')
    try {
      const results = await publish.publish(requests.map(postOf), source)
      return results.map((result, index) => responseOf(requests[index]!, result))
    } catch (error) {
      if (error instanceof RetryableError) return unavailable(error.message)
      throw error
    }
  }

  const answer = async (requests: readonly PublishRequest[]): Promise<PublishResponseInput[]> => {
    const responses: PublishResponseInput[] = []
    for (let at = 0; at < requests.length; ) {
      const id = requests[at]!.source || GRPC_SOURCE
      const end = requests.findIndex((request, index) => index > at && (request.source || GRPC_SOURCE) !== id)
      const run = requests.slice(at, end === -1 ? requests.length : end)
      const source = sources().get(id)
      const detail = `no source "${id}" is configured.${didYouMean(id, sources().keys())}`
      if (source) responses.push(...(await publishRun(run, source)))
      else responses.push(...run.map(request => refusal(request, 'unknown-source', detail)))
      at += run.length
    }
    return responses
  }

  const handlers: MentionServiceHandlers = {
    Publish(call) {
      const waiting: PublishRequest[] = []
      let isWorking = false
      let hasEnded = false
      let onDrained = (): void => {}
      call.on('drain', () => onDrained()).on('close', () => onDrained())
      const drained = () =>
        new Promise<void>(resolve => {
          onDrained = resolve
        })
      const work = async (): Promise<void> => {
        isWorking = true
        while (waiting.length > 0) {
          const responses = await answer(waiting.splice(0, BATCH))
          if (waiting.length < HIGH_WATER / 2) call.resume()
          for (const response of responses) if (!call.write(response) && !call.destroyed) await drained()
        }
        isWorking = false
        if (hasEnded) call.end()
      }
      call.on('data', (request: PublishRequest) => {
        waiting.push(request)
        if (waiting.length >= HIGH_WATER) call.pause()
        if (!isWorking) work().catch(error => call.destroy(error))
      })
      call.on('end', () => {
        hasEnded = true
        if (!isWorking) call.end()
      })
      call.on('error', () => waiting.splice(0))
    },
  }
  return { name: 'tocsin.ingest.v1.MentionService', handlers }
}
