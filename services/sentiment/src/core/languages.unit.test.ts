import { expect, it } from 'vitest'
import { LANGUAGES, languageOfTag } from './languages.ts'

it.each([
  ['pl', 'pl'],
  ['pl-PL', 'pl'],
  ['sv_SE', 'sv'],
  ['EN-gb', 'en'],
  ['in', 'id'],
  ['nb-NO', 'no'],
  ['und', undefined],
  ['', undefined],
  ['tlh', undefined],
])('reads the tag %s', (tag, language) => {
  expect(LANGUAGES[languageOfTag(tag)]).toBe(language)
})
