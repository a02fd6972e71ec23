import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ScorerErrors, scorerErrors } from '@tocsin/shared/events/scorer-errors.ts'
import { describe, expect, it } from 'vitest'
import { MODEL_DIR, readModel } from '../src/adapters/model-files.ts'
import { type ErrorMatrix, errorMatrix, withScorer } from './error-matrix.ts'

describe('the error matrix', () => {
  it('is that of the model, and detection corrects by the same one', () => {
    const { scorerVersion, languages } = JSON.parse(readFileSync(join(MODEL_DIR, 'errors.json'), 'utf8')) as ErrorMatrix
    expect(scorerVersion).toBe(readModel().version)
    const negatives = Object.fromEntries(Object.entries(languages).map(([lang, { negative }]) => [lang, negative]))
    expect(scorerErrors(scorerVersion)).toEqual(negatives)
  })

  it('counts what was said of what is', () => {
    const answers = [
      [0, 0],
      [0, 1],
      [1, 0],
      [2, 2],
    ].map(([label, predicted]) => ({ label: label!, predicted: predicted!, confidence: 1 }))
    const matrix = errorMatrix('s@1', [{ lang: 'en', source: 'own', answers }])
    expect(matrix.languages.en?.negative).toEqual({ tpr: 0.5, tprN: 2, fpr: 0.5, fprN: 2 })
  })

  it('is added to those of earlier scorers, which stay', () => {
    const earlier: Record<string, ScorerErrors> = { 's@1': { en: { tpr: 0.7, tprN: 10, fpr: 0.1, fprN: 20 } } }
    const matrix = errorMatrix('s@2', [])
    expect(Object.keys(withScorer(earlier, matrix))).toEqual(['s@1', 's@2'])
    expect(withScorer(earlier, matrix)['s@1']).toEqual(earlier['s@1'])
  })
})
