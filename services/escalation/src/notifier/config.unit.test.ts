import { ConfigError } from '@tocsin/shared/runtime/settings.ts'
import { expect, it } from 'vitest'
import { readConfig } from './config.ts'

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`

const problemsOf = (yaml: string): string => {
  try {
    readConfig({}, yaml)
    return 'none'
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
}

it('reads secrets by name, one or several, from the file or the environment', () => {
  const yaml = `notifier:\n  secrets:\n    anna: ${SECRET}\n    olle: [${SECRET}, ${SECRET}]\n    phone: tk_abc\n`
  expect(readConfig({}, yaml).secrets).toEqual({ anna: [SECRET], olle: [SECRET, SECRET], phone: ['tk_abc'] })
  const env = { TOCSIN_NOTIFIER_SECRETS: JSON.stringify({ anna: SECRET }), TOCSIN_NOTIFIER_DELIVER: 'inbox' }
  expect(readConfig(env)).toMatchObject({ deliver: 'inbox', secrets: { anna: [SECRET] } })
})

it.each([
  ['a short webhook secret', 'secrets: { anna: whsec_c2hvcnQ= }', 'secrets.anna must hold 24 to 64 bytes'],
  ['a secret with a line break', 'secrets: { anna: "a\\nb" }', 'secrets.anna must be a text without spaces'],
  ['no secret', 'secrets: { anna: [] }', 'secrets.anna must be a text'],
  ['secrets that are a list', 'secrets: [a]', 'must be a map of names'],
  ['a place that is none', 'allow: [10.0.0.1]', 'notifier.allow.0 must be host:port or a network'],
  ['a way that is none', 'deliver: maybe', 'must be one of send, inbox'],
])('tells about %s without showing secrets', (_what, line, message) => {
  const problems = problemsOf(`notifier:\n  ${line}\n`)
  expect(problems).toContain(message)
  expect(problems).not.toContain('c2hvcnQ')
})
