import { expect, it } from 'vitest'
import { formatProblem, parsePlaybook } from './playbook.ts'

const read = (kind: string, target: string) =>
  parsePlaybook([
    {
      path: 'a.yaml',
      text: `people: [{ id: anna, name: Anna, languages: [en], timeZone: UTC, contacts: [{ id: one, kind: ${kind}, target: "${target}" }] }]`,
    },
  ])

it.each([
  ['webhook', 'https://example.com/hook?a=1'],
  ['webhook', 'http://127.0.0.1:9000/hook'],
  ['email', 'anna@example.com'],
  ['ntfy', 'https://ntfy.sh/tocsin-anna_1'],
  ['ntfy', 'https://example.com/push/anna/'],
  ['ntfy', 'http://localhost:2586/anna'],
])('a contact by %s may be %s', (kind, target) => {
  expect(read(kind, target).playbook?.people[0]?.contacts).toEqual([
    { contactId: 'one', kind, target, testedAt: undefined, secret: undefined },
  ])
})

it.each([
  ['webhook', 'http://example.com/hook', 'must begin with https://'],
  ['webhook', 'ftp://example.com/hook', 'must begin with https://'],
  ['webhook', 'https://anna:pass@example.com/', 'must not hold a user or password'],
  ['webhook', 'example', 'must be a URL'],
  ['email', 'anna', 'must be a mail address'],
  ['email', 'anna@example', 'must be a mail address'],
  ['email', 'a@example.com>\\nBcc: b@example.com', 'must be a mail address'],
  ['ntfy', 'https://ntfy.sh', 'must end in the name of a topic'],
  ['ntfy', 'https://ntfy.sh/', 'must end in the name of a topic'],
  ['ntfy', 'https://ntfy.sh/two words', 'must end in the name of a topic'],
  ['ntfy', 'http://ntfy.sh/topic', 'must begin with https://'],
  ['pigeon', 'https://example.com/', 'must be one of webhook, email, ntfy'],
])('a contact by %s may not be %j', (kind, target, message) => {
  const { playbook, problems } = read(kind, target)
  expect(playbook).toBeUndefined()
  expect(problems.map(formatProblem).join('\n')).toContain(message)
})
