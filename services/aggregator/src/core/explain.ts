import { isDiscriminating, type ScorerErrors } from '@tocsin/shared/events/scorer-errors.ts'
import type { Rule } from '@tocsin/shared/gen/tocsin/config/v1/Rule.ts'
import type { ArithmeticInput } from '@tocsin/shared/gen/tocsin/signal/v1/Arithmetic.ts'
import type { TermInput } from '@tocsin/shared/gen/tocsin/signal/v1/Term.ts'
import type { AboutTermInput } from '@tocsin/shared/gen/tocsin/window/v1/AboutTerm.ts'
import type { FloodInput } from '@tocsin/shared/gen/tocsin/window/v1/Flood.ts'
import type { WindowInput } from '@tocsin/shared/gen/tocsin/window/v1/Window.ts'
import { type Correctable, correctedShare } from './corrected.ts'
import { certaintyOf, comparedShare, type Figures, topicLimit, type Verdict, verdictOf } from './rules.ts'
import { sentenceOf } from './sentence.ts'
import { wilson } from './statistics.ts'
import type { Repeated } from './ties.ts'
import { LOGIC } from './time.ts'
import { shareLimit, type UsualLevel, volumeLimit } from './usual.ts'

export const DETECTOR_VERSION = `tocsin-detector@${LOGIC}`

export interface Decision {
  readonly window: WindowInput
  readonly rule: Rule
  readonly ruleVersion: number
  readonly scorerVersion: string
  readonly figures: Figures
  readonly usual: UsualLevel
  readonly errors: ScorerErrors | undefined
  /** What sets the mentions apart that carry the decision, and how many these are. */
  readonly about: readonly AboutTermInput[]
  readonly carrying: number
  readonly flood: FloodInput | undefined
  readonly whileBlind: boolean
}

const term = (name: string, value: number, formula: string): TermInput => ({ name, value, formula })

const usualFrom = (usual: UsualLevel): string =>
  usual.coldStart ? 'median of the hours seen so far: cold start' : `baseline version ${usual.baselineVersion}`

/** What the corrected share is made from: each language with its counts and what is known of the scorer's error in it. */
const correctedTerms = ({ figures: { corrected }, window, errors }: Decision): TermInput[] => {
  if (corrected === undefined || errors === undefined) return []
  const terms: TermInput[] = []
  for (const { language = '', mentions = 0, negative = 0 } of window.languages ?? []) {
    const known = errors[language]
    if (known === undefined || !isDiscriminating(known)) continue
    terms.push(
      term(`mentions.${language}`, Number(mentions), `weighted mentions in ${language}`),
      term(`negative.${language}`, Number(negative), `weighted negatives in ${language}`),
      term(`tpr.${language}`, known.tpr, `P(said negative | is negative), measured on ${known.tprN} texts`),
      term(`fpr.${language}`, known.fpr, `P(said negative | is not negative), measured on ${known.fprN} texts`),
    )
  }
  terms.push(
    term(
      'corrected',
      corrected.share,
      'Σ mentions · (said − fpr) / (tpr − fpr) / Σ mentions over these languages, clipped to 0 … 1; said is the share of each without its part of negativeExcess',
    ),
    term('correctedLow', corrected.low, 'lower end of its 95 % interval, the measured errors included'),
    term('correctedHigh', corrected.high, 'upper end of its 95 % interval, the measured errors included'),
  )
  return terms
}

const shareTerms = (decision: Decision): TermInput[] => {
  const { figures, usual, rule } = decision
  const { share, n } = comparedShare(figures)
  const terms = [
    term('mentions', figures.mentions, 'weighted mentions of the window'),
    term('negative', figures.negative, 'weighted negatives of the window'),
    term('negativeExcess', figures.negativeExcess, 'negatives beyond 3 per author, not compared'),
    term('share', share, '(negative − negativeExcess) / (mentions − negativeExcess)'),
    term('n', n, '(Σw)² / Σw² of the mentions compared'),
    term('minimumMentions', rule.minimumMentions, 'n must reach it'),
    term('authors', figures.authors, 'distinct authors of negatives'),
    term('minimumAuthors', rule.minimumAuthors, 'authors must reach it'),
  ]
  const judged = rule.corrected && figures.corrected !== undefined ? 'corrected' : 'share'
  if (rule.threshold > 0) terms.push(term('threshold', rule.threshold, `fires when ${judged} ≥ threshold`))
  if (rule.deviations > 0 && usual.shareKnown) {
    terms.push(
      term('usualShare', usual.share, usualFrom(usual)),
      term('shareMad', usual.shareMad, 'median absolute deviation of the usual share'),
      term(
        'limit',
        shareLimit(usual, n, rule.deviations),
        `usualShare + ${rule.deviations} · max(1.4826 · shareMad, √(usualShare · (1 − usualShare) / n))`,
      ),
      term(
        'low',
        wilson(share, n, certaintyOf(rule)).low,
        `Wilson lower bound of share at z = ${certaintyOf(rule)}; fires when low > limit`,
      ),
    )
  }
  return [...terms, ...correctedTerms(decision)]
}

