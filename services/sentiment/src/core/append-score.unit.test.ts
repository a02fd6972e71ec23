import { mentionCodec, tickCodec } from '@tocsin/shared/events/codec.ts'
import { expect, it } from 'vitest'
import { appendScore, appendTime, type MentionScore } from './append-score.ts'

const score: MentionScore = {
  language: 'pl',
  languageConfidence: 0.9,
  sentiment: 0,
  negative: 0.75,
  neutral: 0.125,
  positive: 0.125,
  vulgar: true,
  abusive: false,
  scorerVersion: 'tocsin@abc',
  topics: ['delivery', 'staff'],
}

it('appends exactly what the codec would write', () => {
  const mention = { brandId: 'b', source: 's', nativeId: '1', text: 'zażółć', eventTimeMs: 5 }
  const merged = mentionCodec.decode(appendScore(mentionCodec.encode(mention), 1_700_000_000_123, score))
  expect(merged).toEqual(
    mentionCodec.decode(
      mentionCodec.encode({
        ...mention,
        appendedAtMs: 1_700_000_000_123,
        language: 'pl',
        sentiment: 'SENTIMENT_NEGATIVE',
        negativeProbability: 0.75,
        neutralProbability: 0.125,
        positiveProbability: 0.125,
        vulgar: true,
        abusive: false,
        scorerVersion: 'tocsin@abc',
        weight: 1,
        topics: 'delivery staff',
      }),
    ),
  )
})

it('keeps every original byte, fields it does not know included', () => {
  const unknown = Uint8Array.of(0xa0, 0x06, 0x2a)
  const original = Uint8Array.of(...mentionCodec.encode({ text: 'x' }), ...unknown)
  expect(appendScore(original, 1, score).subarray(0, original.length)).toEqual(original)
})

it('overwrites an earlier score and cuts overlong names of others', () => {
  const long = { ...score, scorerVersion: 'v'.repeat(500), sentiment: 2 as const, topics: [] }
  const twice = mentionCodec.decode(appendScore(appendScore(new Uint8Array(), 1, score), 2, long))
  expect(twice).toMatchObject({ sentiment: 'SENTIMENT_POSITIVE', appendedAtMs: 2, topics: '' })
  expect(twice.scorerVersion).toHaveLength(127)
})

it('gives ticks their append time', () => {
  expect(tickCodec.decode(appendTime(tickCodec.encode({ ingestId: 'i' }), 42))).toMatchObject({
    ingestId: 'i',
    appendedAtMs: 42,
  })
})
