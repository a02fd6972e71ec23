import { detectByTinyld, sentimentBaselines } from '../evaluation/baselines.ts'
import { readModel } from '../src/adapters/model-files.ts'
import { FIRST_CLASS } from '../src/core/languages.ts'
import { createScorer } from '../src/core/scorer.ts'
import { loadCorpus } from '../training/data.ts'

/** Texts a second on one core, all in one run: `npm run bench:sentiment`. */
const TARGET_CHARS = 100
const RUN_MS = 2_000
const WARM_UP_MS = 500

/** The corpus's texts joined within their language until they are about as long as a post. */
const corpusTexts = (): { text: string; lang: string }[] => {
  const corpus = loadCorpus()
  return FIRST_CLASS.flatMap(lang => {
    const texts: { text: string; lang: string }[] = []
    let text = ''
    for (const row of corpus.filter(one => one.lang === lang)) {
      text = text === '' ? row.text : `${text} ${row.text}`
      if (text.length < TARGET_CHARS * 0.75) continue
      texts.push({ text, lang })
      text = ''
    }
    return texts
  })
}

const texts = corpusTexts()
const meanLength = texts.reduce((sum, { text }) => sum + text.length, 0) / texts.length

type Run = (text: string, lang: string) => unknown

const measure = async (run: Run, waits: boolean): Promise<number> => {
  const rounds = async (forMs: number): Promise<number> => {
    let done = 0
    const start = performance.now()
    for (let i = 0; performance.now() - start < forMs; ) {
      for (let j = 0; j < 200; j++, i = (i + 1) % texts.length, done++) {
        const { text, lang } = texts[i]!
        const result = run(text, lang)
        if (waits) await result
      }
    }
    return (done / (performance.now() - start)) * 1000
  }
  await rounds(WARM_UP_MS)
  return rounds(RUN_MS)
}

const scorer = createScorer(readModel())
const detect = detectByTinyld()
const report = (name: string, what: string, perSecond: number): void =>
  console.log(`${name.padEnd(18)} ${String(Math.round(perSecond)).padStart(9)} texts/s  ${what}`)

console.log(`${texts.length} texts in en, pl, sv, id, ${meanLength.toFixed(0)} characters on average, one core`)
report('tocsin', 'language, sentiment, vulgar, abusive', await measure(text => scorer.score(text, ''), false))
report(
  'tocsin + topics',
  'the same, and topics of negatives',
  await measure(text => scorer.score(text, '').sentiment === 0 && scorer.topics(), false),
)
for (const { name, languages, predict } of sentimentBaselines())
  report(name, `sentiment (${languages.join(', ')})`, await measure(predict, name.startsWith('@nlpjs')))
report('tinyld', 'language', await measure(text => detect(text), false))