const volumeTerms = ({ figures, usual, rule }: Decision): TermInput[] => {
  const terms = [
    term('mentions', figures.mentions, 'weighted mentions of the window'),
    term('negativeExcess', figures.negativeExcess, 'negatives beyond 3 per author, not compared'),
    term('compared', figures.mentions - figures.negativeExcess, 'mentions − negativeExcess'),
    term('minimumMentions', rule.minimumMentions, 'compared must reach it'),
    term('scale', figures.scale, 'length of the time covered / length of the window'),
  ]
  if (rule.threshold > 0) terms.push(term('threshold', rule.threshold, 'fires when compared ≥ threshold · scale'))
  if (rule.deviations > 0 && usual.volumeKnown) {
    terms.push(
      term('usualMentions', usual.mentions, usualFrom(usual)),
      term('mentionsMad', usual.mentionsMad, 'median absolute deviation of the usual volume'),
      term(
        'limit',
        volumeLimit(usual, figures.scale, rule.deviations),
        `usualMentions · scale + ${rule.deviations} · max(1.4826 · mentionsMad · scale, √max(1, usualMentions · scale)); fires when compared > limit`,
      ),
    )
  }
  return terms
}

const countTerms = ({ figures, rule }: Decision): TermInput[] => [
  term('negative', figures.negative, 'weighted negatives of the window'),
  term('mentions', figures.mentions, 'weighted mentions of the window'),
  term('minimumMentions', rule.minimumMentions, 'mentions must reach it'),
  term('authors', figures.authors, 'distinct authors of negatives'),
  term('minimumAuthors', rule.minimumAuthors, 'authors must reach it'),
  term('scale', figures.scale, 'length of the time covered / length of the window'),
  term('threshold', rule.threshold, 'fires when negative ≥ threshold · scale'),
]

const flagTerms = ({ figures, rule }: Decision): TermInput[] => [
  term('flags', figures.flags, "employees' flags in the window"),
  term('threshold', Math.max(1, rule.threshold), 'fires when flags ≥ threshold'),
]

const fightTerms = ({ figures: { repeated, scale }, rule }: Decision): TermInput[] => [
  term(
    'replies',
    repeated?.count ?? 0,
    'hostile replies (abusive, or vulgar and negative) under one post, of authors who wrote at least 2 there',
  ),
  term('fighters', repeated?.authors ?? 0, 'these authors'),
  term('minimumAuthors', rule.minimumAuthors, 'fighters must reach it'),
  term('scale', scale, 'length of the time covered / length of the window'),
  term('threshold', rule.threshold, 'fires when replies ≥ threshold · scale'),
]

const topicTerms = ({ figures, rule }: Decision): TermInput[] => [
  term('onTopic', figures.repeated?.count ?? 0, 'negatives on the topic, at most 3 per author'),
  term('negative', figures.negative, 'weighted negatives of the window'),
  term('negativeExcess', figures.negativeExcess, 'negatives beyond 3 per author, not compared'),
  term('mentions', figures.mentions, 'weighted mentions of the window'),
  term('minimumMentions', rule.minimumMentions, 'mentions must reach it'),
  term('topicAuthors', figures.repeated?.authors ?? 0, 'distinct authors of negatives on the topic'),
  term('minimumAuthors', rule.minimumAuthors, 'topicAuthors must reach it'),
  term('scale', figures.scale, 'length of the time covered / length of the window'),
  term('threshold', rule.threshold, rule.threshold < 1 ? 'of the negatives' : 'of negatives on one topic'),
  term(
    'limit',
    topicLimit(figures, rule),
    `${rule.threshold < 1 ? 'threshold · (negative − negativeExcess)' : 'threshold · scale'}; fires when onTopic ≥ limit`,
  ),
]

const termsOf = (decision: Decision): TermInput[] => {
  switch (decision.rule.kind) {
    case 'RULE_KIND_SHARE':
      return shareTerms(decision)
    case 'RULE_KIND_VOLUME':
      return volumeTerms(decision)
    case 'RULE_KIND_COUNT':
      return countTerms(decision)
    case 'RULE_KIND_TOPIC':
      return topicTerms(decision)
    case 'RULE_KIND_FIGHT':
      return fightTerms(decision)
    default:
      return flagTerms(decision)
  }
}

