import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FIRST_CLASS, LANGUAGES, type Language } from '../src/core/languages.ts'
import { CORPUS_DIR, type CorpusRow, corpusFile, type Label, readJsonl } from './corpus.ts'

/**
 * Which part a row belongs to. `train` teaches, `tune` sets temperatures, biases and thresholds, `test` is only measured.
 * The given sets' official dev splits are `test`; sets without one, and authors of our own corpus, are divided by a hash.
 */
export type Part = 'train' | 'tune' | 'test'

export interface SentimentRow {
  readonly lang: Language
  readonly source: string
  readonly part: Part
  readonly label: Label
  readonly text: string
}

export interface AbuseRow {
  readonly lang: Language
  readonly source: string
  readonly part: Part
  readonly abusive: boolean
  readonly text: string
  /** Who wrote it, where that is known. */
  readonly author?: string
}

export interface LanguageRow {
  readonly lang: Language
  readonly source: string
  readonly part: Part
  readonly text: string
}

/** A number in [0, 1) from a text, the same everywhere. */
export const fractionOf = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32

const partOf = (text: string, tuneShare: number, testShare: number): Part => {
  const fraction = fractionOf(text)
  return fraction < testShare ? 'test' : fraction < testShare + tuneShare ? 'tune' : 'train'
}

/** Authors of each corpus file, by their number, whose rows are never trained on. */
const TEST_AUTHORS = ['03', '08', '14', '21']
const TUNE_AUTHORS = ['05', '17']

export const corpusPart = (author: string): Part => {
  const number = author.slice(-2)
  return TEST_AUTHORS.includes(number) ? 'test' : TUNE_AUTHORS.includes(number) ? 'tune' : 'train'
}

/** Personas who write half their posts in another language: their rows say nothing about the language. */
const MIXING_AUTHORS = new Set(['en-2-b18', 'id-1-a07', 'id-2-b07', 'id-2-b14'])

export interface PartedCorpusRow extends CorpusRow {
  readonly part: Part
}

export const loadCorpus = (dir = CORPUS_DIR): PartedCorpusRow[] =>
  FIRST_CLASS.flatMap(lang =>
    readJsonl<CorpusRow>(corpusFile(lang, dir)).map(row => ({ ...row, part: corpusPart(row.author) })),
  )

interface GivenSentiment {
  readonly lang: Language
  readonly source: string
  readonly split: 'train' | 'dev'
  readonly label: Label
  readonly text: string
}

interface GivenAbuse {
  readonly lang: Language
  readonly source: string
  readonly label: string
  readonly text: string
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** Labels of ours for posts of the given sets (corpus/README.md): `hash of the text<TAB>label<TAB>part`. */
const readOurLabels = (path: string): Map<string, { label: Label; part: Part }> =>
  new Map(
    (existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [])
      .filter(line => line !== '' && !line.startsWith('#'))
      .map(line => {
        const [hash, label, part] = line.split('\t')
        return [hash!, { label: label as Label, part: part as Part }] as const
      }),
  )

/** Rows whose text we labelled ourselves, out of the given ones; each text once. */
const relabel = (given: readonly { lang: Language; text: string }[], corpusDir: string): SentimentRow[] => {
  const labels = new Map(
    FIRST_CLASS.map(lang => [lang as Language, readOurLabels(join(corpusDir, `tweets-${lang}.tsv`))]),
  )
  const seen = new Set<string>()
  return given.flatMap(({ lang, text }) => {
    const ours = labels.get(lang)
    const found = ours && ours.size > 0 && !seen.has(text) ? ours.get(shortHash(text)) : undefined
    if (!found) return []
    seen.add(text)
    return [{ lang, source: 'tweets', text, ...found }]
  })
}

export const loadSentiment = (
  dataDir: string,
  corpus: readonly PartedCorpusRow[],
  corpusDir = CORPUS_DIR,
): SentimentRow[] => {
  const given = readJsonl<GivenSentiment>(join(dataDir, 'sentiment/train.jsonl'))
  const withDev = new Set(given.filter(({ split }) => split === 'dev').map(({ lang, source }) => `${lang} ${source}`))
  const rows = given.map(({ lang, source, split, label, text }): SentimentRow => {
    const part = withDev.has(`${lang} ${source}`)
      ? split === 'dev'
        ? 'test'
        : partOf(text, 0.05, 0)
      : partOf(text, 0.05, 0.1)
    return { lang, source, part, label, text }
  })
  const own = corpus.map(({ lang, part, label, text }) => ({ lang, source: 'own', part, label, text }))
  const relabelled = relabel([...given, ...readJsonl<GivenAbuse>(join(dataDir, 'abuse/train.jsonl'))], corpusDir)
  const replaced = new Set(relabelled.map(({ text }) => text))
  return [...rows.filter(({ text }) => !replaced.has(text)), ...own, ...relabelled]
}

const ABUSIVE_LABELS = new Set(['hate', 'offensive', 'abusive', 'Obraźliwe', 'Groźby karalne'])
/** Neither clearly abusive nor clearly not. */
const UNCLEAR_LABELS = new Set(['Złośliwe', 'Ostra krytyka'])

export const loadAbuse = (dataDir: string, corpus: readonly PartedCorpusRow[]): AbuseRow[] => [
  ...readJsonl<GivenAbuse>(join(dataDir, 'abuse/train.jsonl'))
    .filter(({ label }) => !UNCLEAR_LABELS.has(label))
    .map(({ lang, source, label, text }) => ({
      lang,
      source,
      part: partOf(text, 0.05, 0.1),
      abusive: ABUSIVE_LABELS.has(label),
      text,
    })),
  ...corpus.map(({ lang, part, abusive, text, author }) => ({ lang, source: 'own', part, abusive, text, author })),
]

const isLanguage = (tag: string): tag is Language => (LANGUAGES as readonly string[]).includes(tag)

const isGiven = ({ source }: { source: string }): boolean => source !== 'own' && source !== 'tweets'

export const loadLanguages = (
  dataDir: string,
  sentiment: readonly SentimentRow[],
  abuse: readonly AbuseRow[],
  corpus: readonly PartedCorpusRow[],
  seeds: readonly (readonly [lang: string, text: string])[],
): LanguageRow[] => {
  const path = join(dataDir, 'langid/train.tsv')
  const given = (existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []).flatMap(line => {
    const [lang, text] = line.split('\t')
    return text && isLanguage(lang!) ? [{ lang, source: 'langid', part: partOf(text, 0.05, 0.1), text }] : []
  })
  const seeded = seeds.flatMap(([lang, text]) =>
    isLanguage(lang) ? [{ lang, source: 'seeds', part: 'train' as const, text }] : [],
  )
  return [
    ...given,
    ...sentiment.filter(isGiven).map(({ lang, source, part, text }) => ({ lang, source, part, text })),
    ...corpus
      .filter(({ author }) => !MIXING_AUTHORS.has(author))
      .map(({ lang, part, text }) => ({ lang, source: 'own', part, text })),
    ...abuse.filter(isGiven).map(({ lang, source, part, text }) => ({ lang, source, part, text })),
    ...seeded,
  ]
}
