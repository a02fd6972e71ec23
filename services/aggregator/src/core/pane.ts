import { appended, NONE, withName } from './lists.ts'
import { keepLowest, type Sample } from './sample.ts'
import { addTie, NO_TIES, type Ties } from './ties.ts'
import { PANE_MS } from './time.ts'
import { type MentionView, NEGATIVE, POSITIVE } from './wire.ts'

/** Distinct authors of negatives that one pane remembers. */
export const PANE_AUTHORS = 256
/** Examples that a pane keeps: negatives while it is open and once it is sealed, and others. */
const OPEN_NEGATIVES = 24
const SEALED_NEGATIVES = 4
const OTHERS = 1
const HOSTILE = 4
/** Pairs of a thread and an author that a pane remembers. */
const PANE_QUARRELS = 64
/** Pairs of a topic and an author. */
const PANE_TOPIC_AUTHORS = 256

/** One pane in four lends a mention to the brand's background: enough of the day, at a quarter of the cost. */
export const lendsWords = (startMs: number): boolean => (startMs / PANE_MS) % 4 === 0

/** A 10 s cell of a brand: weighted counts, authors of negatives, examples. Sums only, so that the order of arrival leaves no trace. */
export interface Pane {
  startMs: number
  mentions: number
  negative: number
  neutral: number
  positive: number
  weightSquares: number
  vulgar: number
  abusive: number
  largestWeight: number
  /** The authors of negatives with the lowest hashes, and the weight of what each wrote; empty while that is 1 for all: see `authorWeight`. */
  authors: number[]
  authorWeights: number[]
  authorsCapped: boolean
  languages: readonly string[]
  /** Mentions and negatives of each language in turn. */
  languageCounts: number[]
  negatives: Sample[]
  others: Sample[]
  /** Hostile replies (abusive, or vulgar and negative): their weight, who wrote them under which post, and examples. */
  hostile: number
  quarrels: Ties
  hostileSamples: Sample[]
  /** Negatives by topic, and who wrote them. */
  topics: readonly string[]
  topicNegative: number[]
  topicAuthors: Ties
  /** Mentions appended in this pane's time that came too late for their own. */
  late: LatePart | undefined
}

export interface LatePart {
  readonly counts: Pane
  /** Event times, as panes: [fromMs, toMs). */
  fromMs: number
  toMs: number
}

export const createPane = (startMs: number): Pane => ({
  startMs,
  mentions: 0,
  negative: 0,
  neutral: 0,
  positive: 0,
  weightSquares: 0,
  vulgar: 0,
  abusive: 0,
  largestWeight: 1,
  authors: NONE,
  authorWeights: NONE,
  authorsCapped: false,
  languages: NONE,
  languageCounts: NONE,
  negatives: NONE,
  others: NONE,
  hostile: 0,
  quarrels: NO_TIES,
  hostileSamples: NONE,
  topics: NONE,
  topicNegative: NONE,
  topicAuthors: NO_TIES,
  late: undefined,
})

/** What adding a mention did to a pane's authors, for the sums that are kept beside it. */
export interface AuthorChange {
  /** The author whose weight grew; 0 when the pane is full of lower hashes. */
  counted: number
  /** The author that made room, and the weight that went; 0 when none did. */
  removed: number
  removedWeight: number
  becameCapped: boolean
  /** The weight of the mention if it is a hostile reply, else 0. */
  hostile: number
}

/** The weight of what a pane's i-th author wrote. */
export const authorWeight = ({ authorWeights }: Pick<Pane, 'authorWeights'>, i: number): number =>
  authorWeights.length === 0 ? 1 : authorWeights[i]!

const setAuthorWeight = (pane: Pane, i: number, weight: number): void => {
  if (pane.authorWeights.length === 0) {
    if (weight === 1) return
    pane.authorWeights = pane.authors.map(() => 1)
  }
  pane.authorWeights[i] = weight
}

