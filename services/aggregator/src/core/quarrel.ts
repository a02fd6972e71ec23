import type { Pane } from './pane.ts'
import { mergeLowest, type Sample } from './sample.ts'
import { mostRepeated, type Repeated, sumTies } from './ties.ts'

/** Who wrote fewer hostile replies under one post passed by; who came back quarrels. */
const COMES_BACK = 2
const EXAMPLES = 10

/**
 * The largest quarrel: under one post, the hostile replies of authors who each wrote at least two. Many who are rude once are a
 * different matter, which the share of negatives tells.
 */
export const quarrelIn = (panes: readonly Pane[], minimumAuthors: number): Repeated | undefined => {
  const quarrels: Repeated[] = []
  for (const [group, authors] of sumTies(panes.map(pane => pane.quarrels))) {
    const back = [...authors.values()].filter(weight => weight >= COMES_BACK)
    if (back.length > 0) quarrels.push({ group, count: back.reduce((sum, one) => sum + one, 0), authors: back.length })
  }
  return mostRepeated(quarrels, minimumAuthors)
}

/** Examples of the hostile replies under one post. */
export const quarrelSamples = (panes: readonly Pane[], thread: string): Sample[] => {
  let samples: Sample[] = []
  for (const { hostileSamples } of panes) {
    const own = hostileSamples.filter(sample => sample.thread === thread)
    samples = mergeLowest(samples, own, EXAMPLES)
  }
  return samples
}
