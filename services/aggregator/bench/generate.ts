import { mentionCodec } from '@tocsin/shared/events/codec.ts'
import type { MentionInput } from '@tocsin/shared/gen/tocsin/mention/v1/Mention.ts'
import { seeded } from './stand-in-scorer.ts'

const WORDS = (
  'the app delivery price service update store queue refund ticket phone support friday morning colour taste coffee battery screen ' +
  'jest nie działa aplikacja dostawa cena sklep zwrot bardzo dobra rano kawa det är inte bra leverans pris butik kaffe mycket ' +
  'tidak bisa aplikasi harga toko kopi pagi enak sekali bagus lambat'
).split(' ')
const TOPICS = ['', '', '', '', 'delivery', 'outage', 'staff price']
const LANGUAGES = ['en', 'pl', 'sv', 'id']

export interface GenerateOptions {
  readonly records: number
  readonly brands: number
  readonly perSecond: number
  readonly startMs: number
}

export interface Generated {
  readonly value: Uint8Array
  readonly json: string
  readonly appendedAtMs: number
}

/** Seeded scored mentions of about 300 bytes: a quarter negative, three of seven of these with topics, one in fifty a repeat, one in a hundred up to four minutes late. */
export const generate = ({ records, brands, perSecond, startMs }: GenerateOptions): Generated[] => {
  const random = seeded(7)
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
  const all: Generated[] = []
  for (let i = 0; i < records; i++) {
    const appendedAtMs = startMs + Math.floor((i * 1_000) / perSecond)
    const before = all.at(-200)
    if (before !== undefined && random() < 0.02) {
      all.push({ ...before, appendedAtMs })
      continue
    }
    const lateMs = random() < 0.01 ? random() * 240_000 : random() * 2_000
    const chance = random()
    const isNegative = chance < 0.25
    const mention: MentionInput = {
      brandId: `brand-${Math.floor(random() * brands)}`,
      source: pick(['bluesky-eu', 'mastodon', 'webhook']),
      nativeId: `at://did:plc:${Math.floor(random() * 1e12).toString(36)}/post/${i}`,
      revision: 0,
      eventTimeMs: appendedAtMs - lateMs,
      observedAtMs: appendedAtMs - 20,
      timing: 'TIMING_LIVE',
      text: Array.from({ length: 16 }, () => pick(WORDS)).join(' '),
      authorHash: Math.floor(random() * 20_000)
        .toString(16)
        .padStart(16, '0'),
      authorKeyVersion: 1,
      url: `https://example.org/post/${i}`,
      matchedTerms: ['brand'],
      appendedAtMs,
      language: pick(LANGUAGES),
      sentiment: isNegative ? 'SENTIMENT_NEGATIVE' : chance < 0.7 ? 'SENTIMENT_NEUTRAL' : 'SENTIMENT_POSITIVE',
      negativeProbability: 0.25,
      neutralProbability: 0.5,
      positiveProbability: 0.25,
      vulgar: random() < 0.02,
      abusive: random() < 0.01,
      scorerVersion: 'tocsin-linear@1',
      weight: 1,
      topics: isNegative ? pick(TOPICS) : '',
    }
    all.push({ value: mentionCodec.encode(mention), json: JSON.stringify(mention), appendedAtMs })
  }
  return all
}
