import { expect, it } from 'vitest'
import { didYouMean, suggest } from './suggest.ts'

it.each([
  ['a swapped letter', 'prot', ['port', 'host'], 'port'],
  ['a missing letter', 'gatway', ['gateway', 'grpc'], 'gateway'],
  ['another case', 'PORT', ['port'], 'port'],
  ['nothing near', 'banana', ['port', 'host'], undefined],
])('suggests for %s', (_what, word, candidates, expected) => {
  expect(suggest(word, candidates)).toBe(expected)
})

it('says nothing when there is nothing to say', () => {
  expect(didYouMean('zzz', ['port'])).toBe('')
})
