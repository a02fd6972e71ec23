import { createFold, createFoldState } from '../src/core/fold.ts'
import type { MentionView } from '../src/core/wire.ts'
import { NEGATIVE, NEUTRAL } from '../src/core/wire.ts'
import { seeded } from './stand-in-scorer.ts'

/** How a simulated brand talks: its day has a rhythm, its hours lean one way or the other, some people write more than others. */
export interface QuietBrand {
  readonly brandId: string
  readonly perHour: number
  readonly share: number
}

export interface QuietResult {
  readonly mentions: number
  /** Signals opened, by brand and rule. */
  readonly opened: ReadonlyMap<string, number>
  readonly suspected: number
}

export const QUIET_BRANDS: readonly QuietBrand[] = [
  { brandId: 'small', perHour: 12, share: 0.2 },
  { brandId: 'usual', perHour: 40, share: 0.25 },
  { brandId: 'sour', perHour: 40, share: 0.5 },
  { brandId: 'loud', perHour: 300, share: 0.15 },
]

const HOUR_MS = 3_600_000
/** The rhythm of a day, by hour: few at night, most in the evening. Its mean is 1. */
const RHYTHM = [
  0.3, 0.15, 0.1, 0.1, 0.1, 0.3, 0.6, 0.9, 1.2, 1.3, 1.4, 1.3, 1.3, 1.2, 1.2, 1.3, 1.3, 1.4, 1.6, 1.8, 1.8, 1.5, 1.0,
  0.85,
]
/** How far an hour's true share and volume wander from the brand's own (standard deviations, of the share in log-odds). */
const SHARE_SPREAD = 0.25
const VOLUME_SPREAD = 0.2
const AUTHORS = 3_000

/** Folds weeks in which nothing happens, without any baseline, and counts what was signalled all the same. Seeded. */
export const foldQuietWeeks = (
  weeks: number,
  seed: number,
  brands: readonly QuietBrand[] = QUIET_BRANDS,
): QuietResult => {
  const random = seeded(seed)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const startMs = Date.UTC(2026, 0, 5)
  const fold = createFold(createFoldState())
  const opened = new Map<string, number>()
  let suspected = 0
  let mentions = 0
  const view: MentionView = {
    brandId: '',
    hashHigh: 0,
    hashLow: 0,
    eventTimeMs: 0,
    appendedAtMs: 0,
    slow: false,
    language: 'en',
    sentiment: 0,
    vulgar: false,
    abusive: false,
    scorerVersion: 'sim@1',
    weight: 1,
    topics: [],
    author: 0,
    thread: () => '',
    mentionId: () => 'sim:0',
    text: () => '',
  }
  const take = (): void => {
    for (const signal of fold.take().signals) {
      if (signal.updatedAtMs !== signal.openedAtMs) continue
      const key = `${signal.brandId}/${signal.ruleId}`
      opened.set(key, (opened.get(key) ?? 0) + 1)
      if (signal.level === 'RULE_LEVEL_SUSPECT') suspected++
    }
  }
  for (let hour = 0; hour < weeks * 168; hour++) {
    const arrivals: { readonly atMs: number; readonly brandId: string; readonly bad: boolean }[] = []
    for (const brand of brands) {
      const odds = Math.log(brand.share / (1 - brand.share)) + SHARE_SPREAD * normal()
      const share = 1 / (1 + Math.exp(-odds))
      const rate = brand.perHour * RHYTHM[hour % 24]! * Math.exp(VOLUME_SPREAD * normal())
      const wait = (): number => -Math.log(1 - random()) * (HOUR_MS / rate)
      for (let atMs = wait(); atMs < HOUR_MS; atMs += wait()) {
        arrivals.push({ atMs: startMs + hour * HOUR_MS + atMs, brandId: brand.brandId, bad: random() < share })
      }
    }
    arrivals.sort((a, b) => a.atMs - b.atMs)
    for (const { atMs, brandId, bad } of arrivals) {
      view.brandId = brandId
      view.hashHigh = Math.floor(random() * 2 ** 32) | 0
      view.hashLow = Math.floor(random() * 2 ** 32) | 0
      view.eventTimeMs = atMs - random() * 5_000
      view.sentiment = bad ? NEGATIVE : NEUTRAL
      view.author = 1 + Math.floor(AUTHORS * random() ** 2)
      fold.mention(view, atMs, BigInt(mentions++))
    }
    take()
  }
  return { mentions, opened, suspected }
}
