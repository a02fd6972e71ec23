import { parseArgs } from 'node:util'
import { MODEL_DIR } from '../src/adapters/model-files.ts'
import { encodeLexicon } from '../src/core/format.ts'
import { buildLexicon } from '../src/core/lexicon.ts'
import { calibrateLanguages, topicThreshold } from './calibrate.ts'
import { CORPUS_DIR } from './corpus.ts'
import { loadAbuse, loadCorpus, loadLanguages, loadSentiment } from './data.ts'
import { trainLanguageHead, trainMood, trainTopics } from './heads.ts'
import { collectLexicon } from './lexicons.ts'
import { loadSeeds } from './seeds.ts'
import { writeModel } from './write-model.ts'

export interface TrainOptions {
  readonly dataDir: string
  readonly corpusDir: string
  readonly outDir: string
  readonly seed: number
  readonly say: (line: string) => void
}

const isTraining = ({ part }: { part: string }): boolean => part === 'train'
const isTest = ({ part }: { part: string }): boolean => part === 'test'
const isTuning = ({ part }: { part: string }): boolean => part === 'tune'

/** Trains every head and writes the model. Same data, same seed: same bytes. */
export const train = ({ dataDir, corpusDir, outDir, seed, say }: TrainOptions): void => {
  const corpus = loadCorpus(corpusDir)
  const sentimentRows = loadSentiment(dataDir, corpus, corpusDir)
  const abuseRows = loadAbuse(dataDir, corpus)
  const languageRows = loadLanguages(dataDir, sentimentRows, abuseRows, corpus, loadSeeds())
  const entries = collectLexicon(dataDir)
  const lexicon = buildLexicon(entries)
  say(
    `${sentimentRows.length} texts for sentiment (${corpus.length} our own), ${abuseRows.length} for abuse, ${languageRows.length} for language, ${entries.keys.length} words`,
  )

  const language = trainLanguageHead(languageRows.filter(isTraining), seed)
  say('language: trained')
  const mood = trainMood(
    sentimentRows.filter(isTraining),
    abuseRows.filter(row => !isTest(row)),
    lexicon,
    seed,
  )
  say('sentiment and abusive: trained')
  const topics = trainTopics(corpus.filter(isTraining), lexicon, seed)
  say('topics: trained')

  const manifest = writeModel(outDir, {
    language,
    mood: mood.table,
    topics,
    lexicon: encodeLexicon(entries),
    rest: {
      trainedWith: {
        seed,
        sentimentTexts: sentimentRows.filter(isTraining).length,
        ownTexts: corpus.filter(isTraining).length,
      },
      calibration: calibrateLanguages(sentimentRows.filter(isTuning), lexicon, mood.table),
      abusiveThresholds: mood.abusiveThresholds,
      topicThreshold: topicThreshold(corpus.filter(isTuning), lexicon, topics),
    },
  })
  const size = Object.values(manifest.files).reduce((sum, { bytes }) => sum + bytes, 0)
  say(`model ${manifest.version}, ${(size / 2 ** 20).toFixed(2)} MiB, in ${outDir}`)
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      corpus: { type: 'string', default: CORPUS_DIR },
      out: { type: 'string', default: MODEL_DIR },
      seed: { type: 'string', default: '1' },
    },
  })
  if (!values.data) {
    console.error('usage: npm run train -w @tocsin/sentiment -- --data DIR [--seed N] [--out DIR]')
    process.exitCode = 2
  } else {
    train({
      dataDir: values.data,
      corpusDir: values.corpus,
      outDir: values.out,
      seed: Number(values.seed),
      say: console.log,
    })
  }
}
