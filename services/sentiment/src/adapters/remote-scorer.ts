import { isCrisisTopic, MAX_TOPICS } from '@tocsin/shared/events/crisis-topics.ts'
import type { Score } from '@tocsin/shared/gen/tocsin/sentiment/v1/Score.ts'
import type { ScoreResponse } from '@tocsin/shared/gen/tocsin/sentiment/v1/ScoreResponse.ts'
import type { SentimentServiceClient } from '@tocsin/shared/gen/tocsin/sentiment/v1/SentimentService.ts'
import { createGrpcClient, type GrpcCredentials, unary } from '@tocsin/shared/grpc/client.ts'
import type { MentionScore } from '../core/append-score.ts'
import type { ScoreText } from '../core/batch.ts'
import { MAX_UNITS } from '../core/scan-state.ts'

export interface RemoteScorer {
  /** Scores in the order of the items; rejects when the other side fails, is late or answers nonsense. */
  score(items: readonly ScoreText[]): Promise<readonly MentionScore[]>
  close(): void
}

const COLUMNS: Readonly<Record<string, 0 | 1 | 2>> = {
  SENTIMENT_NEGATIVE: 0,
  SENTIMENT_NEUTRAL: 1,
  SENTIMENT_POSITIVE: 2,
}

const MAX_ITEMS = 1_000

const toMentionScore = (score: Score, scorerVersion: string): MentionScore => {
  const sentiment = COLUMNS[score.sentiment]
  if (sentiment === undefined) throw new Error(`the scorer answered sentiment ${score.sentiment}`)
  return {
    language: score.language || 'und',
    languageConfidence: score.languageConfidence,
    sentiment,
    negative: score.negativeProbability,
    neutral: score.neutralProbability,
    positive: score.positiveProbability,
    vulgar: score.vulgar,
    abusive: score.abusive,
    scorerVersion,
    topics: sentiment === 0 ? score.topics.filter(isCrisisTopic).slice(0, MAX_TOPICS) : [],
  }
}

/** Someone else's SentimentService. */
export const createRemoteScorer = (address: string, timeoutMs: number, calls?: GrpcCredentials): RemoteScorer => {
  const client = createGrpcClient<SentimentServiceClient>('tocsin.sentiment.v1.SentimentService', {
    address,
    credentials: calls,
  })
  const call = async (items: readonly ScoreText[]): Promise<MentionScore[]> => {
    const request = { items: items.map(({ text, languageHint }) => ({ text: text.slice(0, MAX_UNITS), languageHint })) }
    const response = await unary<ScoreResponse>((options, done) => client.score(request, options, done), timeoutMs)
    if (response.scores.length !== items.length)
      throw new Error(`the scorer answered ${response.scores.length} scores for ${items.length} texts`)
    return response.scores.map(score => toMentionScore(score, response.scorerVersion || `other@${address}`))
  }
  return {
    async score(items) {
      const scores: MentionScore[] = []
      for (let from = 0; from < items.length; from += MAX_ITEMS)
        scores.push(...(await call(items.slice(from, from + MAX_ITEMS))))
      return scores
    },
    close: () => client.close(),
  }
}
