import { expect, it } from 'vitest'
import { dropDuplicates } from './duplicates.ts'

it('keeps the first of equal and of nearly equal texts', () => {
  const texts = [
    'The parcel never came and nobody answers',
    'the  PARCEL never came and nobody answers',
    'The parcel never came and nobody answers!! 😡',
    'The parcel came',
    'ok',
    'OK',
    '👍',
    '👎',
  ]
  expect(dropDuplicates(texts, text => text)).toEqual([texts[0], texts[3], 'ok', '👍', '👎'])
})