const addAuthor = (pane: Pane, author: number, weight: number, change: AuthorChange): void => {
  const { authors } = pane
  change.counted = author
  change.removed = 0
  change.becameCapped = false
  for (let i = 0; i < authors.length; i++) {
    if (authors[i] === author) {
      setAuthorWeight(pane, i, authorWeight(pane, i) + weight)
      return
    }
  }
  if (authors.length < PANE_AUTHORS) {
    const index = authors.length
    pane.authors = appended(authors, author)
    setAuthorWeight(pane, index, weight)
    return
  }
  change.becameCapped = !pane.authorsCapped
  pane.authorsCapped = true
  let highest = 0
  for (let i = 1; i < authors.length; i++) if (authors[i]! > authors[highest]!) highest = i
  if (author > authors[highest]!) {
    change.counted = 0
    return
  }
  change.removed = authors[highest]!
  change.removedWeight = authorWeight(pane, highest)
  authors[highest] = author
  setAuthorWeight(pane, highest, weight)
}

const addHostile = (pane: Pane, mention: MentionView, change: AuthorChange): void => {
  const thread = mention.thread()
  if (thread === '') return
  change.hostile = mention.weight
  pane.hostile += mention.weight
  const { author, weight } = mention
  pane.quarrels = addTie(pane.quarrels, PANE_QUARRELS, { group: thread, author, weight })
  pane.hostileSamples = keepLowest(pane.hostileSamples, HOSTILE, mention, thread)
}

const addTopics = (pane: Pane, { topics: of, author, weight }: MentionView): void => {
  for (const topic of of) {
    const { topics } = pane
    let index = 0
    while (index < topics.length && topics[index] !== topic) index++
    if (index === topics.length) {
      pane.topics = withName(topics, topic)
      pane.topicNegative = appended(pane.topicNegative, 0)
    }
    pane.topicNegative[index]! += weight
    pane.topicAuthors = addTie(pane.topicAuthors, PANE_TOPIC_AUTHORS, { group: topic, author, weight })
  }
}

export const addToPane = (pane: Pane, mention: MentionView, change: AuthorChange): void => {
  const { weight, sentiment, language } = mention
  pane.mentions += weight
  pane.weightSquares += weight * weight
  if (weight > pane.largestWeight) pane.largestWeight = weight
  if (mention.vulgar) pane.vulgar += weight
  if (mention.abusive) pane.abusive += weight
  change.hostile = 0
  if (mention.abusive || (mention.vulgar && sentiment === NEGATIVE)) addHostile(pane, mention, change)
  const { languages } = pane
  let index = 0
  while (index < languages.length && languages[index] !== language) index++
  if (index === languages.length) {
    pane.languages = withName(languages, language)
    pane.languageCounts = appended(appended(pane.languageCounts, 0), 0)
  }
  pane.languageCounts[2 * index]! += weight
  if (sentiment === NEGATIVE) {
    pane.negative += weight
    pane.languageCounts[2 * index + 1]! += weight
    addAuthor(pane, mention.author, weight, change)
    if (mention.topics.length > 0) addTopics(pane, mention)
    pane.negatives = keepLowest(pane.negatives, OPEN_NEGATIVES, mention)
  } else {
    if (sentiment === POSITIVE) pane.positive += weight
    else pane.neutral += weight
    if (lendsWords(pane.startMs)) pane.others = keepLowest(pane.others, OTHERS, mention)
  }
}

/** Counts a mention that came too late for its own pane. */
export const addLate = (pane: Pane, mention: MentionView, eventPaneMs: number, change: AuthorChange): void => {
  pane.late ??= { counts: createPane(pane.startMs), fromMs: eventPaneMs, toMs: eventPaneMs + PANE_MS }
  addToPane(pane.late.counts, mention, change)
  pane.late.fromMs = Math.min(pane.late.fromMs, eventPaneMs)
  pane.late.toMs = Math.max(pane.late.toMs, eventPaneMs + PANE_MS)
}

/** Fewer examples once nothing changes any more. */
export const trimSealed = (pane: Pane): void => {
  if (pane.negatives.length > SEALED_NEGATIVES) pane.negatives.length = SEALED_NEGATIVES
}
