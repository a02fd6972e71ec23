import type { Mention } from '../../gen/tocsin/mention/v1/Mention.ts'
import type { Sentiment } from '../../gen/tocsin/mention/v1/Sentiment.ts'
import type { ClickHouse } from '../client.ts'
import { TupleParam } from '../params.ts'

/** A mention as it is kept. A deleted one has an empty text, author and address; it still counts where it counted. */
export interface ArchivedMention extends Mention {
  readonly deleted: boolean
}

/** Place of a mention in a brand's list, newest first. */
export interface MentionCursor {
  readonly eventTimeMs: number
  readonly source: string
  readonly nativeId: string
}

export interface MentionQuery {
  readonly brandId: string
  /** Published in [fromMs, toMs). */
  readonly fromMs: number
  readonly toMs: number
  readonly sentiment?: Sentiment
  /** ISO 639-1. */
  readonly language?: string
  /** Contained in the text, upper and lower case alike. */
  readonly text?: string
  /** At most 1,000 (default 100). */
  readonly limit?: number
  /** The last mention of the page before. */
  readonly before?: MentionCursor
}

const MAX_MENTIONS = 1_000
const DEFAULT_MENTIONS = 100

const COLUMNS = `brand_id AS brandId, source, native_id AS nativeId, revision,
    toFloat64(toUnixTimestamp64Milli(event_time)) AS eventTimeMs,
    toFloat64(toUnixTimestamp64Milli(observed_at)) AS observedAtMs,
    concat('TIMING_', timing) AS timing, text, author_hash AS authorHash, author_key_version AS authorKeyVersion, url,
    language_hint AS languageHint, parent_id AS parentId, thread_id AS threadId, matched_terms AS matchedTerms,
    toFloat64(toUnixTimestamp64Milli(appended_at)) AS appendedAtMs, language, concat('SENTIMENT_', sentiment) AS sentiment,
    negative_probability AS negativeProbability, neutral_probability AS neutralProbability,
    positive_probability AS positiveProbability, vulgar, abusive, scorer_version AS scorerVersion, weight,
    arrayStringConcat(topics, ' ') AS topics, deleted`

/** Every condition is always there and switched by its parameter, so that the statement is one constant. */
const LIST = `SELECT ${COLUMNS}
  FROM mentions FINAL
  WHERE brand_id = {brandId:String}
    AND event_time >= fromUnixTimestamp64Milli({fromMs:Int64}, 'UTC')
    AND event_time < fromUnixTimestamp64Milli({toMs:Int64}, 'UTC')
    AND ({sentiment:String} = '' OR mentions.sentiment = {sentiment:String})
    AND ({language:String} = '' OR mentions.language = {language:String})
    AND ({text:String} = '' OR positionCaseInsensitiveUTF8(mentions.text, {text:String}) > 0)
    AND ({hasBefore:Bool} = 0 OR (event_time, mentions.source, native_id)
      < (fromUnixTimestamp64Milli({beforeMs:Int64}, 'UTC'), {beforeSource:String}, {beforeNativeId:String}))
  ORDER BY event_time DESC, mentions.source DESC, native_id DESC
  LIMIT {limit:UInt32}`

const BY_ID = `SELECT ${COLUMNS}
  FROM mentions FINAL
  WHERE native_id IN {nativeIds:Array(String)} AND (mentions.source, native_id) IN {ids:Array(Tuple(String, String))}
  ORDER BY brand_id, event_time
  LIMIT {limit:UInt32}`

const SENTIMENT_PREFIX = 'SENTIMENT_'

/** "source:native_id"; a source's id has no colon, a native id may. */
const splitId = (id: string): { source: string; nativeId: string } => {
  const colon = id.indexOf(':')
  return { source: id.slice(0, Math.max(0, colon)), nativeId: id.slice(colon + 1) }
}

export const createMentionHistory = (clickhouse: ClickHouse) => ({
  /** Newest first. The next page continues `before` the last one of this. */
  listMentions: ({ brandId, fromMs, toMs, sentiment, language, text, limit, before }: MentionQuery) =>
    clickhouse.query<ArchivedMention>(LIST, {
      params: {
        brandId,
        fromMs: Math.trunc(fromMs),
        toMs: Math.trunc(toMs),
        sentiment: sentiment?.slice(SENTIMENT_PREFIX.length) ?? '',
        language: language ?? '',
        text: text ?? '',
        hasBefore: before !== undefined,
        beforeMs: Math.trunc(before?.eventTimeMs ?? 0),
        beforeSource: before?.source ?? '',
        beforeNativeId: before?.nativeId ?? '',
        limit: Math.min(Math.max(1, limit ?? DEFAULT_MENTIONS), MAX_MENTIONS),
      },
    }),
  /** Ids are "source:native_id", at most 1,000. A mention of two brands is found once for each; unknown ids are left out. */
  async mentionsById(ids: readonly string[]): Promise<ArchivedMention[]> {
    const asked = ids.slice(0, MAX_MENTIONS).map(splitId)
    if (asked.length === 0) return []
    return clickhouse.query<ArchivedMention>(BY_ID, {
      params: {
        nativeIds: asked.map(({ nativeId }) => nativeId),
        ids: asked.map(({ source, nativeId }) => new TupleParam([source, nativeId])),
        limit: MAX_MENTIONS * 4,
      },
    })
  },
})
