import { expect, it } from 'vitest'
import { accuracy, bootstrap, calibrationError, confusionOf, macroF1, precisionOf, recallOf } from './metrics.ts'

const answer = (label: number, predicted: number, confidence = 1) => ({ label, predicted, confidence })

it('counts as a hand would', () => {
  const answers = [answer(0, 0), answer(0, 0), answer(0, 1), answer(1, 1), answer(2, 0), answer(2, 2)]
  const confusion = confusionOf(answers)
  expect(confusion).toEqual([
    [2, 1, 0],
    [0, 1, 0],
    [1, 0, 1],
  ])
  expect(accuracy(confusion)).toBeCloseTo(4 / 6)
  expect(precisionOf(confusion, 0)).toBeCloseTo(2 / 3)
  expect(recallOf(confusion, 0)).toBeCloseTo(2 / 3)
  expect(macroF1(confusion)).toBeCloseTo((2 / 3 + 2 / 3 + 2 / 3) / 3)
})

it('leaves classes that do not occur out of the mean', () => {
  expect(macroF1(confusionOf([answer(0, 0), answer(2, 2)]))).toBe(1)
})

it('finds overconfidence', () => {
  const sure = Array.from({ length: 10 }, (_, i) => answer(0, i < 5 ? 0 : 1, 0.95))
  expect(calibrationError(sure)).toBeCloseTo(0.45)
})

it('gives the same interval each time, around the measure', () => {
  const answers = Array.from({ length: 100 }, (_, i) => answer(0, i % 4 === 0 ? 1 : 0))
  const measure = (sample: typeof answers) => accuracy(confusionOf(sample))
  const [low, high] = bootstrap(answers, sample => measure([...sample]))
  expect(low).toBeLessThan(0.75)
  expect(high).toBeGreaterThan(0.75)
  expect(bootstrap(answers, sample => measure([...sample]))).toEqual([low, high])
})