/** That posts are copied decides nothing; people should know it. */
const floodTerms = ({ flood }: Decision): TermInput[] =>
  flood === undefined
    ? []
    : [
        term(
          'saySame',
          Number(flood.negative ?? 0),
          `of the mentions that carry this say the same but for a few words, handles, links and numbers: ${flood.same} of ${flood.sampled} sampled`,
        ),
      ]

/** What it is about decides nothing either: phrases and topics, each with its count. */
const subjectTerms = ({ about, window }: Decision): TermInput[] => [
  ...about.map(({ term: phrase, negative, z }) =>
    term(
      `«${phrase}»`,
      Number(negative),
      `of the mentions that carry this, told by a sample; ${z} deviations above its usual log-odds`,
    ),
  ),
  ...(window.topics ?? []).map(({ topic, negative }) =>
    term(`topic.${topic}`, Number(negative), 'weighted negatives of the window on it, in all languages'),
  ),
]

/** Every input of a decision with its formula, and the same as one sentence. */
export const arithmeticOf = (decision: Decision): ArithmeticInput => ({
  window: decision.window,
  rule: decision.rule,
  ruleVersion: decision.ruleVersion,
  baselineVersion: decision.usual.baselineVersion,
  scorerVersion: decision.scorerVersion,
  detectorVersion: DETECTOR_VERSION,
  terms: [...termsOf(decision), ...subjectTerms(decision), ...floodTerms(decision)],
  sentence: sentenceOf(decision),
})

/** The errors that a signal's terms name. How many texts they stand on moves the interval only, which decides nothing. */
const errorsFrom = (values: ReadonlyMap<string, number>): ScorerErrors | undefined => {
  const languages = [...values.keys()].filter(name => name.startsWith('tpr.')).map(name => name.slice(4))
  if (languages.length === 0) return undefined
  return Object.fromEntries(
    languages.map(language => [
      language,
      { tpr: values.get(`tpr.${language}`)!, fpr: values.get(`fpr.${language}`) ?? 0, tprN: 1, fprN: 1 },
    ]),
  )
}

/** The terms that say what is repeated, by kind: how much, and by how many. */
const REPEATED_TERMS = [
  ['replies', 'fighters'],
  ['onTopic', 'topicAuthors'],
] as const

const repeatedFrom = (values: ReadonlyMap<string, number>): Repeated | undefined => {
  const names = REPEATED_TERMS.find(([count]) => values.has(count))
  return names && { group: '', count: values.get(names[0]) ?? 0, authors: values.get(names[1]) ?? 0 }
}

const correctableFrom = (window: WindowInput): Correctable => ({
  languages: (window.languages ?? []).map(({ language = '', mentions = 0, negative = 0 }) => ({
    language,
    mentions: Number(mentions),
    negative: Number(negative),
  })),
  mentions: Number(window.mentions ?? 0),
  negative: Number(window.negative ?? 0),
  weightSquares: Number(window.weightSquares ?? 0),
  negativeExcess: Number(window.negativeExcess ?? 0),
})

/** Decides again from what a signal carries, and nothing else. */
export const recompute = ({ window, rule, terms = [] }: ArithmeticInput): Verdict => {
  const values = new Map(terms.map(one => [one.name ?? '', Number(one.value)]))
  const value = (name: string): number => values.get(name) ?? 0
  const errors = errorsFrom(values)
  const figures: Figures = {
    mentions: Number(window?.mentions ?? 0),
    negative: Number(window?.negative ?? 0),
    negativeExcess: Number(window?.negativeExcess ?? 0),
    weightSquares: Number(window?.weightSquares ?? 0),
    authors: window?.negativeAuthors ?? 0,
    scale: values.get('scale') ?? 1,
    flags: value('flags'),
    corrected: correctedShare(correctableFrom(window ?? {}), errors),
    repeated: repeatedFrom(values),
  }
  const usual: UsualLevel = {
    share: value('usualShare'),
    shareMad: value('shareMad'),
    shareKnown: values.has('usualShare'),
    mentions: value('usualMentions'),
    mentionsMad: value('mentionsMad'),
    volumeKnown: values.has('usualMentions'),
    coldStart: false,
    baselineVersion: 0,
  }
  return verdictOf(figures, usual, rule as Rule)
}

const shown = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(4))

/** The arithmetic as lines of text, the sentence first. */
export const explainLines = ({
  sentence = '',
  terms = [],
  ruleVersion,
  baselineVersion,
  scorerVersion,
  detectorVersion,
}: ArithmeticInput): string[] => [
  sentence,
  ...terms.map(one => `${one.name} = ${shown(Number(one.value))}  (${one.formula})`),
  `rule version ${ruleVersion ?? 0}, baseline version ${baselineVersion ?? 0}, scorer ${scorerVersion || 'unknown'}, ${detectorVersion}`,
]
