import type { AboutTermInput } from '@tocsin/shared/gen/tocsin/window/v1/AboutTerm.ts'
import { type Background, occurrences } from './background.ts'
import { PRIOR_RATE, PRIOR_SAMPLES } from './function-words.ts'
import { type Panes, paneAt } from './panes.ts'
import { mentionIdOf, mergeLowest, type Sample, sampleTerms, textOf } from './sample.ts'
import { createTermCounts } from './term-counts.ts'
import { isCommonTerm, spellTerm } from './terms.ts'
import { PANE_MS } from './time.ts'

/** Negatives looked at for a signal. */
export const SIGNAL_SAMPLES = 96
/** Negatives looked at for a window. */
export const WINDOW_SAMPLES = 32
/** A window with fewer negatives is about nothing in particular, and a term in fewer of them says nothing. */
export const LEAST_NEGATIVES = 5
const LEAST_OCCURRENCES = 3
const LEAST_DEVIATIONS = 1.96
/** Strength of the prior, in mentions. */
const PRIOR_STRENGTH = 10
const TERMS = 3
const IDS_PER_TERM = 3
/** A pair stands for its words when it holds this part of their mentions. */
const PAIR_COVERS = 0.6
/** Candidates that are spelled out and compared. */
const CANDIDATES = 8

/** The uniform sample of a window's negatives: those with the lowest hashes. */
export const sampleNegatives = (
  panes: Panes,
  sums: { readonly endMs: number; readonly sizeMs: number },
  limit: number,
): Sample[] => {
  let samples: Sample[] = []
  for (let at = sums.endMs - sums.sizeMs; at < sums.endMs; at += PANE_MS) {
    const pane = paneAt(panes, at)
    if (pane !== undefined && pane.negatives.length > 0) samples = mergeLowest(samples, pane.negatives, limit)
  }
  return samples
}

interface Candidate {
  readonly words: readonly string[]
  readonly text: string
  readonly count: number
  readonly z: number
  readonly ids: readonly string[]
}

/**
 * Monroe, Colaresi & Quinn (2008), "Fightin' Words": the difference of a term's log-odds in `n` negatives and in `m` usual mentions, with
 * an informative Dirichlet prior from both together, in standard deviations. Counts are of mentions, not of words, so the variance
 * has both sides of the odds.
 */
export const distinctiveness = (inNegatives: number, n: number, inUsual: number, m: number): number => {
  const prior = (PRIOR_STRENGTH * (inNegatives + inUsual + 0.5)) / (n + m + 1)
  const [yes, no] = [inNegatives + prior, n - inNegatives + PRIOR_STRENGTH - prior]
  const [usualYes, usualNo] = [inUsual + prior, m - inUsual + PRIOR_STRENGTH - prior]
  const delta = Math.log(yes / no) - Math.log(usualYes / usualNo)
  return delta / Math.sqrt(1 / yes + 1 / no + 1 / usualYes + 1 / usualNo)
}

const byDistinctiveness = (a: Candidate, b: Candidate): number =>
  b.z - a.z || b.count - a.count || (a.text < b.text ? -1 : 1)

/** The best terms that say different things: of a pair and its words only one stays. */
const pick = (candidates: readonly Candidate[]): Candidate[] => {
  const counts = new Map(candidates.map(one => [one.text, one.count]))
  const covered = new Set<string>()
  for (const { words, text, count } of candidates) {
    if (words.length < 2) continue
    if (words.every(word => count >= PAIR_COVERS * (counts.get(word) ?? 0))) for (const word of words) covered.add(word)
    else covered.add(text)
  }
  const picked: Candidate[] = []
  const used = new Set<string>()
  for (const candidate of candidates) {
    if (picked.length === TERMS) break
    if (covered.has(candidate.text) || candidate.words.some(word => used.has(word))) continue
    picked.push(candidate)
    for (const word of candidate.words) used.add(word)
  }
  return picked
}

export interface AboutInput {
  readonly samples: readonly Sample[]
  /** All negatives of the window (weighted): the sample stands for them. */
  readonly negative: number
  readonly background: Background
  /** Words of the brand's own name and terms: every mention holds them. */
  readonly ownWords: ReadonlySet<string>
}

const counts = createTermCounts()

const holds = (sample: Sample, term: number): boolean => {
  const terms = sampleTerms(sample)
  for (let i = 0; i < terms.length; i++) if (terms[i] === term) return true
  return false
}

/** The samples that hold a term, and the term spelled out. */
const candidateOf = (samples: readonly Sample[], term: number, z: number): Candidate | undefined => {
  const holders = samples.filter(sample => holds(sample, term))
  const text = holders[0] && spellTerm(textOf(holders[0]), term)
  if (text === undefined) return undefined
  return {
    words: text.split(' '),
    text,
    count: holders.length,
    z,
    ids: holders.slice(0, IDS_PER_TERM).map(mentionIdOf),
  }
}

/** Up to three terms that set the window's negatives apart from the brand's last day, with up to three mentions each. */
export const aboutTerms = ({ samples, negative, background, ownWords }: AboutInput): AboutTermInput[] => {
  const n = samples.length
  if (n < LEAST_NEGATIVES) return []
  counts.clear()
  for (let document = 1; document <= n; document++) {
    const terms = sampleTerms(samples[document - 1]!)
    for (let i = 0; i < terms.length; i++) counts.add(terms[i]!, document)
  }
  const priorSamples = Math.max(0, PRIOR_SAMPLES - background.samples)
  const m = background.samples + priorSamples
  const distinct: { readonly term: number; readonly z: number }[] = []
  counts.each(LEAST_OCCURRENCES, (term, count) => {
    const usual = Math.min(m, occurrences(background, term) + (isCommonTerm(term) ? PRIOR_RATE * priorSamples : 0))
    if (count * m <= usual * n) return
    const z = distinctiveness(count, n, usual, m)
    if (z >= LEAST_DEVIATIONS) distinct.push({ term, z })
  })
  distinct.sort((a, b) => b.z - a.z || a.term - b.term)
  const candidates = distinct
    .slice(0, CANDIDATES)
    .map(({ term, z }) => candidateOf(samples, term, z))
    .filter(one => one !== undefined && !one.words.some(word => ownWords.has(word))) as Candidate[]
  candidates.sort(byDistinctiveness)
  return pick(candidates).map(({ text, count, z, ids }) => ({
    term: text,
    negative: Math.round((count * negative) / n),
    z: Math.round(z * 100) / 100,
    mentionIds: [...ids],
  }))
}
