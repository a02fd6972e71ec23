import type { AboutTermInput } from '@tocsin/shared/gen/tocsin/window/v1/AboutTerm.ts'
import { type Background, occurrences } from './background.ts'
import { PRIOR_SAMPLES, priorOccurrences } from './function-words.ts'
import { type Panes, paneAt } from './panes.ts'
import { type Sample, sampleOrder, sampleTerms } from './sample.ts'
import { PANE_MS } from './time.ts'

/** Negatives looked at per window. */
const SAMPLE_LIMIT = 128
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

/** The uniform sample of a range's negatives: those with the lowest hashes. */
export const sampleNegatives = (panes: Panes, startMs: number, endMs: number): Sample[] => {
  const samples: Sample[] = []
  for (let at = startMs; at < endMs; at += PANE_MS) {
    const pane = paneAt(panes, at)
    if (pane !== undefined && pane.negatives.length > 0) samples.push(...pane.negatives)
  }
  samples.sort(sampleOrder)
  if (samples.length > SAMPLE_LIMIT) samples.length = SAMPLE_LIMIT
  return samples
}

interface Candidate {
  readonly term: string
  readonly count: number
  readonly z: number
  readonly ids: readonly string[]
}

const logOdds = (count: number, of: number, prior: number): number =>
  Math.log((count + prior) / (of - count + PRIOR_STRENGTH - prior))

/**
 * Monroe, Colaresi & Quinn (2008), "Fightin' Words": the difference of log-odds of a term in `n` negatives and in `m` usual mentions,
 * with a Dirichlet prior from both together, in standard deviations.
 */
export const distinctiveness = (inNegatives: number, n: number, inUsual: number, m: number): number => {
  const prior = (PRIOR_STRENGTH * (inNegatives + inUsual + 0.5)) / (n + m + 1)
  const delta = logOdds(inNegatives, n, prior) - logOdds(inUsual, m, prior)
  return delta / Math.sqrt(1 / (inNegatives + prior) + 1 / (inUsual + prior))
}

const byDistinctiveness = (a: Candidate, b: Candidate): number =>
  b.z - a.z || b.count - a.count || (a.term < b.term ? -1 : 1)

/** The best terms that say different things: of a pair and its words only one stays. */
const pick = (candidates: readonly Candidate[]): Candidate[] => {
  const counts = new Map(candidates.map(one => [one.term, one.count]))
  const covered = new Set<string>()
  for (const { term, count } of candidates) {
    const words = term.split(' ')
    if (words.length < 2) continue
    if (words.every(word => count >= PAIR_COVERS * (counts.get(word) ?? 0))) for (const word of words) covered.add(word)
    else covered.add(term)
  }
  const picked: Candidate[] = []
  const used = new Set<string>()
  for (const candidate of candidates) {
    const words = candidate.term.split(' ')
    if (picked.length === TERMS) break
    if (covered.has(candidate.term) || words.some(word => used.has(word))) continue
    picked.push(candidate)
    for (const word of words) used.add(word)
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

/** Up to three terms that set the window's negatives apart from the brand's last day, with up to three mentions each. */
export const aboutTerms = ({ samples, negative, background, ownWords }: AboutInput): AboutTermInput[] => {
  const n = samples.length
  if (n < LEAST_NEGATIVES) return []
  const holders = new Map<string, string[]>()
  for (const sample of samples) {
    for (const term of sampleTerms(sample)) {
      const ids = holders.get(term)
      if (ids === undefined) holders.set(term, [sample.mentionId])
      else ids.push(sample.mentionId)
    }
  }
  const usualSamples = background.samples + PRIOR_SAMPLES
  const candidates: Candidate[] = []
  for (const [term, ids] of holders) {
    if (ids.length < LEAST_OCCURRENCES || term.split(' ').some(word => ownWords.has(word))) continue
    const usual = occurrences(background, term) + priorOccurrences(term)
    const z = distinctiveness(ids.length, n, Math.min(usual, usualSamples), usualSamples)
    if (z >= LEAST_DEVIATIONS) candidates.push({ term, count: ids.length, z, ids })
  }
  candidates.sort(byDistinctiveness)
  return pick(candidates).map(({ term, count, z, ids }) => ({
    term,
    negative: Math.round((count * negative) / n),
    z: Math.round(z * 100) / 100,
    mentionIds: ids.slice(0, IDS_PER_TERM),
  }))
}
