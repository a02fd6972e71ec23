import type { ConfigVersionInput } from '@tocsin/shared/gen/tocsin/config/v1/ConfigVersion.ts'
import type { SourceHealthInput } from '@tocsin/shared/gen/tocsin/ingest/v1/SourceHealth.ts'
import type { SignalInput } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import type { WindowInput } from '@tocsin/shared/gen/tocsin/window/v1/Window.ts'

/** Saturday, 14 March 2026, 09:00 UTC. */
export const NINE = Date.UTC(2026, 2, 14, 9)
export const SECOND = 1_000
export const MINUTE = 60_000

export const sampleBrand = (brandId: string, version = 1): ConfigVersionInput => ({
  configId: `brand/${brandId}`,
  version,
  createdAtMs: NINE,
  brand: {
    brandId,
    name: brandId[0]!.toUpperCase() + brandId.slice(1),
    timeZone: 'Europe/Warsaw',
    terms: [{ text: brandId }],
    languages: ['pl', 'en'],
  },
})

export const sampleWindow = (
  brandId: string,
  windowEndMs: number,
  ver: number,
  more: WindowInput = {},
): WindowInput => ({
  brandId,
  sizeMs: 300_000,
  windowStartMs: windowEndMs - (more.sizeMs ?? 300_000),
  windowEndMs,
  ver,
  revision: 1,
  mentions: 40,
  negative: 10,
  share: 0.25,
  shareLow: 0.14,
  shareHigh: 0.4,
  corrected: { share: 0.22, low: 0.1, high: 0.36, mentions: 40 },
  negativeAuthors: 9,
  languages: [{ language: 'pl', mentions: 40, negative: 10 }],
  about: [{ term: 'refund', negative: 6, z: 4, mentionIds: ['webhook:1'] }],
  topics: [{ topic: 'price', negative: 5 }],
  flood: { negative: 6, same: 4, sampled: 7, mentionIds: ['webhook:1'] },
  usual: { share: 0.18, shareLimit: 0.4, mentions: 30, mentionsLimit: 60 },
  streamTimeMs: windowEndMs,
  sampledOneIn: 1,
  ...more,
})

export const sampleSignal = (
  brandId: string,
  openedAtMs: number,
  ver: number,
  more: SignalInput = {},
): SignalInput => ({
  signalId: `${brandId}/share/${openedAtMs}`,
  brandId,
  ruleId: 'share',
  kind: 'RULE_KIND_SHARE',
  level: 'RULE_LEVEL_WATCH',
  state: 'SIGNAL_STATE_OPEN',
  openedAtMs,
  updatedAtMs: openedAtMs,
  ver,
  about: [{ term: 'refund', negative: 6, z: 4, mentionIds: [] }],
  mentionIds: ['webhook:1', 'webhook:2'],
  flood: { negative: 6, same: 4, sampled: 7, mentionIds: ['webhook:1'] },
  arithmetic: {
    sentence: '10 of the last 40 mentions are negative.',
    window: sampleWindow(brandId, openedAtMs, ver),
    rule: { ruleId: 'share', minimumMentions: 20, minimumAuthors: 5, evaluations: 3 },
    ruleVersion: 2,
    terms: [{ name: 'share', value: 0.25, formula: 'negative / mentions' }],
    scorerVersion: 'ngram@1',
  },
  ...more,
})

export const sampleHealth = (source: string, sinceMs: number, more: SourceHealthInput = {}): SourceHealthInput => ({
  source,
  kind: 'webhook',
  state: 'SOURCE_STATE_LIVE',
  usualGapMs: MINUTE,
  sinceMs,
  reportedAtMs: sinceMs,
  ...more,
})
