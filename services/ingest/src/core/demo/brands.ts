import { kopiPagi } from './phrases/kopi-pagi.ts'
import { lumo } from './phrases/lumo.ts'
import { norrbryggt } from './phrases/norrbryggt.ts'
import type { Phrasebook } from './phrases/phrasebook.ts'

/** Shares of the tones in usual talk; they sum to 1. */
export interface ToneShares {
  readonly negative: number
  readonly neutral: number
  readonly positive: number
}

/** A fictitious brand of the demo: how much is usually said about it, in which languages, and how. */
export interface DemoBrand {
  readonly brandId: string
  readonly postsPerMinute: number
  /** Offset of the brand's home from UTC, for the rhythm of the day. */
  readonly utcOffsetHours: number
  readonly authors: number
  readonly tones: ToneShares
  /** Language, its share of the posts, its fragments. The first is the main one. */
  readonly languages: readonly { readonly language: string; readonly share: number; readonly phrases: Phrasebook }[]
}

/** The same three brands as deploy/playbooks/demo. */
export const DEMO_BRANDS: readonly DemoBrand[] = [
  {
    brandId: 'lumo',
    postsPerMinute: 26,
    utcOffsetHours: 1,
    authors: 700,
    tones: { negative: 0.1, neutral: 0.5, positive: 0.4 },
    languages: [
      { language: 'pl', share: 0.6, phrases: lumo.pl },
      { language: 'en', share: 0.4, phrases: lumo.en },
    ],
  },
  {
    brandId: 'norrbryggt',
    postsPerMinute: 20,
    utcOffsetHours: 1,
    authors: 600,
    tones: { negative: 0.07, neutral: 0.45, positive: 0.48 },
    languages: [
      { language: 'sv', share: 0.75, phrases: norrbryggt.sv },
      { language: 'en', share: 0.25, phrases: norrbryggt.en },
    ],
  },
  {
    brandId: 'kopi-pagi',
    postsPerMinute: 32,
    utcOffsetHours: 7,
    authors: 900,
    tones: { negative: 0.08, neutral: 0.47, positive: 0.45 },
    languages: [
      { language: 'id', share: 0.75, phrases: kopiPagi.id },
      { language: 'en', share: 0.25, phrases: kopiPagi.en },
    ],
  },
]

const HOUR_MS = 3_600_000
/** 1970-01-01 was a Thursday: hour 72 of a week that begins on Monday. */
const EPOCH_HOUR_OF_WEEK = 72

/** 0 = Monday 00:00 UTC. */
export const hourOfWeek = (atMs: number): number => (Math.floor(atMs / HOUR_MS) + EPOCH_HOUR_OF_WEEK) % 168

/** Least at four in the morning, most in the early evening, a little less at weekends. */
const rhythm = ({ utcOffsetHours }: DemoBrand, hour: number): number => {
  const local = (hour + utcOffsetHours + 168) % 168
  const ofDay = 1 + 0.28 * Math.cos(((local % 24) - 17) * (Math.PI / 12))
  return ofDay * (local >= 120 ? 0.88 : 1)
}

/** Usual posts per minute in an hour of the week: what live posts and the history are both drawn from. */
export const usualRate = (brand: DemoBrand, hour: number): number => brand.postsPerMinute * rhythm(brand, hour)
