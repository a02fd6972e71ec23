import { deletionCodec, mentionCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { MentionInput } from '@tocsin/shared/gen/tocsin/mention/v1/Mention.ts'
import { RetryableError } from '@tocsin/shared/log/errors.ts'
import type { AppendRecord } from '@tocsin/shared/log/port.ts'
import type { CommonDeps } from '@tocsin/shared/runtime/service.ts'
import { didYouMean } from '@tocsin/shared/runtime/suggest.ts'
import type { Matcher } from '../core/match/matcher.ts'
import { type RejectReason, rejected, type ValidPost, validatePost } from '../core/post.ts'
import type { Events } from '../events.ts'
import type { AuthorHasher } from './author-keys.ts'
import { type CallersTrace, NO_TRACE } from './callers-trace.ts'
import type { Source } from './sources.ts'
import type { Append, AppendOf } from './spool/spooling.ts'

export interface PublishResult {
  /** `accepted`: durable in the log, or in the spool where the source is spooled (a deletion too); `unmatched`: valid, but no brand matched; `rejected`: bad data. */
  readonly outcome: 'accepted' | 'unmatched' | 'rejected'
  readonly id: string
  readonly brandIds: readonly string[]
  readonly reason?: RejectReason
  readonly detail?: string
}

export interface Publisher {
  /**
   * Validates, matches, and appends all posts in their order; resolves when everything that was accepted is durable, with one result per
   * post. Rejects with RetryableError when the log takes no writes or too much is on its way: then nothing is known to be durable, and
   * sending all of it again is safe. The first mentions go on in the trace that the caller is in.
   */
  publish(posts: readonly unknown[], source: Source, trace?: CallersTrace): Promise<readonly PublishResult[]>
}

/** Too much is on its way to the log already. */
export class OverloadedError extends RetryableError {
  override readonly name = 'OverloadedError'
}

export interface PublisherDeps extends Pick<CommonDeps, 'now'> {
  readonly appendOf: AppendOf
  readonly events: Events
  readonly authors: AuthorHasher
  readonly matcher: () => Matcher
  readonly maxInFlightBytes: number
}

interface Prepared {
  readonly result: PublishResult
  readonly mentions: readonly AppendRecord[]
  readonly deletion?: AppendRecord
  readonly publishedAtMs?: number
}

export const createPublisher = (deps: PublisherDeps): Publisher => {
  const { appendOf, now, events, authors, matcher, maxInFlightBytes } = deps
  let inFlightBytes = 0
  events.inFlightLimit(maxInFlightBytes)

  const prepareDeletion = (post: ValidPost, source: string, observedAtMs: number): Prepared => {
    const key = `${source}:${post.nativeId}`
    const authorHash = authors.hash(source, post.author)
    const value = deletionCodec.encode({ source, nativeId: post.nativeId, observedAtMs, authorHash })
    return { result: { outcome: 'accepted', id: post.nativeId, brandIds: [] }, mentions: [], deletion: { key, value } }
  }

  const prepareMention = (post: ValidPost, source: Source, observedAtMs: number, trace: CallersTrace): Prepared => {
    const brands = matcher()
    const matches = brands.match(post.text)
    const unknown = post.brandIds.find(brandId => !brands.brandIds.has(brandId))
    if (unknown !== undefined) {
      const detail = `brands names "${unknown}", which no playbook defines.${didYouMean(unknown, brands.brandIds)}`
      return { result: { ...rejected('unknown-brand', detail), id: post.nativeId, brandIds: [] }, mentions: [] }
    }
    const brandIds = post.brandIds.length > 0 ? post.brandIds : matches.map(({ brandId }) => brandId)
    const common: MentionInput = {
      source: sourceIdOf(post, source),
      nativeId: post.nativeId,
      eventTimeMs: post.publishedAtMs,
      observedAtMs,
      timing: source.timing === 'slow' ? 'TIMING_SLOW' : 'TIMING_LIVE',
      text: post.text,
      authorHash: authors.hash(sourceIdOf(post, source), post.author),
      ...(post.author !== '' && { authorKeyVersion: authors.keyVersion }),
      url: post.url,
      languageHint: post.language,
      parentId: post.parentId,
      threadId: post.threadId,
    }
    const headers = brandIds.length > 0 ? trace.next() : undefined
    const mentions = brandIds.map(brandId => {
      const terms = matches.find(match => match.brandId === brandId)?.terms ?? []
      const value = mentionCodec.encode({ ...common, brandId, matchedTerms: [...terms] })
      return { key: brandId, value, ...(headers && { headers }) }
    })
    const outcome = brandIds.length > 0 ? 'accepted' : 'unmatched'
    return { result: { outcome, id: post.nativeId, brandIds }, mentions, publishedAtMs: post.publishedAtMs }
  }

  const prepare = (raw: unknown, source: Source, nowMs: number, trace: CallersTrace): Prepared => {
    const post = validatePost(raw, nowMs)
    if (post.outcome === 'rejected') return { result: { ...post, id: idOf(raw), brandIds: [] }, mentions: [] }
    if (post.source !== '' && post.source !== source.id && !source.sourceFromRecord) {
      const detail = `source says "${post.source}", but these posts count for "${source.id}"`
      return { result: { ...rejected('foreign-source', detail), id: post.nativeId, brandIds: [] }, mentions: [] }
    }
    const observedAtMs = source.keepObservedAt ? (post.observedAtMs ?? post.publishedAtMs) : nowMs
    return post.deleted
      ? prepareDeletion(post, sourceIdOf(post, source), observedAtMs)
      : prepareMention(post, source, observedAtMs, trace)
  }

  const appendAll = async (append: Append, topic: string, records: readonly AppendRecord[]): Promise<void> => {
    if (records.length === 0) return
    const bytes = records.reduce((sum, { value }) => sum + value.length, 0)
    if (inFlightBytes > 0 && inFlightBytes + bytes > maxInFlightBytes)
      throw new OverloadedError('too many mentions are on their way to the log')
    inFlightBytes += bytes
    events.inFlightBytes(inFlightBytes)
    try {
      await append(topic, records)
    } catch (error) {
      events.appendFailed(topic, error)
      throw error
    } finally {
      inFlightBytes -= bytes
      events.inFlightBytes(inFlightBytes)
    }
  }

  return {
    async publish(posts, source, trace = NO_TRACE) {
      const startedMs = now()
      const prepared = posts.map(post => prepare(post, source, startedMs, trace))
      const append = appendOf(source)
      await appendAll(
        append,
        TOPICS.mentionsCollected.name,
        prepared.flatMap(({ mentions }) => mentions),
      )
      await appendAll(
        append,
        TOPICS.mentionsDeleted.name,
        prepared.flatMap(({ deletion }) => deletion ?? []),
      )
      events.appended(now() - startedMs)
      const results = prepared.map(({ result }) => result)
      source.note(
        results,
        prepared.reduce((newest, { publishedAtMs = 0 }) => Math.max(newest, publishedAtMs), 0),
      )
      return results
    },
  }
}

const sourceIdOf = (post: ValidPost, source: Source): string =>
  source.sourceFromRecord && post.source !== '' ? post.source : source.id

const idOf = (raw: unknown): string =>
  typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string' ? raw.id.slice(0, 512) : ''
