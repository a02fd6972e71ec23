import type {
  BrandCrisis,
  BrandState,
  Phase,
  SignalView,
  SourceState,
  TimelineEvent,
  TrendPoint,
  WindowView,
} from '@tocsin/shared/live/messages.ts'

/** What a feed says: all figures follow from the arguments, so that two walls shown the same scene must look the same. */
export interface Scene {
  readonly brands: readonly BrandState[]
  readonly sources: readonly SourceState[]
  readonly timeline: readonly TimelineEvent[]
  readonly demo?: boolean
  readonly history?: boolean
  readonly crisesAwaySinceMs?: number
}

/** 2026-11-21 13:05:31 UTC. */
export const NOW = Date.UTC(2026, 10, 21, 13, 5, 31)
const MINUTE = 60_000
const NAMES = ['Lumo', 'Norrbryggt', 'Kopi Pagi', 'Fjällhed', 'Żuraw & Syn', 'Bintang Laut', 'Harbour Mutual']
const LONG_NAMES = [
  'Przedsiębiorstwo Wielobranżowe Zielona Dolina',
  'Västernorrlands Trafikförbund',
  'Perusahaan Kopi Nusantara Abadi',
]

interface Wanted {
  readonly phase?: Phase
  readonly share?: number
  readonly usual?: number
  readonly name?: string
  readonly dataAsOfMs?: number
  readonly blindSources?: readonly string[]
  readonly sinceMinutes?: number
  readonly sampledOneIn?: number
  readonly empty?: boolean
  readonly crisis?: Partial<BrandCrisis>
  /** More of its window, as it is heard. */
  readonly window?: Partial<WindowView>
}

export const brand = (index: number, wanted: Wanted = {}): BrandState => {
  const brandId = `brand-${String(index).padStart(2, '0')}`
  const { phase = 'calm', usual = 0.08 + (index % 5) * 0.025, dataAsOfMs = NOW - 1000 } = wanted
  const share = wanted.share ?? usual * (0.8 + (index % 4) * 0.1)
  const sinceMs = phase === 'calm' ? 0 : NOW - (wanted.sinceMinutes ?? 26) * MINUTE
  const name = wanted.name ?? nameOf(index)
  const window = {
    ...windowOf(share, usual, dataAsOfMs, phase !== 'calm', wanted.sampledOneIn ?? 1),
    ...wanted.window,
  }
  return {
    brandId,
    name,
    timeZone: index % 3 === 2 ? 'Asia/Jakarta' : 'Europe/Warsaw',
    phase,
    phaseSinceMs: sinceMs,
    window: wanted.empty ? null : window,
    hour: null,
    trend: wanted.empty ? [] : trendOf(index, share, usual, sinceMs, dataAsOfMs),
    signals: phase === 'calm' || phase === 'review' ? [] : [signalOf(brandId, name, phase, window, sinceMs)],
    dataAsOfMs,
    crisis: phase === 'calm' || phase === 'watch' ? null : crisisOf(index, phase, sinceMs, wanted.crisis),
    blindSources: wanted.blindSources ?? [],
  }
}

const crisisOf = (
  index: number,
  phase: BrandCrisis['phase'],
  sinceMs: number,
  wanted: Partial<BrandCrisis> = {},
): BrandCrisis => ({
  crisisId: `crisis-${index}`,
  phase,
  sinceMs,
  stage: phase === 'suspected' ? 'Potential crisis' : 'Stage one: contained',
  waitsFor: phase === 'suspected' ? 'Anna Kowalska' : '',
  deadlineMs: NOW + (3 * 60 + 42) * 1000,
  notified: phase === 'suspected' ? 0 : 5,
  acknowledged: phase === 'suspected' ? 0 : 2,
  hold: phase === 'active' ? 'everything' : '',
  loudness: 0,
  recoveryProposed: false,
  drill: false,
  ...wanted,
})

const nameOf = (index: number): string => {
  const base = NAMES[index % NAMES.length]!
  return index < NAMES.length ? base : `${base} ${Math.floor(index / NAMES.length) + 1}`
}

const windowOf = (share: number, usual: number, endMs: number, grave: boolean, sampledOneIn: number): WindowView => {
  const mentions = grave ? 380 : 90
  const negative = Math.round(mentions * share)
  return {
    windowStartMs: endMs - 5 * MINUTE,
    windowEndMs: endMs,
    sizeMs: 5 * MINUTE,
    final: false,
    revision: 1,
    mentions,
    negative,
    share,
    shareLow: Math.max(0, share - (grave ? 0.05 : 0.03)),
    shareHigh: Math.min(1, share + 0.05),
    negativeAuthors: Math.max(1, Math.round(negative * 0.8)),
    negativeAuthorsCapped: false,
    languages: [
      { language: 'pl', mentions: Math.round(mentions * 0.8), negative: Math.round(negative * 0.81) },
      { language: 'en', mentions: Math.round(mentions * 0.2), negative: negative - Math.round(negative * 0.81) },
    ],
    about: grave
      ? [
          { term: 'aplikacja nie działa', negative: 114, mentionIds: [] },
          { term: 'zwrot', negative: 61, mentionIds: [] },
          { term: 'po aktualizacji', negative: 38, mentionIds: [] },
        ]
      : [],
    ...(grave && {
      corrected: {
        share: Math.min(1, share * 1.2),
        low: Math.max(0, share * 1.2 - 0.1),
        high: Math.min(1, share * 1.2 + 0.1),
      },
      topics: [
        { topic: 'outage', negative: Math.round(negative / 4) },
        { topic: 'service', negative: Math.round(negative / 20) },
      ],
    }),
    usual: { share: usual, shareLimit: usual + 0.13, mentions: 92, mentionsLimit: 210, coldStart: false },
    late: 0,
    sampledOneIn,
  }
}

