import { DEMO_BRANDS, type DemoBrand, hourOfWeek, usualRate } from './brands.ts'
import type { Phrasebook, Tone } from './phrases/phrasebook.ts'
import { createRandom, pick, poisson, type Random, seedOf } from './random.ts'
import { type DemoScenario, stirOf } from './scenario.ts'

export interface DemoOptions {
  readonly seed: number
  readonly scenario: DemoScenario
  /** When the scenario began. */
  readonly startMs: number
  /** How many seconds of the story pass in one second; usual and unusual talk are denser by as much. */
  readonly speed: number
}

export interface DemoPost {
  readonly nativeId: string
  readonly brandId: string
  readonly text: string
  readonly publishedAtMs: number
  readonly author: string
  readonly language: string
  /** What the writer meant; a classifier need not agree. */
  readonly tone: Tone
}

/** Before the scenario began this much calm talk lies in the demo source's backlog. */
export const DEMO_BACKLOG_MS = 300_000
const SLOT_MS = 1_000

const fill = (random: Random, phrases: Phrasebook, template: string): string =>
  template.replace(/\{(\w+)\}/g, (_whole, slot: string) => pick(random, phrases.slots[slot] ?? ['']))

const capitalised = (text: string): string => (/^\p{Ll}/u.test(text) ? text[0]!.toUpperCase() + text.slice(1) : text)

const compose = (random: Random, phrases: Phrasebook, tone: Tone): string => {
  const part = (parts: readonly string[] | undefined): string => fill(random, phrases, pick(random, parts ?? ['']))
  const text = `${part(phrases.openers[tone])}${part(phrases.cores[tone])}${part(phrases.closers[tone])}`
  const tidy = text.replace(/\s+/g, ' ').trim()
  return random() < 0.7 ? capitalised(tidy) : tidy
}

const languageOf = (random: Random, { languages }: DemoBrand) => {
  const at = random()
  let upTo = 0
  for (const candidate of languages) {
    upTo += candidate.share
    if (at < upTo) return candidate
  }
  return languages[0]!
}

const usualTone = (random: Random, { tones }: DemoBrand): Tone => {
  const at = random()
  return at < tones.negative ? 'negative' : at < tones.negative + tones.neutral ? 'neutral' : 'positive'
}

/** A few write often, most write once: the square of an even number leans to the small ones. */
const author = (random: Random, { brandId, authors }: DemoBrand, isStirred: boolean): string =>
  `${brandId}-${isStirred ? `guest-${Math.floor(random() * authors * 6)}` : `regular-${Math.floor(random() ** 2 * authors)}`}`

const postsOfSlot = (options: DemoOptions, brand: DemoBrand, slot: number): DemoPost[] => {
  const random = createRandom(seedOf(options.seed, brand.brandId, slot))
  const slotMs = slot * SLOT_MS
  const stir = stirOf(options.scenario, brand.brandId, ((slotMs - options.startMs) / 1_000) * options.speed)
  const perSlot = (usualRate(brand, hourOfWeek(slotMs)) / 60) * options.speed
  const usual = poisson(random, perSlot * stir.usual)
  const stirred = poisson(random, perSlot * stir.incident)
  return Array.from({ length: usual + stirred }, (_, index) => {
    const isStirred = index >= usual
    const tone = isStirred ? 'incident' : usualTone(random, brand)
    const of = languageOf(random, brand)
    return {
      nativeId: `${brand.brandId}-${slot}-${index}`,
      brandId: brand.brandId,
      text: compose(random, of.phrases, tone),
      publishedAtMs: slotMs + Math.floor(random() * SLOT_MS),
      author: author(random, brand, isStirred),
      language: of.language,
      tone,
    }
  })
}

/**
 * The posts published in [fromMs, toMs), by time. Pure: the same options and span give the same posts, however the span is cut
 * (at whole seconds).
 */
export const demoPosts = (options: DemoOptions, fromMs: number, toMs: number): DemoPost[] => {
  const posts: DemoPost[] = []
  for (let slot = Math.ceil(fromMs / SLOT_MS); slot * SLOT_MS < toMs; slot++)
    for (const brand of DEMO_BRANDS) posts.push(...postsOfSlot(options, brand, slot))
  return posts.sort((a, b) => a.publishedAtMs - b.publishedAtMs || (a.nativeId < b.nativeId ? -1 : 1))
}
