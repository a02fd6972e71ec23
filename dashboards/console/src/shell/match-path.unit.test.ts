import { expect, it } from 'vitest'
import { matchPath } from './match-path.ts'

it.each([
  ['/', '/', {}],
  ['/crises', '/crises', {}],
  ['/crises/:id', '/crises/lumo-12', { id: 'lumo-12' }],
  ['/crises/:id', '/crises/a%2Fb', { id: 'a/b' }],
  ['/crises/:id', '/crises/%E0%A4%A', { id: '%E0%A4%A' }],
  ['/crises/:id', '/crises', undefined],
  ['/crises', '/crises/lumo-12', undefined],
  ['/crises/:id', '/crises/', undefined],
])('%s and %s', (pattern, path, expected) => {
  expect(matchPath(pattern, path)).toEqual(expected)
})
