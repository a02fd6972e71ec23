import type { Rule } from '@tocsin/shared/gen/tocsin/config/v1/Rule.ts'
import type { BrandInput, Counted, PartitionInput } from './oracle-input.ts'

const SECOND_MS = 1_000
const PANE_MS = 10_000
/** Evaluations that must agree lie this far apart. */
const GAP_MS = 10_000
/** An open episode counts as calm below this part of its threshold. */
const CALM = 0.8

/** One time that a rule of a number of negatives spoke. */
export interface Episode {
  readonly signalId: string
  readonly brandId: string
  readonly openedMs: number
  /** Undefined while it is open. */
  readonly closedMs: number | undefined
}

const negativesOf = (mentions: readonly Counted[]): number =>
  mentions.reduce((sum, { sentiment, weight }) => sum + (sentiment === 'negative' ? weight : 0), 0)

/** Negatives by second of arrival and pane, so that each second can be seen as it was. */
const arrivalsOf = (brand: BrandInput, secondOf: (offset: bigint) => number) => {
  const arrivals: { readonly seenMs: number; readonly paneMs: number; readonly negatives: number }[] = []
  for (const [paneMs, mentions] of brand.panes) {
    for (const one of mentions) {
      const negatives = negativesOf([one])
      if (negatives > 0) arrivals.push({ seenMs: secondOf(one.offset) + SECOND_MS, paneMs, negatives })
    }
  }
  return arrivals.toSorted((a, b) => a.seenMs - b.seenMs)
}

/**
 * The episodes of one count rule of one brand: at each whole second of stream time the newest window, open pane included, of what was
 * appended before. Open after so many evaluations that agree, closed after so long a calm, then silent for the cool-down.
 */
const episodesOf = (
  brandId: string,
  rule: Rule,
  arrivals: ReturnType<typeof arrivalsOf>,
  span: { readonly fromMs: number; readonly toMs: number },
): Episode[] => {
  const episodes: Episode[] = []
  const panes = new Map<number, number>()
  let next = 0
  let streak = 0
  let nextEvaluationMs = 0
  let silentUntilMs = 0
  let calmSinceMs = 0
  let openedMs = 0

  const negativesAt = (secondMs: number): number => {
    const endMs = Math.ceil(secondMs / PANE_MS) * PANE_MS
    let sum = 0
    for (let paneMs = endMs - rule.windowMs; paneMs < endMs; paneMs += PANE_MS) sum += panes.get(paneMs) ?? 0
    return sum
  }
  const whileClosed = (secondMs: number, negatives: number): void => {
    if (streak > 0 && secondMs < nextEvaluationMs) return
    if (negatives < rule.threshold || secondMs < silentUntilMs) {
      streak = 0
      return
    }
    streak++
    nextEvaluationMs = secondMs + GAP_MS
    if (streak < rule.evaluations) return
    streak = 0
    openedMs = secondMs
    calmSinceMs = 0
    episodes.push({ signalId: `${brandId}/${rule.ruleId}/${openedMs}`, brandId, openedMs, closedMs: undefined })
  }
  const whileOpen = (secondMs: number, negatives: number): void => {
    if (negatives >= CALM * rule.threshold) {
      calmSinceMs = 0
      return
    }
    if (calmSinceMs === 0) calmSinceMs = secondMs
    if (secondMs - calmSinceMs < rule.closeAfterMs) return
    episodes.push({ ...episodes.pop()!, closedMs: secondMs })
    openedMs = 0
    silentUntilMs = secondMs + rule.coolDownMs
  }

  for (let secondMs = span.fromMs; secondMs <= span.toMs; secondMs += SECOND_MS) {
    for (; next < arrivals.length && arrivals[next]!.seenMs <= secondMs; next++) {
      const { paneMs, negatives } = arrivals[next]!
      panes.set(paneMs, (panes.get(paneMs) ?? 0) + negatives)
    }
    const negatives = negativesAt(secondMs)
    if (openedMs === 0) whileClosed(secondMs, negatives)
    else whileOpen(secondMs, negatives)
  }
  return episodes
}

/** Every episode of a partition's count rules up to the stream time that its input has reached. */
export const episodesIn = (input: PartitionInput): Episode[] => {
  const { streamTimes, brands, rules } = input
  if (streamTimes.length === 0) return []
  const secondOf = (offset: bigint): number => {
    let low = 0
    let high = streamTimes.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (streamTimes[middle]!.offset <= offset) low = middle + 1
      else high = middle
    }
    return Math.floor(streamTimes[low - 1]!.streamMs / SECOND_MS) * SECOND_MS
  }
  const span = {
    fromMs: secondOf(streamTimes[0]!.offset) + SECOND_MS,
    toMs: Math.floor(streamTimes.at(-1)!.streamMs / SECOND_MS) * SECOND_MS,
  }
  return [...brands].flatMap(([brandId, brand]) =>
    (rules.get(brandId)?.rules ?? [])
      .filter(({ kind }) => kind === 'RULE_KIND_COUNT')
      .flatMap(rule => episodesOf(brandId, rule, arrivalsOf(brand, secondOf), span)),
  )
}
