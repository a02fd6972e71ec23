import { type Scorer, SENTIMENTS } from './scorer.ts'

export interface ScoredLine {
  readonly ok: boolean
  /** One JSON object. */
  readonly output: string
}

const round = (probability: number): number => Math.round(probability * 1e4) / 1e4

const failed = (error: string, line: number): ScoredLine => ({ ok: false, output: JSON.stringify({ error, line }) })

/** Scores one line `{"text", "lang"?}`; a bad one is answered with what is wrong and its number. */
export const scoreLine = (scorer: Scorer, input: string, line: number): ScoredLine => {
  let given: unknown
  try {
    given = JSON.parse(input)
  } catch (error) {
    return failed(`not JSON: ${error instanceof Error ? error.message : String(error)}`, line)
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return failed('must be an object {"text": …}', line)
  const { text, lang = '' } = given as { text?: unknown; lang?: unknown }
  if (typeof text !== 'string') return failed('"text" must be a string', line)
  if (typeof lang !== 'string') return failed('"lang" must be a string', line)
  const { language, sentiment, negative, neutral, positive, vulgar, abusive } = scorer.score(text, lang)
  return {
    ok: true,
    output: JSON.stringify({
      language,
      sentiment: {
        label: SENTIMENTS[sentiment],
        confidence: round(Math.max(negative, neutral, positive)),
        probabilities: { negative: round(negative), neutral: round(neutral), positive: round(positive) },
      },
      vulgar,
      abusive,
      topics: sentiment === 0 ? scorer.topics() : [],
    }),
  }
}
