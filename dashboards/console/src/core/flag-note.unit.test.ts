import { expect, it } from 'vitest'
import { codeFrom, codeIn, flagNote, NOTE_LIMIT, roomLeft } from './flag-note.ts'

it('puts the link below the words, or alone', () => {
  expect(flagNote('  People are angry. ', ' https://example.org/1 ')).toBe('People are angry.\n\nhttps://example.org/1')
  expect([flagNote('Only words', ' '), flagNote('', 'https://example.org')]).toEqual([
    'Only words',
    'https://example.org',
  ])
})

it('counts the link as part of the note', () => {
  expect(roomLeft('x'.repeat(NOTE_LIMIT - 12), 'https://ab')).toBe(0)
  expect(roomLeft('x'.repeat(NOTE_LIMIT + 1), '')).toBe(-1)
})

it.each([
  ['/flag/abc12345', 'abc12345'],
  ['/flag/a%20b/', 'a b'],
  ['/flag/%zz', '%zz'],
  ['/flag', ''],
  ['/flag/', ''],
])('reads the code of %s', (path, code) => {
  expect(codeIn(path)).toBe(code)
})

it.each([
  [' abc12345 ', 'abc12345'],
  ['https://tocsin.example.org/flag/abc12345', 'abc12345'],
  ['/flag/abc12345', 'abc12345'],
  ['', ''],
])('takes "%s" as a code', (typed, code) => {
  expect(codeFrom(typed)).toBe(code)
})
