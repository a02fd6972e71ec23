import { topicsOf } from '@tocsin/shared/events/crisis-topics.ts'
import type { Deletion } from '@tocsin/shared/gen/tocsin/mention/v1/Deletion.ts'
import type { Mention } from '@tocsin/shared/gen/tocsin/mention/v1/Mention.ts'
import type { Signal } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import type { Window } from '@tocsin/shared/gen/tocsin/window/v1/Window.ts'

/** Values of a row in the order of its table's columns below. Times are epoch milliseconds, enums their names without the prefix. */
export type Row = readonly unknown[]

export interface Table {
  readonly name: string
  readonly columns: readonly string[]
}

export const WINDOWS: Table = {
  name: 'windows',
  columns: [
    'brand_id',
    'size_ms',
    'window_start',
    'window_end',
    'ver',
    'revision',
    'final',
    'mentions',
    'negative',
    'neutral',
    'positive',
    'weight_squares',
    'vulgar',
    'abusive',
    'negative_authors',
    'negative_authors_capped',
    'negative_excess',
    'languages.language',
    'languages.mentions',
    'languages.negative',
    'about.term',
    'about.negative',
    'about.z',
    'about.mention_ids',
    'share',
    'share_low',
    'share_high',
    'has_usual',
    'usual_share',
    'usual_share_limit',
    'usual_mentions',
    'usual_mentions_limit',
    'cold_start',
    'baseline_version',
    'stream_time',
    'late',
    'sampled_one_in',
    'has_corrected',
    'corrected_share',
    'corrected_low',
    'corrected_high',
    'corrected_mentions',
    'topics.topic',
    'topics.negative',
    'flood_negative',
    'flood_same',
    'flood_sampled',
    'flood_mention_ids',
  ],
}

export const MENTIONS: Table = {
  name: 'mentions',
  columns: [
    'brand_id',
    'source',
    'native_id',
    'revision',
    'ver',
    'event_time',
    'observed_at',
    'appended_at',
    'timing',
    'text',
    'author_hash',
    'author_key_version',
    'url',
    'language_hint',
    'parent_id',
    'matched_terms',
    'language',
    'sentiment',
    'negative_probability',
    'neutral_probability',
    'positive_probability',
    'vulgar',
    'abusive',
    'scorer_version',
    'weight',
    'thread_id',
    'topics',
  ],
}

export const SIGNALS: Table = {
  name: 'signals',
  columns: [
    'signal_id',
    'brand_id',
    'rule_id',
    'kind',
    'level',
    'state',
    'opened_at',
    'updated_at',
    'closed_at',
    'ver',
    'while_blind',
    'sentence',
    'mention_ids',
    'body',
  ],
}

export const DELETIONS: Table = {
  name: 'mention_deletions',
  columns: ['source', 'native_id', 'author_hash', 'observed_at', 'ver'],
}

/** 2100-01-01: no time of the product lies beyond, and ClickHouse's types hold it. */
const LAST_TIME_MS = 4_102_444_800_000
/** A time as every table can hold it. */
export const time = (ms: number): number => Math.min(Math.max(0, Math.trunc(ms)), LAST_TIME_MS)
const bare = (name: string, prefix: string): string => name.slice(prefix.length)

const OFFSET_BITS = 48n
const MAX_REVISION = (1 << 15) - 1

/** deleted (1 bit) | revision (15 bits) | offset (48 bits); deletions set their bit in ClickHouse. */
export const mentionVer = (revision: number, offset: bigint): string =>
  ((BigInt(Math.min(revision, MAX_REVISION)) << OFFSET_BITS) | offset).toString()

/**
 * Half a surrogate pair, which careless sources send, is no Unicode text: it becomes U+FFFD, or ClickHouse would refuse the row.
 * In place: the row and what it holds were made for it by the decoder.
 */
const wellFormed = (values: unknown[]): Row => {
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]
    if (typeof value === 'string') {
      if (!value.isWellFormed()) values[i] = value.toWellFormed()
    } else if (Array.isArray(value)) wellFormed(value)
  }
  return values
}

export const windowRow = (window: Window): Row => {
  const { usual, corrected, flood } = window
  return wellFormed([
    window.brandId,
    window.sizeMs,
    time(window.windowStartMs),
    time(window.windowEndMs),
    window.ver,
    window.revision,
    window.final,
    window.mentions,
    window.negative,
    window.neutral,
    window.positive,
    window.weightSquares,
    window.vulgar,
    window.abusive,
    window.negativeAuthors,
    window.negativeAuthorsCapped,
    window.negativeExcess,
    window.languages.map(({ language }) => language),
    window.languages.map(({ mentions }) => mentions),
    window.languages.map(({ negative }) => negative),
    window.about.map(({ term }) => term),
    window.about.map(({ negative }) => negative),
    window.about.map(({ z }) => z),
    window.about.map(({ mentionIds }) => mentionIds),
    window.share,
    window.shareLow,
    window.shareHigh,
    usual !== null,
    usual?.share ?? 0,
    usual?.shareLimit ?? 0,
    usual?.mentions ?? 0,
    usual?.mentionsLimit ?? 0,
    usual?.coldStart ?? false,
    usual?.baselineVersion ?? 0,
    time(window.streamTimeMs),
    window.late,
    window.sampledOneIn,
    corrected !== null,
    corrected?.share ?? 0,
    corrected?.low ?? 0,
    corrected?.high ?? 0,
    corrected?.mentions ?? 0,
    window.topics.map(({ topic }) => topic),
    window.topics.map(({ negative }) => negative),
    flood?.negative ?? 0,
    flood?.same ?? 0,
    flood?.sampled ?? 0,
    flood?.mentionIds ?? [],
  ])
}

export const mentionRow = (mention: Mention, offset: bigint, weight: number): Row =>
  wellFormed([
    mention.brandId,
    mention.source,
    mention.nativeId,
    mention.revision,
    mentionVer(mention.revision, offset),
    time(mention.eventTimeMs),
    time(mention.observedAtMs),
    time(mention.appendedAtMs),
    bare(mention.timing, 'TIMING_'),
    mention.text,
    mention.authorHash,
    mention.authorKeyVersion,
    mention.url,
    mention.languageHint,
    mention.parentId,
    mention.matchedTerms,
    mention.language,
    bare(mention.sentiment, 'SENTIMENT_'),
    mention.negativeProbability,
    mention.neutralProbability,
    mention.positiveProbability,
    mention.vulgar,
    mention.abusive,
    mention.scorerVersion,
    weight,
    mention.threadId,
    topicsOf(mention.topics),
  ])

export const signalRow = (signal: Signal): Row =>
  wellFormed([
    signal.signalId,
    signal.brandId,
    signal.ruleId,
    bare(signal.kind, 'RULE_KIND_'),
    bare(signal.level, 'RULE_LEVEL_'),
    bare(signal.state, 'SIGNAL_STATE_'),
    time(signal.openedAtMs),
    time(signal.updatedAtMs),
    signal.state === 'SIGNAL_STATE_CLOSED' ? time(signal.closedAtMs) : null,
    signal.ver,
    signal.whileBlind,
    signal.arithmetic?.sentence ?? '',
    signal.mentionIds,
    JSON.stringify(signal),
  ])

export const deletionRow = (deletion: Deletion, offset: bigint): Row =>
  wellFormed([deletion.source, deletion.nativeId, deletion.authorHash, time(deletion.observedAtMs), offset.toString()])
