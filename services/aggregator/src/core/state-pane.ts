import type { PaneState, PaneStateInput } from '@tocsin/shared/gen/tocsin/aggregator/v1/PaneState.ts'
import type { SampleState } from '@tocsin/shared/gen/tocsin/aggregator/v1/SampleState.ts'
import { NONE, withName } from './lists.ts'
import { authorWeight, createPane, type Pane } from './pane.ts'
import { mentionIdOf, pack, type Sample, textOf } from './sample.ts'
import { NO_TIES } from './ties.ts'

const sampleState = (sample: Sample): SampleState => ({
  hashHigh: sample.hashHigh >>> 0,
  hashLow: sample.hashLow >>> 0,
  mentionId: mentionIdOf(sample),
  text: textOf(sample),
  thread: sample.thread,
  topics: [...sample.topics],
})

const sampleFrom = (state: SampleState): Sample => ({
  hashHigh: state.hashHigh | 0,
  hashLow: state.hashLow | 0,
  ...pack(state.mentionId, state.text),
  thread: state.thread,
  topics: state.topics,
  terms: undefined,
  termSet: undefined,
})

const namesOf = (names: readonly string[]): readonly string[] => names.reduce(withName, NONE as readonly string[])

export const paneState = (pane: Pane): PaneStateInput => ({
  paneStartMs: pane.startMs,
  mentions: pane.mentions,
  negative: pane.negative,
  neutral: pane.neutral,
  positive: pane.positive,
  weightSquares: pane.weightSquares,
  vulgar: pane.vulgar,
  abusive: pane.abusive,
  largestWeight: pane.largestWeight,
  authorHashes: pane.authors,
  authorWeights: pane.authors.map((_, i) => authorWeight(pane, i)),
  authorsCapped: pane.authorsCapped,
  languages: pane.languages.map((language, i) => ({
    language,
    mentions: pane.languageCounts[2 * i]!,
    negative: pane.languageCounts[2 * i + 1]!,
  })),
  negatives: pane.negatives.map(sampleState),
  others: pane.others.map(sampleState),
  hostile: pane.hostile,
  hostileSamples: pane.hostileSamples.map(sampleState),
  topics: pane.topics.map((topic, i) => ({ topic, negative: pane.topicNegative[i]! })),
  ...(pane.topics.length > 0 && { topicAuthors: pane.topicAuthors }),
  ...(pane.quarrels.groups.length > 0 && { quarrels: pane.quarrels }),
  ...(pane.late && { late: paneState(pane.late.counts), lateFromMs: pane.late.fromMs, lateToMs: pane.late.toMs }),
})

export const paneFrom = (state: PaneState): Pane => ({
  ...createPane(state.paneStartMs),
  mentions: state.mentions,
  negative: state.negative,
  neutral: state.neutral,
  positive: state.positive,
  weightSquares: state.weightSquares,
  vulgar: state.vulgar,
  abusive: state.abusive,
  largestWeight: state.largestWeight,
  authors: state.authorHashes,
  authorWeights: state.authorWeights.every(weight => weight === 1) ? NONE : state.authorWeights,
  authorsCapped: state.authorsCapped,
  languages: namesOf(state.languages.map(one => one.language)),
  languageCounts: state.languages.flatMap(one => [one.mentions, one.negative]),
  negatives: state.negatives.map(sampleFrom),
  others: state.others.map(sampleFrom),
  hostile: state.hostile,
  hostileSamples: state.hostileSamples.map(sampleFrom),
  quarrels: state.quarrels ?? NO_TIES,
  topics: namesOf(state.topics.map(({ topic }) => topic)),
  topicNegative: state.topics.map(({ negative }) => negative),
  topicAuthors: state.topicAuthors ?? NO_TIES,
  late: state.late ? { counts: paneFrom(state.late), fromMs: state.lateFromMs, toMs: state.lateToMs } : undefined,
})