/** A gentle wave about the usual share, and from `sinceMs` on a climb to `share`. */
const trendOf = (seed: number, share: number, usual: number, sinceMs: number, endMs: number): readonly TrendPoint[] =>
  Array.from({ length: 120 }, (_, index) => {
    const t = endMs - (119 - index) * MINUTE
    const wave = usual * (0.9 + 0.18 * Math.sin(index / 5 + seed) + 0.1 * Math.sin(index / 1.7 + seed * 3))
    const risen = sinceMs > 0 ? Math.min(1, Math.max(0, (t - sinceMs + 6 * MINUTE) / (12 * MINUTE))) : 0
    const now = wave + (share - wave) * risen * (0.94 + 0.06 * Math.sin(index * 1.3))
    const mentions = Math.round(90 + 14 * Math.sin(index / 4 + seed) + 290 * risen)
    return {
      t,
      mentions,
      share: now,
      shareLow: Math.max(0, now - 0.045),
      usualShare: usual,
      shareLimit: usual + 0.13,
      usualMentions: 92,
    }
  })

const signalOf = (brandId: string, name: string, phase: Phase, window: WindowView, sinceMs: number): SignalView => {
  const percent = (share: number) => Math.round(share * 100)
  const { negative, mentions, share, shareLow, usual } = window
  return {
    signalId: `${brandId}-share`,
    brandId,
    ruleId: 'share',
    kind: 'share',
    level: phase === 'watch' ? 'watch' : 'suspect',
    open: true,
    openedAtMs: sinceMs,
    updatedAtMs: NOW - 1000,
    sentence: `${negative} of the last ${mentions} mentions of ${name} are negative: ${percent(share)} %, at least ${percent(shareLow)} %; usual at this hour ${percent(usual!.share)} %; from ${window.negativeAuthors} authors. What stands out: ${window.about.map(one => `«${one.term}» (${one.negative})`).join(', ')}; topic: outage (${Math.round(negative / 4)}).`,
    about: window.about.map(({ term, negative: count }) => ({ term, negative: count })),
    carriedBy: negative,
    whileBlind: false,
  }
}

export const source = (name: string, state: SourceState['state'] = 'live', ageMs = 2000): SourceState => ({
  source: name,
  kind: name.toLowerCase(),
  state,
  lastMentionAtMs: NOW - ageMs,
  usualGapMs: 60_000,
  lagMs: 0,
  sinceMs: NOW - ageMs,
  reason: state === 'live' ? '' : 'no answer',
  reportedAtMs: NOW - 1000,
  brandIds: [],
})

const SOURCES = [
  source('Bluesky', 'live', 1000),
  source('Webhook', 'live', 4000),
  source('RSS', 'live', 120_000),
  source('Mastodon'),
]

/** `count` brands, the first ones as wanted, the rest calm. */
export const scene = (count: number, wanted: readonly Wanted[] = [], more: Partial<Scene> = {}): Scene => {
  const brands = Array.from({ length: count }, (_, index) => brand(index, wanted[index]))
  const brandIds = brands.map(({ brandId }) => brandId)
  return {
    brands,
    timeline: brands.flatMap(momentsOf),
    ...more,
    sources: (more.sources ?? SOURCES).map(one => ({ ...one, brandIds })),
  }
}

const momentsOf = ({ brandId, phase, phaseSinceMs }: BrandState): TimelineEvent[] => {
  if (phase === 'calm') return []
  const level = phase === 'watch' ? ('watch' as const) : ('suspect' as const)
  const at = { atMs: phaseSinceMs, brandId }
  const opened = { ...at, id: `${brandId}-opened`, kind: 'signal-opened' as const, level, text: 'signal opened' }
  if (phase !== 'active') return [opened]
  const confirmed = { ...at, id: `${brandId}-confirmed`, atMs: phaseSinceMs + 8 * MINUTE, crisisEvent: 'confirmed' }
  return [opened, { ...confirmed, kind: 'crisis' as const, text: 'confirmed' }]
}

export const SUSPECTED: Wanted = { phase: 'suspected', share: 0.56, usual: 0.18 }
/** Copied posts in four languages: the topic is what they share, and no phrase is short. */
export const FLOOD: Wanted = {
  ...SUSPECTED,
  window: {
    copies: { negative: 61, same: 9, sampled: 32 },
    languages: ['pl', 'en', 'sv', 'id'].map(language => ({ language, mentions: 95, negative: 53 })),
    about: [
      { term: 'överdebiteringsåterbetalningen uteblir', negative: 58, mentionIds: [] },
      { term: 'pertanggungjawaban ketidakberfungsian', negative: 44, mentionIds: [] },
      { term: 'niedziałającej konstantynopolitańczykowianeczki', negative: 31, mentionIds: [] },
    ],
  },
}
export const WATCH: Wanted = { phase: 'watch', share: 0.31, usual: 0.14, sinceMinutes: 7 }
export const longNames = (count: number, wanted: readonly Wanted[] = []): Scene =>
  scene(
    count,
    Array.from({ length: count }, (_, index) => ({ ...wanted[index], name: `${LONG_NAMES[index % 3]} ${index + 1}` })),
  )
