import type { CrisisTopic } from '@tocsin/shared/events/crisis-topics.ts'
import { measuredScorers } from '@tocsin/shared/events/scorer-errors.ts'
import { createFold, createFoldState } from '../src/core/fold.ts'
import type { MentionView } from '../src/core/wire.ts'
import { NEGATIVE, NEUTRAL } from '../src/core/wire.ts'
import { seeded } from './stand-in-scorer.ts'

/** How a simulated brand talks: its day has a rhythm, its hours lean one way or the other, some people write more than others. */
export interface QuietBrand {
  readonly brandId: string
  readonly perHour: number
  readonly share: number
  readonly language: string
  /** What part of its negatives is told to be on a topic, rightly or not: the mean; hours lean to one topic or another. */
  readonly topics: Readonly<Partial<Record<CrisisTopic, number>>>
}

export interface QuietResult {
  readonly mentions: number
  /** Signals opened, by brand and rule. */
  readonly opened: ReadonlyMap<string, number>
  readonly suspected: number
}

/** Rare topics are told of a few negatives that are not about them. */
const MISTAKEN = {
  product_safety: 0.02,
  data_leak: 0.02,
  account_takeover: 0.03,
  discrimination: 0.02,
  boycott: 0.02,
  own_post: 0.03,
  outage: 0.05,
}
const SHOP = { ...MISTAKEN, service: 0.1, product_fault: 0.06, price: 0.05, delivery: 0.05 }
const PARCELS = { ...MISTAKEN, delivery: 0.35, service: 0.06 }

export const QUIET_BRANDS: readonly QuietBrand[] = [
  { brandId: 'small', perHour: 12, share: 0.2, language: 'sv', topics: SHOP },
  { brandId: 'usual', perHour: 40, share: 0.25, language: 'pl', topics: SHOP },
  { brandId: 'sour', perHour: 40, share: 0.5, language: 'id', topics: PARCELS },
  { brandId: 'loud', perHour: 300, share: 0.3, language: 'en', topics: PARCELS },
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
const TOPIC_SPREAD = 0.5
const AUTHORS = 3_000
/** Posts of the brand's own in a day, the part of all mentions that are replies under the latest, and how many negatives are rude. */
const POSTS_A_DAY = 4
const REPLIES = 0.4
const VULGAR = 0.05
const ABUSIVE = 0.01

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
  const scorerVersion = measuredScorers().at(-1)!
  let thread = ''
  let suspected = 0
  let mentions = 0
  /** The topics that hours lean to, each with its upper end of 0 to 1. */
  const leaning = ({ topics }: QuietBrand): (readonly [CrisisTopic, number])[] => {
    let upTo = 0
    return Object.entries(topics).map(([topic, mean]) => {
      upTo += mean * Math.exp(TOPIC_SPREAD * normal())
      return [topic as CrisisTopic, upTo] as const
    })
  }
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
    scorerVersion,
    weight: 1,
    topics: [],
    author: 0,
    thread: () => thread,
    mentionId: () => 'sim:0',
    text: () => '',
    packed: () => 'sim:0',
    idBytes: 5,
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
    const arrivals: { readonly atMs: number; readonly brand: QuietBrand; readonly bad: boolean }[] = []
    const topics = new Map(brands.map(brand => [brand, leaning(brand)]))
    const post = Math.floor((hour * POSTS_A_DAY) / 24)
    for (const brand of brands) {
      const odds = Math.log(brand.share / (1 - brand.share)) + SHARE_SPREAD * normal()
      const share = 1 / (1 + Math.exp(-odds))
      const rate = brand.perHour * RHYTHM[hour % 24]! * Math.exp(VOLUME_SPREAD * normal())
      const wait = (): number => -Math.log(1 - random()) * (HOUR_MS / rate)
      for (let atMs = wait(); atMs < HOUR_MS; atMs += wait()) {
        arrivals.push({ atMs: startMs + hour * HOUR_MS + atMs, brand, bad: random() < share })
      }
    }
    arrivals.sort((a, b) => a.atMs - b.atMs)
    for (const { atMs, brand, bad } of arrivals) {
      const at = random()
      const topic = bad ? topics.get(brand)!.find(([, upTo]) => at < upTo)?.[0] : undefined
      view.brandId = brand.brandId
      view.language = brand.language
      view.topics = topic === undefined ? [] : [topic]
      view.vulgar = bad && random() < VULGAR
      view.abusive = bad && random() < ABUSIVE
      thread = random() < REPLIES ? `${brand.brandId}-${post}` : ''
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
