import { mentionCodec, tickCodec } from '@tocsin/shared/events/codec.ts'
import type { MentionInput } from '@tocsin/shared/gen/tocsin/mention/v1/Mention.ts'
import { type Seeded, seeded } from '../../support/seeded.ts'

export interface InputOptions {
  readonly records: number
  readonly brands: number
  readonly startMs: number
  /** Stream time that the records span. */
  readonly spanMs: number
}

/** A scored mention as sentiment appends it, or the tick that ends a partition's input. */
export interface InputRecord {
  readonly kind: 'mention' | 'tick'
  readonly key: string
  readonly appendedAtMs: number
  readonly value: Uint8Array
  readonly isRepeat: boolean
}

const REPEATS = 0.01
const OUT_OF_ORDER = 0.05
/** Some of what is out of order lies within the watermark's ten seconds, some revises closed windows. */
const BEHIND_MS = 30_000
const RECENT = 1_000
const WORDS =
  `the app delivery price service update store queue refund ticket phone support friday morning colour taste coffee battery screen jest nie działa
aplikacja dostawa cena sklep zwrot bardzo dobra rano kawa det är inte bra leverans pris butik kaffe mycket tidak bisa harga toko kopi pagi enak sekali`.split(
    /\s+/,
  )
const TOPICS = ['', '', '', '', 'delivery', 'outage', 'staff price']

/** Ranks by Zipf's law: the chance of the n-th is 1/n of that of the first. */
const zipf = (count: number): ((random: Seeded) => number) => {
  const sums: number[] = []
  for (let rank = 1; rank <= count; rank++) sums.push((sums.at(-1) ?? 0) + 1 / rank)
  return random => {
    const wanted = random.number() * sums.at(-1)!
    return sums.findIndex(sum => wanted < sum)
  }
}

const mentionAt = (random: Seeded, index: number, brandId: string): MentionInput => {
  const chance = random.number()
  const isNegative = chance < 0.25
  return {
    brandId,
    source: random.pick(['bluesky-eu', 'mastodon', 'webhook']),
    nativeId: `at://did:plc:${random.below(1e12).toString(36)}/post/${index}`,
    timing: 'TIMING_LIVE',
    text: Array.from({ length: 16 }, () => random.pick(WORDS)).join(' '),
    authorHash: random.below(20_000).toString(16).padStart(16, '0'),
    authorKeyVersion: 1,
    url: `https://example.org/post/${index}`,
    matchedTerms: ['brand'],
    language: random.pick(['en', 'pl', 'sv', 'id']),
    sentiment: isNegative ? 'SENTIMENT_NEGATIVE' : chance < 0.7 ? 'SENTIMENT_NEUTRAL' : 'SENTIMENT_POSITIVE',
    negativeProbability: 0.25,
    neutralProbability: 0.5,
    positiveProbability: 0.25,
    vulgar: random.chance(0.02),
    abusive: random.chance(0.01),
    scorerVersion: 'tocsin-linear@1',
    weight: 1,
    topics: isNegative ? random.pick(TOPICS) : '',
  }
}

/**
 * Seeded scored mentions of about 300 bytes in the order of their appends: brands by Zipf, one in a hundred a repeat, one in twenty published up
 * to half a minute before its place in the order.
 */
export function* mentionsOf({ records, brands, startMs, spanMs }: InputOptions): Generator<InputRecord> {
  const random = seeded(7)
  const rankOf = zipf(brands)
  const recent: MentionInput[] = []
  for (let index = 0; index < records; index++) {
    const appendedAtMs = startMs + Math.floor((index * spanMs) / records)
    const isRepeat = recent.length === RECENT && random.chance(REPEATS)
    let mention: MentionInput
    if (isRepeat) mention = { ...random.pick(recent), appendedAtMs }
    else {
      const behindMs = random.chance(OUT_OF_ORDER) ? random.number() * BEHIND_MS : 0
      const eventTimeMs = Math.max(startMs, Math.floor(appendedAtMs - behindMs))
      const of = mentionAt(random, index, `brand-${rankOf(random)}`)
      mention = { ...of, eventTimeMs, observedAtMs: appendedAtMs, appendedAtMs }
      recent[index % RECENT] = mention
    }
    yield { kind: 'mention', key: mention.brandId!, appendedAtMs, value: mentionCodec.encode(mention), isRepeat }
  }
}

/** What moves a partition's time past its last window. */
export const lastTick = (appendedAtMs: number): InputRecord => ({
  kind: 'tick',
  key: '',
  appendedAtMs,
  value: tickCodec.encode({ appendedAtMs }),
  isRepeat: false,
})
