import { describe, expect, it } from 'vitest'
import { readModel } from '../adapters/model-files.ts'
import { scoreLine } from './score-line.ts'
import { createScorer } from './scorer.ts'

const scorer = createScorer(readModel())

describe('scoreLine', () => {
  it('gives all fields', () => {
    const { ok, output } = scoreLine(scorer, '{"text":"The courier never came, third time this week"}', 1)
    expect(ok).toBe(true)
    const score = JSON.parse(output)
    expect(Object.keys(score)).toEqual(['language', 'sentiment', 'vulgar', 'abusive', 'topics'])
    expect(score).toMatchObject({ language: 'en', sentiment: { label: 'negative' }, vulgar: false })
    const { negative, neutral, positive } = score.sentiment.probabilities
    expect(negative + neutral + positive).toBeCloseTo(1, 3)
    expect(score.sentiment.confidence).toBe(negative)
  })

  it.each([
    ['{"text":', 'not JSON'],
    ['"hello"', 'must be an object'],
    ['[]', 'must be an object'],
    ['null', 'must be an object'],
    ['{}', '"text" must be a string'],
    ['{"text":5}', '"text" must be a string'],
    ['{"text":"x","lang":7}', '"lang" must be a string'],
  ])('answers %s with what is wrong and the line', (line, problem) => {
    const { ok, output } = scoreLine(scorer, line, 12)
    expect(ok).toBe(false)
    expect(JSON.parse(output)).toEqual({ error: expect.stringContaining(problem), line: 12 })
  })
})
