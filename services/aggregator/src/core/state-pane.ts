import type { PaneState } from '@tocsin/shared/gen/tocsin/aggregator/v1/PaneState.ts'
import type { SampleState } from '@tocsin/shared/gen/tocsin/aggregator/v1/SampleState.ts'
import { NONE, withName } from './lists.ts'
import { authorWeight, createPane, type Pane } from './pane.ts'
import { pack, type Sample } from './sample.ts'
import { NO_TIES, type Ties } from './ties.ts'
import { createWireWriter } from './wire-writer.ts'

const wire = createWireWriter()

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

const writeSamples = (field: number, samples: readonly Sample[]): void => {
  for (const { hashHigh, hashLow, packed, idBytes, thread, topics } of samples) {
    const begun = wire.begin(field)
    wire.fixed32(1, hashHigh)
    wire.fixed32(2, hashLow)
    wire.latin1(3, packed, 0, idBytes)
    wire.latin1(4, packed, idBytes, packed.length)
    wire.string(5, thread)
    for (const topic of topics) wire.element(6, topic)
    wire.end(begun)
  }
}

const writeTies = (field: number, { groups, authors, weights, capped }: Ties): void => {
  if (groups.length === 0) return
  const begun = wire.begin(field)
  for (const group of groups) wire.element(1, group)
  wire.packedFixed32(2, authors)
  wire.packedDoubles(3, weights)
  wire.bool(4, capped)
  wire.end(begun)
}

const writePane = (pane: Pane): void => {
  wire.double(1, pane.startMs)
  wire.double(2, pane.mentions)
  wire.double(3, pane.negative)
  wire.double(4, pane.neutral)
  wire.double(5, pane.positive)
  wire.double(6, pane.weightSquares)
  wire.double(7, pane.vulgar)
  wire.double(8, pane.abusive)
  wire.packedFixed32(9, pane.authors)
  wire.packedDoubles(
    10,
    pane.authors.map((_, i) => authorWeight(pane, i)),
  )
  wire.bool(11, pane.authorsCapped)
  for (let i = 0; i < pane.languages.length; i++) {
    const begun = wire.begin(12)
    wire.string(1, pane.languages[i]!)
    wire.double(2, pane.languageCounts[2 * i]!)
    wire.double(3, pane.languageCounts[2 * i + 1]!)
    wire.end(begun)
  }
  writeSamples(13, pane.negatives)
  writeSamples(14, pane.others)
  if (pane.late) {
    const begun = wire.begin(15)
    writePane(pane.late.counts)
    wire.end(begun)
    wire.double(16, pane.late.fromMs)
    wire.double(17, pane.late.toMs)
  }
  wire.uint(18, pane.largestWeight)
  wire.double(19, pane.hostile)
  writeTies(20, pane.quarrels)
  writeSamples(21, pane.hostileSamples)
  for (let i = 0; i < pane.topics.length; i++) {
    const begun = wire.begin(22)
    wire.string(1, pane.topics[i]!)
    wire.double(2, pane.topicNegative[i]!)
    wire.end(begun)
  }
  writeTies(23, pane.topicAuthors)
}

/** A PaneState as bytes, straight from the pane: panes are most of a checkpoint. */
export const encodePane = (pane: Pane): Uint8Array => {
  writePane(pane)
  return wire.finish()
}

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
