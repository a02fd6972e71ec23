import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DECISION_DEFAULTS } from './decisions.ts'
import { formatProblem, parsePlaybook, parsePlaybooks } from './playbook.ts'

const BASE = `brands:
  - { id: lumo, name: Lumo, timeZone: Europe/Warsaw, terms: [Lumo] }
people:
  - id: anna
    name: Anna
    languages: [pl]
    timeZone: Europe/Warsaw
    contacts:
      - { id: hook, kind: webhook, target: "https://example.com/hook", testedAt: 2026-11-02, secret: anna-hook }
  - { id: bo, name: Bo, languages: [pl], timeZone: UTC, contacts: [{ id: mail, kind: email, target: bo@example.com }], manager: anna }
roles:
  - { id: lead, title: Lead, schedule: duty, people: [bo] }
  - { id: legal, title: Legal, subjects: [law], people: [bo] }
schedules:
  - id: duty
    timeZone: Europe/Warsaw
    turnsFrom: 2026-11-16
    shifts: [{ days: [mon, sun], from: "20:00", to: "08:00", people: [anna, bo] }]
    overrides: [{ from: 2026-12-24T08:00, to: 2026-12-25T08:00, person: bo, reason: leave }]
chains:
  - { id: main, links: [{ roles: [lead], wait: 5m }], repeat: 10m }
stages:
  - { id: potential, title: Potential, notify: [lead], mustAcknowledge: [lead] }
  - { id: one, title: One, steps: [{ id: facts, role: legal, text: Collect, due: 30m, mustDo: true }], updateEvery: 2h }
scenarios:
  - { id: outage, title: Outage, holdingStatement: { en: Sorry., pl: Przepraszamy. }, spokesperson: lead, firstStage: one }
decisions: { snooze: 20m }
flagCodes: [{ code: abcd-1234, label: Shops, brands: [lumo] }]
connectors:
  - { id: desk, title: Desk, kind: webhook, brands: [lumo], accounts: ["@lumo"], target: "https://desk.example/in", secret: desk, owner: legal }
  - { id: tool, title: Tool, kind: manual, owner: legal, instructions: Suspend it }
policy: { en: Be kind. }
`
const files = (text: string) => [{ path: 'a.yaml', text }]
const problemsOf = (text: string): string[] => parsePlaybook(files(text)).problems.map(formatProblem)
const withOut = (from: string, to: string): string => {
  expect(BASE).toContain(from)
  return BASE.replace(from, to)
}

