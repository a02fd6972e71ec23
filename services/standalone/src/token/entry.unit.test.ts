import { hashToken } from '@tocsin/escalation/access-token.ts'
import { readConfig } from '@tocsin/escalation/config.ts'
import { UsageError } from '@tocsin/shared/runtime/arguments.ts'
import { describe, expect, it } from 'vitest'
import { tokenLines } from './entry.ts'

const TOKEN = 'a-token-for-this-test'
const tokensOf = (lines: readonly string[]) => readConfig({}, `escalation:\n  tokens:\n  ${lines.at(-1)}`).tokens

describe('tocsin token', () => {
  it('prints an entry that the settings take, and that lets the token in', () => {
    const argv = ['--person', 'anna', '--role', 'manager', '--brands', 'lumo, kopi-pagi']
    expect(tokensOf(tokenLines(argv, TOKEN))).toMatchObject([
      { sha256: hashToken(TOKEN), personId: 'anna', role: 'manager', brands: ['lumo', 'kopi-pagi'] },
    ])
  })

  it('makes a token that ends, of all brands, for a responder', () => {
    const [token] = tokensOf(tokenLines(['--person', 'anna', '--until', '2027-01-31T18:00Z'], TOKEN))
    expect(token).toMatchObject({ role: 'responder', brands: [], untilMs: Date.UTC(2027, 0, 31, 18) })
  })

  it('makes another token each time', () => {
    expect(tokenLines(['--person', 'anna'])).not.toEqual(tokenLines(['--person', 'anna']))
  })

  it.each([
    ['nobody', []],
    ['an unknown role', ['--person', 'anna', '--role', 'boss']],
    ['an end without a zone', ['--person', 'anna', '--until', '2027-01-31']],
  ])('refuses %s', (_what, argv) => {
    expect(() => tokenLines(argv)).toThrow(UsageError)
  })
})
