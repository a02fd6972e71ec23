import { ConfigError } from '@tocsin/shared/runtime/settings.ts'
import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

const problemsOf = (yamlText: string): readonly string[] => {
  try {
    readConfig({ env: {}, yamlText, yamlPath: 'tocsin.yaml' })
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}

describe('the settings of the gateway', () => {
  it('let everybody at this machine look, and nobody else, when nothing is set', () => {
    expect(readConfig({ env: {} })).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      anonymousDisplay: 'loopback',
      displayTokens: [],
    })
  })

  it('take tokens from the file and, as JSON, from the environment', () => {
    const tokens = [{ name: 'wall', token: 'x'.repeat(16), admin: false, brands: ['lumo'] }]
    const yamlText = `gateway:\n  displayTokens:\n    - { name: wall, token: ${'x'.repeat(16)}, brands: [lumo] }\n`
    expect(readConfig({ env: {}, yamlText }).displayTokens).toEqual(tokens)
    const env = { TOCSIN_GATEWAY_DISPLAY_TOKENS: JSON.stringify(tokens) }
    expect(readConfig({ env }).displayTokens).toEqual(tokens)
  })

  it.each([
    ['a token that is too short', '- { name: a, token: short }', /0\.token must be a text of at least 16/],
    [
      'a name that is used twice',
      `- { name: a, token: ${'x'.repeat(16)} }\n    - { name: a, token: ${'y'.repeat(16)} }`,
      /1\.name is used twice/,
    ],
    [
      'an unknown field',
      `- { name: a, token: ${'x'.repeat(16)}, brand: [lumo] }`,
      /0\.brand is unknown. Did you mean "brands"/,
    ],
    ['brands that are no list', `- { name: a, token: ${'x'.repeat(16)}, brands: lumo }`, /0\.brands must be a list/],
    ['no list at all', 'wall', /must be JSON when given as text/],
  ])('refuse %s, and say where without the secret', (_sentence, text, told) => {
    const problems = problemsOf(`gateway:\n  displayTokens:\n    ${text}\n`)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(told)
    expect(problems[0]).toMatch(/^tocsin\.yaml:\d+:\d+/)
    expect(problems[0]).not.toContain('short')
  })

  it('refuse a public address that no browser could open', () => {
    expect(problemsOf('gateway:\n  publicUrl: wall.example\n')).toHaveLength(1)
    expect(problemsOf('gateway:\n  publicUrl: https://wall.example\n')).toEqual([])
  })

  it('refuse a buffer that no frame fits in', () => {
    expect(problemsOf('gateway:\n  clientBufferBytes: 10\n')).toHaveLength(1)
  })
})
