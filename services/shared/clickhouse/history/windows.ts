import type { Window } from '../../gen/tocsin/window/v1/Window.ts'
import type { ClickHouse } from '../client.ts'

export interface WindowQuery {
  readonly brandId: string
  /** Windows that start in [fromMs, toMs). */
  readonly fromMs: number
  readonly toMs: number
  readonly sizeMs: number
  /** At most this many, the newest of them (default 1,000, at most 10,000). */
  readonly limit?: number
  /** Only windows that start on a multiple of this: hopping windows overlap, a chart wants them side by side. */
  readonly stepMs?: number
}

/** What a chart needs of a window. */
export interface Rate {
  readonly windowStartMs: number
  readonly mentions: number
  readonly negative: number
  readonly share: number
  readonly shareLow: number
  readonly shareHigh: number
}

const MAX_WINDOWS = 10_000
const DEFAULT_WINDOWS = 1_000

/** The newest value of each window: FINAL reads only the parts of the asked months, since a window never changes its month. */
const FROM_WINDOWS = `FROM windows FINAL
  WHERE brand_id = {brandId:String} AND size_ms = {sizeMs:UInt32}
    AND window_start >= fromUnixTimestamp64Milli({fromMs:Int64}, 'UTC')
    AND window_start < fromUnixTimestamp64Milli({toMs:Int64}, 'UTC')
    AND toUnixTimestamp64Milli(window_start) % {stepMs:Int64} = 0
  ORDER BY window_start DESC
  LIMIT {limit:UInt32}`

const START_MS = 'toFloat64(toUnixTimestamp64Milli(window_start)) AS windowStartMs'

const RATES = `SELECT ${START_MS}, mentions, negative, share, share_low AS shareLow, share_high AS shareHigh ${FROM_WINDOWS}`

const WINDOWS = `SELECT
    brand_id AS brandId, size_ms AS sizeMs, ${START_MS},
    toFloat64(toUnixTimestamp64Milli(window_end)) AS windowEndMs,
    toString(ver) AS ver, revision, final, mentions, negative, neutral, positive, weight_squares AS weightSquares,
    vulgar, abusive, negative_authors AS negativeAuthors, negative_authors_capped AS negativeAuthorsCapped,
    negative_excess AS negativeExcess,
    languages.language AS language, languages.mentions AS languageMentions, languages.negative AS languageNegative,
    about.term AS aboutTerm, about.negative AS aboutNegative, about.z AS aboutZ, about.mention_ids AS aboutMentionIds,
    share, share_low AS shareLow, share_high AS shareHigh,
    has_usual AS hasUsual, usual_share AS usualShare, usual_share_limit AS usualShareLimit,
    usual_mentions AS usualMentions, usual_mentions_limit AS usualMentionsLimit,
    cold_start AS coldStart, baseline_version AS baselineVersion,
    toFloat64(toUnixTimestamp64Milli(stream_time)) AS streamTimeMs, late, sampled_one_in AS sampledOneIn,
    has_corrected AS hasCorrected, corrected_share AS correctedShare, corrected_low AS correctedLow,
    corrected_high AS correctedHigh, corrected_mentions AS correctedMentions,
    topics.topic AS topic, topics.negative AS topicNegative,
    flood_negative AS floodNegative, flood_same AS floodSame, flood_sampled AS floodSampled,
    flood_mention_ids AS floodMentionIds
  ${FROM_WINDOWS}`

interface WindowRow extends Omit<Window, 'languages' | 'about' | 'usual' | 'corrected' | 'topics' | 'flood'> {
  readonly language: string[]
  readonly languageMentions: number[]
  readonly languageNegative: number[]
  readonly aboutTerm: string[]
  readonly aboutNegative: number[]
  readonly aboutZ: number[]
  readonly aboutMentionIds: string[][]
  readonly hasUsual: boolean
  readonly usualShare: number
  readonly usualShareLimit: number
  readonly usualMentions: number
  readonly usualMentionsLimit: number
  readonly coldStart: boolean
  readonly baselineVersion: number
  readonly hasCorrected: boolean
  readonly correctedShare: number
  readonly correctedLow: number
  readonly correctedHigh: number
  readonly correctedMentions: number
  readonly topic: string[]
  readonly topicNegative: number[]
  readonly floodNegative: number
  readonly floodSame: number
  readonly floodSampled: number
  readonly floodMentionIds: string[]
}

const asWindow = (row: WindowRow): Window => {
  const { language, languageMentions, languageNegative, aboutTerm, aboutNegative, aboutZ, aboutMentionIds, ...rest } =
    row
  const {
    hasUsual,
    usualShare,
    usualShareLimit,
    usualMentions,
    usualMentionsLimit,
    coldStart,
    baselineVersion,
    hasCorrected,
    correctedShare,
    correctedLow,
    correctedHigh,
    correctedMentions,
    topic,
    topicNegative,
    floodNegative,
    floodSame,
    floodSampled,
    floodMentionIds,
    ...plain
  } = rest
  return {
    ...plain,
    languages: language.map((name, i) => ({
      language: name,
      mentions: languageMentions[i]!,
      negative: languageNegative[i]!,
    })),
    about: aboutTerm.map((term, i) => ({
      term,
      negative: aboutNegative[i]!,
      z: aboutZ[i]!,
      mentionIds: aboutMentionIds[i]!,
    })),
    usual: hasUsual
      ? {
          share: usualShare,
          shareLimit: usualShareLimit,
          mentions: usualMentions,
          mentionsLimit: usualMentionsLimit,
          coldStart,
          baselineVersion,
        }
      : null,
    corrected: hasCorrected
      ? { share: correctedShare, low: correctedLow, high: correctedHigh, mentions: correctedMentions }
      : null,
    flood:
      floodSame > 0
        ? { negative: floodNegative, same: floodSame, sampled: floodSampled, mentionIds: floodMentionIds }
        : null,
    topics: topic.map((name, i) => ({ topic: name, negative: topicNegative[i]! })),
  }
}

const paramsOf = ({ brandId, fromMs, toMs, sizeMs, limit = DEFAULT_WINDOWS, stepMs = 1 }: WindowQuery) => ({
  brandId,
  sizeMs,
  fromMs: Math.trunc(fromMs),
  toMs: Math.trunc(toMs),
  stepMs: Math.max(1, Math.trunc(stepMs)),
  limit: Math.min(Math.max(1, limit), MAX_WINDOWS),
})

export const createWindowHistory = (clickhouse: ClickHouse) => ({
  /** Oldest first; of more than `limit` the newest. */
  async listWindows(query: WindowQuery): Promise<Window[]> {
    const rows = await clickhouse.query<WindowRow>(WINDOWS, { params: paramsOf(query) })
    return rows.reverse().map(asWindow)
  },
  /** As listWindows, with only what a chart of rates needs. */
  async listRates(query: WindowQuery): Promise<Rate[]> {
    const rows = await clickhouse.query<Rate>(RATES, { params: paramsOf(query) })
    return rows.reverse()
  },
})
