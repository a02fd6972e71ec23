import { createServer } from 'node:net'
import { readConfig } from '@tocsin/escalation/config.ts'
import { readConfig as readNotifier } from '@tocsin/escalation/notifier/config.ts'
import type { Playbook } from '@tocsin/shared/playbook/plan.ts'
import { listen } from '@tocsin/shared/runtime/listen.ts'
import { expect, it } from 'vitest'
import { checkContacts, checkLinkSecret, checkMail, checkPublicUrl, checkTokens } from './people-checks.ts'

const escalation = readConfig({})
const token = { sha256: 'a'.repeat(64), personId: 'anna', role: 'manager', brands: [] } as const
const person = (name: string, testedAt: string | undefined) => ({ name, contacts: [{ contactId: 'mail', testedAt }] })
const playbookOf = (...people: readonly object[]): Playbook => ({ people }) as unknown as Playbook

it.each([
  ['a token lets somebody decide', checkTokens({ ...escalation, tokens: [token] }), 'ok'],
  ['a file of tokens does too', checkTokens({ ...escalation, accessFile: 'tokens.yaml' }), 'ok'],
  ['without any nobody may decide', checkTokens(escalation), 'warn'],
  ['acting for everybody is told', checkTokens({ ...escalation, actAs: 'anna' }), 'warn'],
  ['a kept link secret is fine', checkLinkSecret(escalation), 'ok'],
  ['a long link secret is fine', checkLinkSecret({ ...escalation, linkSecret: 'x'.repeat(32) }), 'ok'],
  ['a short link secret is told', checkLinkSecret({ ...escalation, linkSecret: 'x' }), 'warn'],
  ['a public address is fine', checkPublicUrl('https://tocsin.example.org'), 'ok'],
  ['no public address is told', checkPublicUrl(undefined), 'warn'],
  ['an address of this machine is told', checkPublicUrl('http://localhost:8080'), 'warn'],
  ['tested contacts are fine', checkContacts(playbookOf(person('Anna', '2026-11-01'))), 'ok'],
  ['contacts never tested are told', checkContacts(playbookOf(person('Anna', undefined))), 'warn'],
])('%s', (_what, check, state) => {
  expect(check.state).toBe(state)
  expect(check.fix === undefined).toBe(state === 'ok')
})

it('names some of those whose contacts were never tested', () => {
  const people = ['Anna', 'Bo', 'Cilla', 'Dan', 'Eva'].map(name => person(name, undefined))
  expect(checkContacts(playbookOf(...people)).detail).toBe('never tested: Anna, Bo, Cilla and 2 more')
})

it('tells a mail server that answers from one that does not', async () => {
  const server = createServer()
  await listen(server, { host: '127.0.0.1', port: 0 })
  const found = server.address()
  const smtpPort = typeof found === 'object' && found ? found.port : 0
  const notifier = { ...readNotifier({}), smtpHost: '127.0.0.1', smtpPort }
  expect((await checkMail(notifier)).state).toBe('ok')
  await new Promise(resolve => server.close(resolve))
  expect(await checkMail(notifier)).toMatchObject({ state: 'fail', detail: expect.stringContaining('ECONNREFUSED') })
})
