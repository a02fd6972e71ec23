import { ConfigError } from '@tocsin/shared/runtime/settings.ts'
import { expect, it } from 'vitest'
import { hashToken } from './access-token.ts'
import { readConfig } from './config.ts'

const problemsOf = (yaml: string): string => {
  try {
    readConfig({}, yaml)
    return 'none'
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
}

it('keeps tokens as hashes only', () => {
  const yaml = `escalation:
  tokens:
    - { token: 0123456789abcdef, person: anna, role: responder, brands: [lumo] }
    - { tokenSha256: ${hashToken('another token of eva')}, person: eva, role: admin }
`
  expect(readConfig({}, yaml).tokens).toEqual([
    { sha256: hashToken('0123456789abcdef'), personId: 'anna', role: 'responder', brands: ['lumo'] },
    { sha256: hashToken('another token of eva'), personId: 'eva', role: 'admin', brands: [] },
  ])
})

it.each([
  ['a short token', '{ token: abc, person: anna, role: responder }', 'at least 16 characters'],
  ['no token', '{ person: anna, role: responder }', 'either token'],
  ['an unknown role', '{ token: 0123456789abcdef, person: anna, role: boss }', 'must be one of display'],
  ['nobody', '{ token: 0123456789abcdef, role: admin }', 'person id'],
  ['a mistyped key', '{ token: 0123456789abcdef, person: a, role: admin, brand: [x] }', 'brands'],
])('tells about %s without showing it', (_what, line, message) => {
  const problems = problemsOf(`escalation:\n  tokens:\n    - ${line}\n`)
  expect(problems).toContain(message)
  expect(problems).not.toContain('0123456789abcdef')
})
