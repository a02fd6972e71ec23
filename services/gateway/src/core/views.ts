import type { SourceHealth } from '@tocsin/shared/gen/tocsin/ingest/v1/SourceHealth.ts'
import type { Signal } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import type { Flood } from '@tocsin/shared/gen/tocsin/window/v1/Flood.ts'
import type { Window } from '@tocsin/shared/gen/tocsin/window/v1/Window.ts'
import type { CopiesView, SignalView, SourceState, TrendPoint, WindowView } from '@tocsin/shared/live/messages.ts'

/** The sizes that screens show, with how often a new one begins. */
export const SHORT_WINDOW_MS = 300_000
export const HOUR_WINDOW_MS = 3_600_000
const ADVANCE_MS = new Map([
  [SHORT_WINDOW_MS, 10_000],
  [HOUR_WINDOW_MS, 60_000],
])

export const isShownSize = (sizeMs: number): boolean => ADVANCE_MS.has(sizeMs)

/**
 * Only non-empty windows are published. One that ended so long before stream time that two newer ones would have closed since was
 * followed by empty ones.
 */
export const isCurrent = ({ sizeMs, windowEndMs }: WindowView, dataAsOfMs: number): boolean =>
  dataAsOfMs - windowEndMs <= 2 * ADVANCE_MS.get(sizeMs)! + 20_000

/** Fewer that say the same than this part of those looked at are no flood. */
const LEAST_COPIES = 0.1

const copiesView = (flood: Flood | null): { readonly copies?: CopiesView } => {
  if (!flood || flood.same < LEAST_COPIES * flood.sampled) return {}
  const { negative, same, sampled } = flood
  return { copies: { negative, same, sampled } }
}

export const windowView = (window: Window): WindowView => ({
  windowStartMs: window.windowStartMs,
  windowEndMs: window.windowEndMs,
  sizeMs: window.sizeMs,
  final: window.final,
  revision: window.revision,
  mentions: window.mentions,
  negative: window.negative,
  share: window.share,
  shareLow: window.shareLow,
  shareHigh: window.shareHigh,
  ...(window.corrected && {
    corrected: { share: window.corrected.share, low: window.corrected.low, high: window.corrected.high },
  }),
  negativeAuthors: window.negativeAuthors,
  negativeAuthorsCapped: window.negativeAuthorsCapped,
  languages: window.languages.map(({ language, mentions, negative }) => ({ language, mentions, negative })),
  about: window.about.map(({ term, negative, mentionIds }) => ({ term, negative, mentionIds })),
  ...(window.topics.length > 0 && { topics: window.topics.map(({ topic, negative }) => ({ topic, negative })) }),
  ...copiesView(window.flood),
  ...(window.usual && {
    usual: {
      share: window.usual.share,
      shareLimit: window.usual.shareLimit,
      mentions: window.usual.mentions,
      mentionsLimit: window.usual.mentionsLimit,
      coldStart: window.usual.coldStart,
    },
  }),
  late: window.late,
  sampledOneIn: window.sampledOneIn,
})

export const trendPoint = ({ windowEndMs, mentions, share, shareLow, usual }: Window): TrendPoint => ({
  t: windowEndMs,
  mentions,
  share,
  shareLow,
  ...(usual && { usualShare: usual.share, shareLimit: usual.shareLimit, usualMentions: usual.mentions }),
})

/** `RULE_KIND_SHARE` → `share`. A kind that this build does not know is shown as a plain count. */
const KINDS: Readonly<Record<string, SignalView['kind']>> = {
  RULE_KIND_SHARE: 'share',
  RULE_KIND_VOLUME: 'volume',
  RULE_KIND_COUNT: 'count',
  RULE_KIND_TOPIC: 'topic',
  RULE_KIND_FIGHT: 'fight',
  RULE_KIND_FLAG: 'flag',
  RULE_KIND_UNANSWERED: 'unanswered',
  RULE_KIND_WATCHED: 'watched',
}

/** What carries a signal and what they are about, by its newest figures. */
const carriedView = ({ kind, topic, fight, latest, arithmetic }: Signal): Pick<SignalView, 'carriedBy' | 'topic'> => {
  const { window, terms } = latest ?? arithmetic ?? {}
  if (!window || kind === 'RULE_KIND_FLAG') return {}
  if (kind === 'RULE_KIND_FIGHT') return fight ? { carriedBy: fight.replies } : {}
  if (kind === 'RULE_KIND_TOPIC') {
    const negative = terms?.find(({ name }) => name === 'onTopic')?.value ?? 0
    return { carriedBy: negative, topic: { topic, negative } }
  }
  const [leading] = window.topics
  return { carriedBy: window.negative, ...(leading && { topic: { topic: leading.topic, negative: leading.negative } }) }
}

export const signalView = (signal: Signal): SignalView => ({
  signalId: signal.signalId,
  brandId: signal.brandId,
  ruleId: signal.ruleId,
  kind: KINDS[signal.kind] ?? 'count',
  level: signal.level === 'RULE_LEVEL_SUSPECT' ? 'suspect' : 'watch',
  open: signal.state === 'SIGNAL_STATE_OPEN',
  openedAtMs: signal.openedAtMs,
  updatedAtMs: signal.updatedAtMs,
  ...(signal.state === 'SIGNAL_STATE_CLOSED' && { closedAtMs: signal.closedAtMs || signal.updatedAtMs }),
  sentence: signal.arithmetic?.sentence ?? '',
  about: signal.about.map(({ term, negative }) => ({ term, negative })),
  ...carriedView(signal),
  ...copiesView(signal.flood),
  whileBlind: signal.whileBlind,
})

/** Worst first: those that ask people, then those that have been open longest. */
export const worstFirst = (a: SignalView, b: SignalView): number =>
  Number(b.level === 'suspect') - Number(a.level === 'suspect') ||
  a.openedAtMs - b.openedAtMs ||
  (a.signalId < b.signalId ? -1 : 1)

const SOURCE_STATES: Readonly<Record<string, SourceState['state']>> = {
  SOURCE_STATE_LIVE: 'live',
  SOURCE_STATE_SILENT: 'silent',
  SOURCE_STATE_LAGGING: 'lagging',
  SOURCE_STATE_FAILED: 'failed',
  SOURCE_STATE_STARTING: 'starting',
  SOURCE_STATE_FINISHED: 'finished',
}

export const sourceView = (health: SourceHealth): SourceState => ({
  source: health.source,
  kind: health.kind,
  state: SOURCE_STATES[health.state] ?? 'failed',
  ...(health.lastMentionAtMs > 0 && { lastMentionAtMs: health.lastMentionAtMs }),
  usualGapMs: health.usualGapMs,
  lagMs: health.lagMs,
  sinceMs: health.sinceMs,
  reason: health.reason,
  reportedAtMs: health.reportedAtMs,
  brandIds: health.brandIds,
})

export const isBlind = ({ state }: SourceState): boolean =>
  state === 'silent' || state === 'lagging' || state === 'failed'
