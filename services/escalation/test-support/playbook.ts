import type { Connector, Person, PlannedStep, Playbook, Role, Scenario, Stage } from '@tocsin/shared/playbook/plan.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

const person = (personId: string, name: string, over: Partial<Person> = {}): Person => ({
  personId,
  name,
  languages: ['en'],
  timeZone: 'Europe/Warsaw',
  qualifications: [],
  contacts: [
    {
      contactId: 'phone',
      kind: 'ntfy',
      target: `https://push.test/${personId}`,
      testedAt: undefined,
      secret: undefined,
    },
  ],
  manager: undefined,
  agency: undefined,
  ...over,
})

const role = (roleId: string, people: readonly string[], over: Partial<Role> = {}): Role => ({
  roleId,
  title: roleId,
  brands: [],
  subjects: [],
  scheduleId: undefined,
  people,
  ...over,
})

const step = (stepId: string, roleId: string, mustDo: boolean, dueMs = 30 * MINUTE): PlannedStep => ({
  stepId,
  roleId,
  text: `Do ${stepId}`,
  dueMs,
  mustDo,
})

const stage = (stageId: string, over: Partial<Stage> = {}): Stage => ({
  stageId,
  title: stageId,
  notify: [],
  mustAcknowledge: [],
  steps: [],
  entry: [],
  exit: [],
  updateEveryMs: undefined,
  holdAccounts: undefined,
  ...over,
})

const scenario = (scenarioId: string, over: Partial<Scenario> = {}): Scenario => ({
  scenarioId,
  title: scenarioId,
  holdingStatement: { en: 'We look into it.' },
  wordToStaff: { en: 'Please send questions to us.' },
  firstStage: undefined,
  spokesperson: undefined,
  steps: [],
  ...over,
})

/** What publishes for the brands: a webhook unless `over` says otherwise. */
export const connector = (connectorId: string, over: Partial<Connector> = {}): Connector => ({
  connectorId,
  title: `The ${connectorId}`,
  kind: 'webhook',
  brands: [],
  accounts: [],
  target: `https://${connectorId}.test`,
  secret: connectorId,
  owner: 'lead',
  instructions: undefined,
  ...over,
})

/**
 * Two brands, six people, a chain of duty → lead → director, three stages. `over` replaces whole parts.
 */
export const playbookOf = (over: Partial<Playbook> = {}): Playbook => ({
  brands: [
    { brandId: 'lumo', name: 'Lumo' },
    { brandId: 'nori', name: 'Nori' },
  ],
  people: [
    person('anna', 'Anna', { qualifications: ['duty', 'lead'] }),
    person('jan', 'Jan', { qualifications: ['lead', 'duty', 'spokesperson'] }),
    person('eva', 'Eva', { qualifications: ['director'] }),
    person('olle', 'Olle', { qualifications: ['spokesperson'] }),
    person('sari', 'Sari', { qualifications: ['facts'] }),
    person('budi', 'Budi', { qualifications: ['facts'] }),
  ],
  roles: [
    role('duty', ['anna']),
    role('lead', ['jan']),
    role('director', ['eva']),
    role('spokesperson', ['olle']),
    role('facts', ['sari', 'budi'], { subjects: ['product'] }),
  ],
  schedules: [],
  chains: [
    {
      chainId: 'main',
      brands: [],
      links: [
        { roles: ['duty'], waitMs: 5 * MINUTE },
        { roles: ['lead'], waitMs: 5 * MINUTE },
        { roles: ['director'], waitMs: 10 * MINUTE },
      ],
      repeatMs: 10 * MINUTE,
    },
  ],
  stages: [
    stage('potential', { notify: ['duty'] }),
    stage('serious', {
      notify: ['duty', 'lead', 'spokesperson'],
      mustAcknowledge: ['lead', 'spokesperson'],
      steps: [step('statement', 'spokesperson', true), step('brief-care', 'lead', false, HOUR)],
      updateEveryMs: HOUR,
    }),
    stage('grave', {
      notify: ['duty', 'lead', 'spokesperson', 'director'],
      mustAcknowledge: ['lead', 'director'],
      steps: [step('call-board', 'director', true)],
      updateEveryMs: 30 * MINUTE,
    }),
  ],
  scenarios: [scenario('outage', { steps: [step('ask-product', 'lead', false)] }), scenario('own-post')],
  decisions: {
    secondPerson: false,
    snoozeMs: 2 * HOUR,
    acknowledgementLapseMs: 30 * MINUTE,
    usualForMs: 2 * HOUR,
    expertDeadlineMs: 15 * MINUTE,
    holdReviewMs: 4 * HOUR,
    reviewDueMs: 72 * HOUR,
  },
  flagCodes: [],
  connectors: [],
  policy: {},
  ...over,
})
