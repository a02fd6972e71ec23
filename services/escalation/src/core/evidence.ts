import type { Evidence } from '@tocsin/shared/gen/tocsin/crisis/v1/Evidence.ts'
import type { Signal } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'

const MINUTE_MS = 60_000
const MENTIONS_LIMIT = 20

/** The lower bound of the share must lie this far above the highest share that was declined: beyond what one window's noise moves. */
export const WORSE_SHARE_MARGIN = 0.05
/** Or the mentions per minute must be this many times those that were declined. */
export const WORSE_RATE_FACTOR = 2

/** What a signal's record says now, as a crisis keeps it: figures, words and ids, never text. */
export const evidenceOf = (signal: Signal): Evidence => {
  const arithmetic = signal.latest ?? signal.arithmetic
  const window = arithmetic?.window
  const isFlag = signal.kind === 'RULE_KIND_FLAG'
  return {
    signalId: signal.signalId,
    brandId: signal.brandId,
    sentence: arithmetic?.sentence ?? '',
    share: isFlag ? 0 : (window?.share ?? 0),
    shareLow: isFlag ? 0 : (window?.shareLow ?? 0),
    usualShare: window?.usual?.share ?? 0,
    mentions: window?.mentions ?? 0,
    negative: window?.negative ?? 0,
    negativeAuthors: window?.negativeAuthors ?? 0,
    about: signal.about.map(({ term }) => term),
    mentionIds: signal.mentionIds.slice(0, MENTIONS_LIMIT),
    atMs: signal.updatedAtMs,
    windowMs: isFlag ? 0 : (window?.sizeMs ?? 0),
  }
}

export const isFlag = ({ windowMs }: Evidence): boolean => windowMs === 0

const perMinute = ({ mentions, windowMs }: Evidence): number => (windowMs === 0 ? 0 : mentions / (windowMs / MINUTE_MS))

/** The worst figures of several signals: windows of different length are compared by mentions per minute. */
export interface Worst {
  readonly share: number
  readonly mentionsPerMinute: number
}

export const worstOf = (evidence: readonly Evidence[]): Worst => ({
  share: Math.max(0, ...evidence.filter(one => !isFlag(one)).map(({ share }) => share)),
  mentionsPerMinute: Math.max(0, ...evidence.map(perMinute)),
})

/** Worse beyond doubt: by the lower bound of the share, not by its estimate, or by twice the talk. A flag carries no figures. */
export const isClearlyWorse = (before: Worst, now: Evidence): boolean =>
  !isFlag(now) &&
  (now.shareLow > before.share + WORSE_SHARE_MARGIN ||
    (before.mentionsPerMinute > 0 && perMinute(now) >= WORSE_RATE_FACTOR * before.mentionsPerMinute))

/** The same posts carry both: at least half of the smaller sample is in the other. */
export const sharesMentions = (evidence: readonly Evidence[], other: Evidence): boolean => {
  const known = new Set(evidence.flatMap(({ mentionIds }) => mentionIds))
  const common = other.mentionIds.filter(id => known.has(id)).length
  return common > 0 && common * 2 >= Math.min(known.size, other.mentionIds.length)
}
