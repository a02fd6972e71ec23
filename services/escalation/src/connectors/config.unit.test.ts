import { expect, it } from 'vitest'
import { readConfig } from './config.ts'

const secret = `whsec_${Buffer.alloc(24, 1).toString('base64')}`
const read = (yaml: string) => readConfig({}, `connectors:\n${yaml}\n`)

it('takes one secret of a name, or several while it is rotated', () => {
  const { secrets, allow } = read(
    `  secrets: { desk: ${secret}, site: [${secret}, ${secret}] }\n  allow: ["10.0.0.0/8"]`,
  )
  expect(secrets).toEqual({ desk: [secret], site: [secret, secret] })
  expect(allow).toEqual(['10.0.0.0/8'])
})

it.each([
  ['a secret that is none', '  secrets: { desk: hunter2hunter2 }', 'must begin with whsec_'],
  ['a short secret', '  secrets: { desk: whsec_aGk= }', 'must hold 24 to 64 bytes'],
  ['no secret', '  secrets: { desk: [] }', 'needs at least one secret'],
  ['a list of secrets', `  secrets: [${secret}]`, 'must be a map of names to secrets'],
  ['a place that is none', '  allow: [localhost]', 'must be host:port or a network'],
])('does not take %s, and does not show it', (_what, yaml, problem) => {
  expect(() => read(yaml)).toThrow(problem)
  expect(() => read(yaml)).not.toThrow('hunter2')
})