describe('whole playbooks', () => {
  it('read every part', () => {
    const { playbook, problems } = parsePlaybook(files(BASE))
    expect(problems).toEqual([])
    expect(playbook).toMatchObject({
      people: [{ personId: 'anna', contacts: [{ contactId: 'hook', testedAt: '2026-11-02' }] }, { manager: 'anna' }],
      roles: [
        { roleId: 'lead', scheduleId: 'duty', brands: [] },
        { subjects: ['law'], scheduleId: undefined },
      ],
      schedules: [{ turnsFrom: '2026-11-16', shifts: [{ to: '08:00' }], overrides: [{ personId: 'bo' }] }],
      chains: [{ links: [{ roles: ['lead'], waitMs: 300_000 }], repeatMs: 600_000 }],
      stages: [
        { stageId: 'potential', updateEveryMs: undefined, holdAccounts: undefined },
        { steps: [{ stepId: 'facts', dueMs: 1_800_000, mustDo: true }], updateEveryMs: 7_200_000 },
      ],
      scenarios: [{ scenarioId: 'outage', firstStage: 'one', wordToStaff: {} }],
      decisions: { ...DECISION_DEFAULTS, snoozeMs: 1_200_000 },
      flagCodes: [{ code: 'abcd-1234' }],
      connectors: [
        { connectorId: 'desk', kind: 'webhook', target: 'https://desk.example/in', secret: 'desk', owner: 'legal' },
        { connectorId: 'tool', brands: [], accounts: [], target: undefined, instructions: 'Suspend it' },
      ],
      policy: { en: 'Be kind.' },
    })
  })

  it.each([
    [
      'a role that is nowhere',
      'roles: [lead], wait',
      'roles: [leda], wait',
      'a.yaml:21:35: chains[0].links[0].roles[0] names the role "leda", which is defined nowhere. Did you mean "lead"?',
    ],
    [
      'a person that is nowhere',
      'manager: anna',
      'manager: ana',
      'names the person "ana", which is defined nowhere. Did you mean "anna"?',
    ],
    ['a schedule that is nowhere', 'schedule: duty', 'schedule: duti', 'Did you mean "duty"?'],
    ['a stage that is nowhere', 'firstStage: one', 'firstStage: on', 'Did you mean "one"?'],
    ['a brand that is nowhere', 'brands: [lumo] }]', 'brands: [luma] }]', 'Did you mean "lumo"?'],
    ['a person twice', 'id: bo', 'id: anna', '"anna" is defined already in a.yaml'],
    [
      'a role twice for the same brands',
      '{ id: legal, title',
      '{ id: lead, title: L, people: [bo] }\n  - { id: legal, title',
      'has the id "lead" of an earlier role',
    ],
    [
      'an alias of nothing',
      'notify: [lead]',
      'notify: *all',
      'must be a list, not the alias *all, which names nothing above',
    ],
    ['an unknown key', 'mustAcknowledge', 'mustAcknowlege', 'Did you mean "mustAcknowledge"?'],
    ['an unknown weekday', '[mon, sun]', '[mon, sunn]', 'must be one of mon, tue'],
    ['a time that is none', '"20:00"', '"25:00"', 'must be a time such as "08:00", not "25:00"'],
    ['a shift that begins at 24:00', '"20:00"', '"24:00"', 'must be a time such as "08:00"'],
    [
      'a week that begins on a Tuesday',
      '2026-11-16',
      '2026-11-17',
      'must be a Monday, not "2026-11-17". Did you mean "2026-11-16"?',
    ],
    ['turns without a beginning', '    turnsFrom: 2026-11-16\n', '', 'needs "turnsFrom"'],
    ['a day that is none', '2026-11-02', '2026-02-30', 'must be a day such as'],
    ['an override that ends first', '2026-12-25T08:00', '2026-12-23T08:00', 'must end after it begins'],
    ['a wait without a unit', 'wait: 5m', 'wait: 5', 'must be a duration such as'],
    ['a wait of no time', 'wait: 5m', 'wait: 0s', 'must be at least "5s"'],
    ['a zone that is none', 'timeZone: UTC', 'timeZone: UTX', 'must be a time zone'],
    ['plain http', 'https://example.com', 'http://example.com', 'must begin with https://'],
    ['an address with a password', 'https://example', 'https://me:pass@example', 'must not hold a user or password'],
    ['something else than a URL', 'https://example.com/hook', 'example', 'must be a URL such as'],
    ['a mail address that is none', 'bo@example.com', 'bo@example', 'must be a mail address'],
    ['no English statement', '{ en: Sorry., pl', '{ sv: Sorry., pl', 'holdingStatement needs "en"'],
    ['a flag code to guess', 'abcd-1234', 'abc', 'must be 8 to 64 letters'],
    ['a suspicion that a scenario begins at', 'firstStage: one', 'firstStage: potential', 'holds only while suspected'],
    [
      'who must act without contact',
      'contacts: [{ id: mail, kind: email, target: bo@example.com }], ',
      '',
      'people[1] must act by the plan, but has no contact',
    ],
    [
      'a role of agency people without the brand',
      'manager: anna }',
      'manager: anna, agency: { name: A, brands: [], until: 2027-01-01T00:00Z } }',
      'needs at least one entry',
    ],
    [
      'an end without a zone',
      'manager: anna }',
      'manager: anna, agency: { name: A, brands: [lumo], until: 2027-01-01T00:00 } }',
      'must be a time with its zone',
    ],
    ['an owner that is nowhere', 'owner: legal', 'owner: legl', 'Did you mean "legal"?'],
    ['a connector twice', 'id: tool', 'id: desk', '"desk" is defined already in a.yaml'],
    ['a connector of an unknown kind', 'kind: manual', 'kind: manually', 'Did you mean "manual"?'],
    ['a webhook without a target', 'target: "https://desk.example/in", ', '', 'needs "target"'],
    ['a webhook in the clear', 'https://desk', 'http://desk', 'connectors[0].target must begin with https://'],
    ['a webhook that nobody signs', 'secret: desk, ', '', 'needs "secret"'],
    ['a webhook with words for a person', 'secret: desk', 'secret: desk, instructions: Stop it', 'is a webhook'],
    ['a secret for nothing', 'kind: manual', 'kind: manual, secret: x', 'needs no secret'],
    [
      'a connector that nobody can ever stop',
      'subjects: [law], people: [bo]',
      'subjects: [law]',
      'connectors[1] is owned by "legal", a role that nobody can ever hold for lumo',
    ],
    ['a chain that is for other brands', '{ id: main,', '{ id: main, brands: [other],', 'names the brand "other"'],
  ])('report %s', (_what, from, to, expected) => {
    expect(problemsOf(withOut(from, to)).join('\n')).toContain(expected)
  })

  it('report a role that must acknowledge and that nobody can hold, and a chain that reaches nobody', () => {
    const empty = withOut('schedule: duty, people: [bo]', 'people: []')
    expect(problemsOf(empty)).toEqual([
      'a.yaml:21:5: chains[0] reaches nobody for lumo: no role of its links has a person',
      'a.yaml:23:5: stages[0] must be acknowledged by "lead", a role that nobody can ever hold for lumo',
    ])
  })

  it('report a plan whose only stage is that of a suspicion', () => {
    const text = withOut(', firstStage: one', '').replace(/ {2}- \{ id: one,.*\n/, '')
    expect(problemsOf(text)).toEqual([expect.stringContaining('stages[0] is the only stage')])
  })

  it('report a brand that no chain asks for', () => {
    const other = '  - { id: kopi, name: Kopi, timeZone: UTC, terms: [Kopi] }\npeople:'
    const text = withOut('{ id: main,', '{ id: main, brands: [lumo],').replace('people:', other)
    expect(problemsOf(text)).toEqual([
      'a.yaml:3:5: brands[1] has no chain, so that nobody would be asked about a suspicion',
    ])
  })

  it('may be spread over files in any order, but say decisions and a policy once', () => {
    const [head, tail] = BASE.split('roles:\n  - { id: lead')
    const parts = [
      { path: 'b.yaml', text: `roles:\n  - { id: lead${tail}` },
      { path: 'a.yaml', text: head! },
    ]
    expect(parsePlaybook(parts).problems).toEqual([])
    const twice = [...parts, { path: 'c.yaml', text: 'decisions: {}\npolicy: { en: Again. }' }]
    expect(parsePlaybook(twice).problems.map(formatProblem)).toEqual([
      'c.yaml:1:1: says "decisions", as an earlier file does',
      'c.yaml:1:1: says the policy in "en", as an earlier file does',
    ])
  })

  it('whatever is cut out of one, every problem has a place in it, and the brands are read with the same problems', () => {
    const cut = fc.tuple(fc.nat(BASE.length), fc.nat(40), fc.constantFrom('', '[', '{', '"', '*x', '- ', ': ', '\n'))
    fc.assert(
      fc.property(cut, ([at, length, put]) => {
        const text = BASE.slice(0, at) + put + BASE.slice(at + length)
        const { playbook, problems } = parsePlaybook(files(text))
        expect(playbook === undefined).toBe(problems.length > 0)
        for (const { line, column } of problems) {
          expect(line).toBeGreaterThanOrEqual(1)
          expect(line).toBeLessThanOrEqual(text.split('\n').length)
          expect(column).toBeGreaterThanOrEqual(1)
        }
        expect(parsePlaybooks(files(text)).problems).toEqual(problems)
      }),
      { numRuns: 300 },
    )
  }, 60_000)
})
