import { DEMO_BRANDS, hourOfWeek, usualRate } from './brands.ts'
import { createRandom, poisson, seedOf } from './random.ts'

export interface DemoHistoryRow {
  readonly brandId: string
  /** [startMs, startMs + sizeMs), aligned to the epoch. */
  readonly startMs: number
  readonly sizeMs: number
  readonly mentions: number
  readonly negative: number
  readonly neutral: number
  readonly positive: number
  /** Mentions and negatives per language. */
  readonly languages: readonly { readonly language: string; readonly mentions: number; readonly negative: number }[]
}

export interface DemoHistoryOptions {
  readonly seed: number
  /** The last row ends at or before this. */
  readonly toMs: number
  /** Default 28 days. */
  readonly spanMs?: number
  /** Default 5 minutes. */
  readonly sizeMs?: number
  /** As for the live demo, so that its talk is what is usual. */
  readonly speed?: number
}

const DAY_MS = 86_400_000

/**
 * Counts of the calm past of the demo's brands, drawn from the same usual rates and tone shares as the live posts, oldest first.
 * Pure: the same seed gives the same count for the same window, whenever it is asked for.
 */
export const demoHistory = (options: DemoHistoryOptions): DemoHistoryRow[] => {
  const { seed, toMs, spanMs = 28 * DAY_MS, sizeMs = 300_000, speed = 1 } = options
  const rows: DemoHistoryRow[] = []
  const last = Math.floor(toMs / sizeMs)
  for (let window = last - Math.floor(spanMs / sizeMs); window < last; window++) {
    const startMs = window * sizeMs
    for (const brand of DEMO_BRANDS) {
      const random = createRandom(seedOf(seed, 'history', brand.brandId, startMs, sizeMs))
      const mean = usualRate(brand, hourOfWeek(startMs)) * (sizeMs / 60_000) * speed
      const languages = brand.languages.map(({ language, share }) => ({
        language,
        negative: poisson(random, mean * share * brand.tones.negative),
        others: poisson(random, mean * share * (1 - brand.tones.negative)),
      }))
      const sum = (of: (count: (typeof languages)[number]) => number): number =>
        languages.reduce((total, count) => total + of(count), 0)
      const others = sum(count => count.others)
      const positive = Math.round(others * (brand.tones.positive / (1 - brand.tones.negative)))
      const negative = sum(count => count.negative)
      rows.push({
        brandId: brand.brandId,
        startMs,
        sizeMs,
        mentions: negative + others,
        negative,
        neutral: others - positive,
        positive,
        languages: languages.map(count => ({
          language: count.language,
          mentions: count.negative + count.others,
          negative: count.negative,
        })),
      })
    }
  }
  return rows
}
