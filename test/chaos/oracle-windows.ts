import type { Window } from '@tocsin/shared/gen/tocsin/window/v1/Window.ts'
import type { BrandInput, Counted, PartitionInput } from './oracle-input.ts'

const PANE_MS = 10_000
const WATERMARK_MS = 10_000
/** Negatives of one author beyond this are an excess. */
const AUTHOR_LIMIT = 3
const TOPICS_TOLD = 5

export const SIZES = [
  { sizeMs: 300_000, advanceMs: 10_000 },
  { sizeMs: 3_600_000, advanceMs: 60_000 },
] as const

/** All that is counted in a window, in one order, so that two of them are equal when their JSON is. */
export interface Sums {
  readonly mentions: number
  readonly negative: number
  readonly neutral: number
  readonly positive: number
  readonly weightSquares: number
  readonly vulgar: number
  readonly abusive: number
  readonly late: number
  readonly negativeAuthors: number
  readonly negativeExcess: number
  readonly sampledOneIn: number
  readonly languages: readonly (readonly [language: string, mentions: number, negative: number])[]
  readonly topics: readonly (readonly [topic: string, negative: number])[]
}

const weightOf = (mentions: readonly Counted[]): number => mentions.reduce((sum, { weight }) => sum + weight, 0)

const grouped = <T>(all: readonly T[], keyOf: (one: T) => string): [string, T[]][] => {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group === undefined) groups.set(keyOf(one), [one])
    else group.push(one)
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
}

const sumsOf = (inside: readonly Counted[], late: readonly Counted[]): Sums => {
  const of = (sentiment: Counted['sentiment']): Counted[] => inside.filter(one => one.sentiment === sentiment)
  const negatives = of('negative')
  const byAuthor = grouped(negatives, one => one.author)
  const byTopic = grouped(
    negatives.flatMap(one => one.topics.map(topic => ({ topic, weight: one.weight }))),
    ({ topic }) => topic,
  ).map(([topic, all]) => [topic, all.reduce((sum, { weight }) => sum + weight, 0)] as const)
  return {
    mentions: weightOf(inside),
    negative: weightOf(negatives),
    neutral: weightOf(of('neutral')),
    positive: weightOf(of('positive')),
    weightSquares: inside.reduce((sum, { weight }) => sum + weight * weight, 0),
    vulgar: weightOf(inside.filter(one => one.vulgar)),
    abusive: weightOf(inside.filter(one => one.abusive)),
    late: weightOf(late),
    negativeAuthors: byAuthor.length,
    negativeExcess: byAuthor.reduce((sum, [, all]) => sum + Math.max(0, weightOf(all) - AUTHOR_LIMIT), 0),
    sampledOneIn: Math.max(1, ...inside.map(one => one.weight)),
    languages: grouped(inside, one => one.language).map(([language, all]) => [
      language,
      weightOf(all),
      weightOf(all.filter(one => one.sentiment === 'negative')),
    ]),
    topics: byTopic.toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, TOPICS_TOLD),
  }
}

/** The same of a window that was published. */
export const publishedSums = (window: Window): Sums => ({
  mentions: window.mentions,
  negative: window.negative,
  neutral: window.neutral,
  positive: window.positive,
  weightSquares: window.weightSquares,
  vulgar: window.vulgar,
  abusive: window.abusive,
  late: window.late,
  negativeAuthors: window.negativeAuthors,
  negativeExcess: window.negativeExcess,
  sampledOneIn: window.sampledOneIn,
  languages: window.languages.map(({ language, mentions, negative }) => [language, mentions, negative]),
  topics: window.topics.map(({ topic, negative }) => [topic, negative]),
})

const before = (offset: bigint | undefined, panes: Map<number, Counted[]>, paneMs: number): Counted[] => {
  const all = panes.get(paneMs) ?? []
  return offset === undefined ? all : all.filter(one => one.offset < offset)
}

/** What a window holds when all records below `offset` are counted, or all there are. */
export const sumsAt = (
  brand: BrandInput,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
  offset?: bigint,
): Sums => {
  const inside: Counted[] = []
  const late: Counted[] = []
  for (let paneMs = startMs; paneMs < endMs; paneMs += PANE_MS) {
    inside.push(...before(offset, brand.panes, paneMs))
    late.push(...before(offset, brand.late, paneMs))
  }
  return sumsOf(inside, late)
}

/** The first record whose append moved stream time to `secondMs` or beyond: that second sees what came before it. */
export const offsetOfSecond = ({ streamTimes }: PartitionInput, secondMs: number): bigint | undefined => {
  let low = 0
  let high = streamTimes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (streamTimes[middle]!.streamMs >= secondMs) high = middle
    else low = middle + 1
  }
  return streamTimes[low]?.offset
}

/** Every window that must have been closed by now, since it holds something: [size, start]. */
export const closedWindows = (brand: BrandInput, streamMs: number): Set<string> => {
  const closed = new Set<string>()
  const secondMs = Math.floor(streamMs / 1_000) * 1_000
  for (const { sizeMs, advanceMs } of SIZES) {
    const lastEndMs = Math.floor((secondMs - WATERMARK_MS) / advanceMs) * advanceMs
    for (const paneMs of new Set([...brand.panes.keys(), ...brand.late.keys()])) {
      const firstEndMs = Math.floor(paneMs / advanceMs) * advanceMs + advanceMs
      for (let endMs = firstEndMs; endMs <= Math.min(lastEndMs, paneMs + sizeMs); endMs += advanceMs)
        closed.add(`${sizeMs} ${endMs - sizeMs}`)
    }
  }
  return closed
}
