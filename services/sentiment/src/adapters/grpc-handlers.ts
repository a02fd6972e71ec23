import type { ScoreInput } from '@tocsin/shared/gen/tocsin/sentiment/v1/Score.ts'
import type { SentimentServiceHandlers } from '@tocsin/shared/gen/tocsin/sentiment/v1/SentimentService.ts'
import type { GrpcService } from '@tocsin/shared/grpc/service.ts'
import { grpcError } from '@tocsin/shared/grpc/status.ts'
import type { Scorer } from '../core/scorer.ts'

const MAX_ITEMS = 1_000
const INVALID_ARGUMENT = 3
const NAMES = ['SENTIMENT_NEGATIVE', 'SENTIMENT_NEUTRAL', 'SENTIMENT_POSITIVE'] as const

const answer = (scorer: Scorer, text: string, hint: string): ScoreInput => {
  const scored = scorer.score(text, hint)
  return {
    language: scored.language,
    languageConfidence: scored.languageConfidence,
    sentiment: NAMES[scored.sentiment],
    confidence: Math.max(scored.negative, scored.neutral, scored.positive),
    negativeProbability: scored.negative,
    neutralProbability: scored.neutral,
    positiveProbability: scored.positive,
    vulgar: scored.vulgar,
    abusive: scored.abusive,
    topics: scored.sentiment === 0 ? [...scorer.topics()] : [],
  }
}

/** tocsin.sentiment.v1.SentimentService, answered by the built-in model. */
export const sentimentGrpcService = (scorer: Scorer): GrpcService => {
  const handlers: SentimentServiceHandlers = {
    Score({ request }, done) {
      if (request.items.length > MAX_ITEMS) {
        const description = `at most ${MAX_ITEMS} items, not ${request.items.length}`
        return done(grpcError(INVALID_ARGUMENT, description, { violations: [{ field: 'items', description }] }))
      }
      const scores = request.items.map(({ text, languageHint }) => answer(scorer, text, languageHint))
      done(null, { scores, scorerVersion: scorer.version })
    },
  }
  return { name: 'tocsin.sentiment.v1.SentimentService', handlers }
}
