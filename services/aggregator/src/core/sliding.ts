import { type AuthorChange, authorWeight, type Pane } from './pane.ts'
import { type Panes, paneAt } from './panes.ts'
import { PANE_MS } from './time.ts'
import { type MentionView, NEGATIVE, POSITIVE } from './wire.ts'

/** Negatives of one author beyond this, in one window, count for no rule of change. */
export const AUTHOR_LIMIT = 3

/**
 * The sum of a window's panes, kept as the window slides: a pane is added when it comes in and taken out when it leaves. Weights are
 * whole numbers, so nothing is lost in between.
 */
export interface SlidingWindow {
  readonly sizeMs: number
  /** The window is [endMs − sizeMs, endMs). */
  endMs: number
  mentions: number
  negative: number
  neutral: number
  positive: number
  weightSquares: number
  vulgar: number
  abusive: number
  late: number
  /** Hostile replies. */
  hostile: number
  /** Negatives beyond AUTHOR_LIMIT per author. */
  negativeExcess: number
  readonly authors: Map<number, number>
  cappedPanes: number
  /** In alphabetical order; some may have no mention left. */
  readonly languages: string[]
  readonly languageMentions: number[]
  readonly languageNegative: number[]
  /** Topics of negatives; some may have none left. */
  readonly topics: string[]
  readonly topicNegative: number[]
}

export const createSlidingWindow = (sizeMs: number): SlidingWindow => ({
  sizeMs,
  endMs: 0,
  mentions: 0,
  negative: 0,
  neutral: 0,
  positive: 0,
  weightSquares: 0,
  vulgar: 0,
  abusive: 0,
  late: 0,
  hostile: 0,
  negativeExcess: 0,
  authors: new Map(),
  cappedPanes: 0,
  languages: [],
  languageMentions: [],
  languageNegative: [],
  topics: [],
  topicNegative: [],
})

const excessOf = (weight: number): number => (weight > AUTHOR_LIMIT ? weight - AUTHOR_LIMIT : 0)

const changeAuthor = (window: SlidingWindow, author: number, by: number): void => {
  const before = window.authors.get(author) ?? 0
  const after = before + by
  if (after === 0) window.authors.delete(author)
  else window.authors.set(author, after)
  window.negativeExcess += excessOf(after) - excessOf(before)
}

const changeLanguage = (window: SlidingWindow, language: string, mentions: number, negative: number): void => {
  const { languages } = window
  for (let i = 0; i < languages.length; i++) {
    if (languages[i] !== language) continue
    window.languageMentions[i]! += mentions
    window.languageNegative[i]! += negative
    return
  }
  let at = 0
  while (at < languages.length && languages[at]! < language) at++
  languages.splice(at, 0, language)
  window.languageMentions.splice(at, 0, mentions)
  window.languageNegative.splice(at, 0, negative)
}

const changeTopic = ({ topics, topicNegative }: SlidingWindow, topic: string, by: number): void => {
  for (let i = 0; i < topics.length; i++) {
    if (topics[i] !== topic) continue
    topicNegative[i]! += by
    return
  }
  topics.push(topic)
  topicNegative.push(by)
}

const changeByPane = (window: SlidingWindow, pane: Pane, sign: 1 | -1): void => {
  if (pane.late !== undefined) window.late += sign * pane.late.counts.mentions
  if (pane.mentions === 0) return
  window.mentions += sign * pane.mentions
  window.negative += sign * pane.negative
  window.neutral += sign * pane.neutral
  window.positive += sign * pane.positive
  window.weightSquares += sign * pane.weightSquares
  window.vulgar += sign * pane.vulgar
  window.abusive += sign * pane.abusive
  window.hostile += sign * pane.hostile
  if (pane.authorsCapped) window.cappedPanes += sign
  for (let i = 0; i < pane.authors.length; i++) changeAuthor(window, pane.authors[i]!, sign * authorWeight(pane, i))
  for (let i = 0; i < pane.languages.length; i++) {
    const mentions = sign * pane.languageCounts[2 * i]!
    changeLanguage(window, pane.languages[i]!, mentions, sign * pane.languageCounts[2 * i + 1]!)
  }
  for (let i = 0; i < pane.topics.length; i++) changeTopic(window, pane.topics[i]!, sign * pane.topicNegative[i]!)
}

const clear = (window: SlidingWindow): void => {
  Object.assign(window, createSlidingWindow(window.sizeMs))
}

export const covers = (window: SlidingWindow, paneStartMs: number): boolean =>
  paneStartMs < window.endMs && paneStartMs >= window.endMs - window.sizeMs

/** Adds a pane's sums, wherever the window stands. */
export const addPaneSums = (window: SlidingWindow, pane: Pane): void => changeByPane(window, pane, 1)

/** Moves the window forward; panes beyond the ring have been given up and are gone from every window by then. */
export const slideTo = (window: SlidingWindow, panes: Panes, endMs: number): void => {
  if (endMs <= window.endMs) return
  if (endMs - window.endMs >= window.sizeMs) {
    clear(window)
    window.endMs = endMs - window.sizeMs
    for (let at = endMs - window.sizeMs; at < endMs; at += PANE_MS) {
      const pane = paneAt(panes, at)
      if (pane !== undefined) changeByPane(window, pane, 1)
    }
    window.endMs = endMs
    return
  }
  const from = window.endMs - window.sizeMs
  for (let at = from; at < endMs - window.sizeMs; at += PANE_MS) {
    const pane = paneAt(panes, at)
    if (pane !== undefined) changeByPane(window, pane, -1)
  }
  for (let at = window.endMs; at < endMs; at += PANE_MS) {
    const pane = paneAt(panes, at)
    if (pane !== undefined) changeByPane(window, pane, 1)
  }
  window.endMs = endMs
}

/** Moves the window back in time. */
export const slideBackTo = (window: SlidingWindow, panes: Panes, endMs: number): void => {
  for (let at = window.endMs - PANE_MS; at >= endMs; at -= PANE_MS) {
    const leaving = paneAt(panes, at)
    if (leaving !== undefined) changeByPane(window, leaving, -1)
    const entering = paneAt(panes, at - window.sizeMs)
    if (entering !== undefined) changeByPane(window, entering, 1)
  }
  window.endMs = endMs
}

/** One mention more in a pane that the window covers; `change` is what it did to the pane's authors. */
export const addToWindow = (window: SlidingWindow, mention: MentionView, change: AuthorChange): void => {
  const { weight, sentiment } = mention
  const isNegative = sentiment === NEGATIVE
  window.mentions += weight
  window.weightSquares += weight * weight
  if (mention.vulgar) window.vulgar += weight
  if (mention.abusive) window.abusive += weight
  window.hostile += change.hostile
  changeLanguage(window, mention.language, weight, isNegative ? weight : 0)
  if (!isNegative) {
    if (sentiment === POSITIVE) window.positive += weight
    else window.neutral += weight
    return
  }
  window.negative += weight
  for (const topic of mention.topics) changeTopic(window, topic, weight)
  if (change.counted !== 0) changeAuthor(window, change.counted, weight)
  if (change.removed !== 0) changeAuthor(window, change.removed, -change.removedWeight)
  if (change.becameCapped) window.cappedPanes++
}
