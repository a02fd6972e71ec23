import type { FloodInput } from '@tocsin/shared/gen/tocsin/window/v1/Flood.ts'
import { mentionIdOf, type Sample, sampleTerms } from './sample.ts'
import { distinctTerms } from './terms.ts'

/** Fewer that say the same are no flood. */
const LEAST_SAME = 4
/** Texts of fewer words (and pairs of words) are alike by chance: "thanks", "not working". */
const LEAST_TERMS = 7
/** Two texts say the same when they share this part of all their words and pairs of words. */
const ALIKE = 0.7
const EXAMPLES = 3

/** The different terms of a text, ascending. A sample is looked at many times while its windows last. */
const termSet = (sample: Sample): Uint32Array => {
  if (sample.termSet !== undefined) return sample.termSet
  sample.termSet = distinctTerms(sampleTerms(sample))
  return sample.termSet
}

/** Jaccard's index of two ascending sets is at least ALIKE; sets that are not are mostly told apart after a few terms. */
const isAlike = (a: Uint32Array, b: Uint32Array): boolean => {
  const least = Math.ceil((ALIKE / (1 + ALIKE)) * (a.length + b.length))
  let onlyA = a.length - least
  let onlyB = b.length - least
  for (let i = 0, j = 0; i < a.length && j < b.length && onlyA >= 0 && onlyB >= 0; ) {
    if (a[i] === b[j]) {
      i++
      j++
    } else if (a[i]! < b[j]!) {
      i++
      onlyA--
    } else {
      j++
      onlyB--
    }
    if (i === a.length) onlyB -= b.length - j
    else if (j === b.length) onlyA -= a.length - i
  }
  return onlyA >= 0 && onlyB >= 0
}

/**
 * Whether posts are copied: the largest group of a window's sampled negatives that say the same, but for handles, links, numbers and a few
 * words. Each joins the first group whose first text it is like, in the order of the sample, which arrival does not change. `negative`
 * is what the sample stands for.
 */
export const floodIn = (samples: readonly Sample[], negative: number): FloodInput | undefined => {
  const groups: { readonly terms: Uint32Array; readonly members: Sample[] }[] = []
  for (const sample of samples) {
    const terms = termSet(sample)
    if (terms.length < LEAST_TERMS) continue
    const group = groups.find(one => isAlike(one.terms, terms))
    if (group === undefined) groups.push({ terms, members: [sample] })
    else group.members.push(sample)
  }
  let largest: Sample[] = []
  for (const { members } of groups) if (members.length > largest.length) largest = members
  if (largest.length < LEAST_SAME) return undefined
  return {
    negative: Math.round((largest.length * negative) / samples.length),
    same: largest.length,
    sampled: samples.length,
    mentionIds: largest.slice(0, EXAMPLES).map(mentionIdOf),
  }
}
