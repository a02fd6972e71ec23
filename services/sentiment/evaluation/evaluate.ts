import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import scorerErrorsFile from '@tocsin/shared/events/scorer-errors.json' with { type: 'json' }
import { MODEL_DIR, readModel } from '../src/adapters/model-files.ts'
import { FIRST_CLASS } from '../src/core/languages.ts'
import { createScorer, type Scorer } from '../src/core/scorer.ts'
import { loadAbuse, loadCorpus, loadLanguages, loadSentiment, type PartedCorpusRow } from '../training/data.ts'
import { detectByTinyld, sentimentBaselines } from './baselines.ts'
import { errorMatrix, withScorer } from './error-matrix.ts'
import { languageTable } from './language-table.ts'
import { answersOf, baselineAnswers, slicesOf } from './measure.ts'
import { accuracy, bootstrap, calibrationError, confusionOf, macroF1, precisionOf, recallOf } from './metrics.ts'
import { flagTable, topicTable } from './other-heads.ts'

const SCORER_ERRORS = fileURLToPath(import.meta.resolve('@tocsin/shared/events/scorer-errors.json'))

const percent = (share: number): string => (share * 100).toFixed(1)
const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
const isTest = ({ part }: { part: string }): boolean => part === 'test'

const sentimentTable = async (rows: Parameters<typeof slicesOf>[0], scorer: Scorer) => {
  const baselines = sentimentBaselines()
  const head = [
    'language',
    'source',
    'n',
    'macro-F1',
    '95 %',
    'accuracy',
    'negative P',
    'negative R',
    'ECE',
    'confusion',
  ]
  const lines = [
    row([...head, ...baselines.map(({ name }) => name)]),
    row(Array.from({ length: head.length + baselines.length }, () => '---')),
  ]
  const measured = []
  for (const slice of slicesOf(rows)) {
    const answers = answersOf(scorer, slice)
    measured.push({ ...slice, answers })
    if (!(FIRST_CLASS as readonly string[]).includes(slice.lang)) continue
    const confusion = confusionOf(answers)
    const [low, high] = bootstrap(answers, sample => macroF1(confusionOf(sample)))
    const others = await Promise.all(
      baselines.map(async baseline =>
        baseline.languages.includes(slice.lang)
          ? percent(macroF1(confusionOf(await baselineAnswers(baseline, slice))))
          : '–',
      ),
    )
    lines.push(
      row([
        slice.lang,
        slice.twoClass ? `${slice.source} ²` : slice.source,
        slice.rows.length,
        percent(macroF1(confusion)),
        `${percent(low)}–${percent(high)}`,
        percent(accuracy(confusion)),
        percent(precisionOf(confusion, 0)),
        percent(recallOf(confusion, 0)),
        percent(calibrationError(answers)),
        confusion.map(counts => counts.join(' ')).join(' / '),
        ...others,
      ]),
    )
  }
  return { lines, measured }
}

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    model: { type: 'string', default: MODEL_DIR },
    write: { type: 'boolean', default: true },
  },
  allowNegative: true,
})
if (!values.data) {
  console.error('usage: npm run evaluate -- --data DIR [--no-write]')
  process.exitCode = 2
} else {
  const scorer = createScorer(readModel(values.model))
  const corpus: PartedCorpusRow[] = loadCorpus()
  const sentimentRows = loadSentiment(values.data, corpus)
  const abuseRows = loadAbuse(values.data, corpus)
  const languageRows = loadLanguages(values.data, sentimentRows, abuseRows, corpus, []).filter(isTest)
  const { lines, measured } = await sentimentTable(sentimentRows.filter(isTest), scorer)
  const report = [
    '# Evaluation',
    '',
    `Scorer ${scorer.version}. Written by \`npm run evaluate -- --data DIR\`; every figure is on texts that taught nothing: our own corpus by authors held out, the given sets by their official dev split or a hashed tenth. The language is the scorer's own guess.`,
    '',
    '## Sentiment',
    '',
    '² two classes: only negative against positive is asked of our scorer; packages are asked as they are, neutral counts as wrong. Intervals: bootstrap, 500 resamples. In the confusion rows are what people said.',
    '',
    ...lines,
    '',
    '## Language, texts of 15–60 characters',
    '',
    ...languageTable(languageRows, scorer, detectByTinyld()),
    '',
    '## Vulgar and abusive',
    '',
    'The vulgar lists were completed by reading what they missed in the whole corpus, held-out authors included: those four rows are no unseen figures.',
    '',
    ...flagTable(corpus.filter(isTest), abuseRows.filter(isTest), scorer),
    '',
    '## Topics of negatives',
    '',
    ...topicTable(corpus.filter(isTest), scorer),
    '',
  ].join('\n')
  console.log(report)
  if (values.write) {
    writeFileSync(new URL('./RESULTS.md', import.meta.url), report)
    const errors = errorMatrix(scorer.version, measured)
    writeFileSync(join(values.model, 'errors.json'), `${JSON.stringify(errors, undefined, 2)}\n`)
    writeFileSync(SCORER_ERRORS, `${JSON.stringify(withScorer(scorerErrorsFile, errors), undefined, 2)}\n`)
  }
}
