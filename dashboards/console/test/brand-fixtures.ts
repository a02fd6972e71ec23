import type { BrandState, SignalView, SourceState, TrendPoint, WindowView } from '@tocsin/shared/live/messages.ts'
import { MINUTE, NOW } from './fixtures.ts'

interface Wanted extends Partial<BrandState> {
  readonly share?: number
  readonly usual?: number
}

/** A brand as `/v1/live` tells of it; calm unless said otherwise. */
export const brand = (
  brandId: string,
  name: string,
  { share = 0.09, usual = 0.11, ...more }: Wanted = {},
): BrandState => {
  const grave = more.phase !== undefined && more.phase !== 'calm'
  return {
    brandId,
    name,
    timeZone: 'Europe/Warsaw',
    phase: 'calm',
    phaseSinceMs: grave ? NOW - 26 * MINUTE : 0,
    window: windowOf(share, usual, grave),
    hour: windowOf(share * 0.8, usual, grave),
    trend: trendOf(share, usual, grave),
    signals: [],
    dataAsOfMs: NOW - 1000,
    crisis: null,
    blindSources: [],
    ...more,
  }
}

const windowOf = (share: number, usual: number, grave: boolean): WindowView => {
  const mentions = grave ? 380 : 92
  const negative = Math.round(mentions * share)
  return {
    windowStartMs: NOW - 5 * MINUTE,
    windowEndMs: NOW,
    sizeMs: 5 * MINUTE,
    final: false,
    revision: 1,
    mentions,
    negative,
    share,
    shareLow: Math.max(0, share - 0.05),
    shareHigh: Math.min(1, share + 0.05),
    negativeAuthors: Math.round(negative * 0.8),
    negativeAuthorsCapped: false,
    languages: [
      { language: 'pl', mentions: Math.round(mentions * 0.81), negative: Math.round(negative * 0.85) },
      { language: 'en', mentions: Math.round(mentions * 0.14), negative: Math.round(negative * 0.12) },
      { language: 'und', mentions: Math.round(mentions * 0.05), negative: Math.round(negative * 0.03) },
    ],
    about: grave
      ? [
          { term: 'aplikacja nie działa', negative: 114, mentionIds: ['webhook:1'] },
          { term: 'zwrot', negative: 61, mentionIds: ['webhook:2'] },
          { term: 'po aktualizacji', negative: 38, mentionIds: ['webhook:3'] },
        ]
      : [],
    ...(grave && {
      corrected: { share: Math.min(1, share * 1.2), low: share * 1.05, high: Math.min(1, share * 1.35) },
      topics: [
        { topic: 'outage', negative: Math.round(negative / 4) },
        { topic: 'service', negative: Math.round(negative / 12) },
        { topic: 'price', negative: 2 },
      ],
    }),
    usual: { share: usual, shareLimit: usual + 0.13, mentions: 92, mentionsLimit: 210, coldStart: false },
    late: 0,
    sampledOneIn: 1,
  }
}

const trendOf = (share: number, usual: number, grave: boolean): readonly TrendPoint[] =>
  Array.from({ length: 120 }, (_, index) => {
    const wave = usual * (0.9 + 0.18 * Math.sin(index / 5) + 0.1 * Math.sin(index / 1.7))
    const risen = grave ? Math.min(1, Math.max(0, (index - 96) / 12)) : 0
    const now = wave + (share - wave) * risen
    return {
      t: NOW - (119 - index) * MINUTE,
      mentions: Math.round(90 + 14 * Math.sin(index / 4) + 290 * risen),
      share: now,
      shareLow: Math.max(0, now - 0.045),
      usualShare: usual,
      shareLimit: usual + 0.13,
      usualMentions: 92,
    }
  })

export const signal = (
  signalId: string,
  brandId: string,
  level: SignalView['level'],
  sentence: string,
): SignalView => ({
  signalId,
  brandId,
  ruleId: 'share-5m',
  kind: 'share',
  level,
  open: true,
  openedAtMs: NOW - 2 * MINUTE,
  updatedAtMs: NOW - 1000,
  sentence,
  about: [{ term: 'aplikacja nie działa', negative: 114 }],
  carriedBy: 214,
  topic: { topic: 'outage', negative: 53 },
  whileBlind: false,
})

export const source = (name: string, state: SourceState['state'] = 'live', ageMs = 2000): SourceState => ({
  source: name,
  kind: name.toLowerCase(),
  state,
  lastMentionAtMs: NOW - ageMs,
  usualGapMs: MINUTE,
  lagMs: 0,
  sinceMs: NOW - ageMs,
  reason: state === 'live' ? '' : 'no answer',
  reportedAtMs: NOW - 1000,
  brandIds: [],
})

/** Lumo is suspected, the two others are calm; one source of four is silent. */
export const brandsAtNight = (): readonly BrandState[] => [
  brand('lumo', 'Lumo', {
    phase: 'suspected',
    share: 0.563,
    usual: 0.18,
    blindSources: ['Mastodon'],
    signals: [
      signal('lumo/share-5m/1795905600000', 'lumo', 'suspect', 'Lumo: 56 % of the mentions are negative; usual 18 %.'),
    ],
  }),
  brand('norrbryggt', 'Norrbryggt', { timeZone: 'Europe/Stockholm' }),
  brand('kopi-pagi', 'Kopi Pagi', { timeZone: 'Asia/Jakarta', share: 0.12 }),
]

export const sourcesAtNight = (): readonly SourceState[] => [
  source('Bluesky'),
  source('Webhook'),
  source('RSS', 'live', 2 * MINUTE),
  source('Mastodon', 'silent', 14 * MINUTE),
]
