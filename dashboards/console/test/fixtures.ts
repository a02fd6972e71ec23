import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { Evidence } from '@tocsin/shared/gen/tocsin/crisis/v1/Evidence.ts'
import type { PlannedPerson, PlanView, SessionView } from '@tocsin/shared/live/plan.ts'

/** The server's clock at the start of every test: a Saturday night, 23:40 in Warsaw. */
export const NOW = Date.UTC(2026, 10, 28, 22, 40)
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export const session = (more: Partial<SessionView> = {}): SessionView => ({
  personId: 'anna',
  name: 'Anna Kowalska',
  role: 'responder',
  brandIds: [],
  open: false,
  untilMs: 0,
  ...more,
})

export const person = (personId: string, name: string, more: Partial<PlannedPerson> = {}): PlannedPerson => ({
  personId,
  name,
  languages: ['pl', 'en'],
  timeZone: 'Europe/Warsaw',
  qualifications: [],
  contacts: [{ contactId: 'phone', kind: 'ntfy', target: 'https://ntfy.example/a…', testedAt: '2026-11-20' }],
  manager: '',
  agency: null,
  ...more,
})

const step = (stepId: string, roleId: string, text: string, dueMs = 15 * MINUTE) => ({
  stepId,
  roleId,
  text,
  dueMs,
  mustDo: true,
})
const STEPS = [
  step('facts', 'crisis-lead', 'Collect what is known on the fact sheet'),
  step('statement', 'spokesperson', 'Publish the holding statement where people ask'),
  step('answer', 'care', 'Tell customer care what to answer', 20 * MINUTE),
]

export const plan = (more: Partial<PlanView> = {}): PlanView => ({
  version: 3,
  current: true,
  appliedAtMs: NOW - 9 * DAY,
  appliedBy: 'maria',
  brands: [
    { brandId: 'lumo', name: 'Lumo', timeZone: 'Europe/Warsaw', languages: ['pl', 'en'] },
    { brandId: 'norrbryggt', name: 'Norrbryggt', timeZone: 'Europe/Stockholm', languages: ['sv'] },
    { brandId: 'kopi-pagi', name: 'Kopi Pagi', timeZone: 'Asia/Jakarta', languages: ['id'] },
  ],
  people: [
    person('anna', 'Anna Kowalska'),
    person('jan', 'Jan Nowak'),
    person('eva', 'Eva Lindqvist', { timeZone: 'Europe/Stockholm' }),
    person('budi', 'Budi Santoso', { timeZone: 'Asia/Jakarta' }),
    person('maria', 'Maria Wiśniewska'),
  ],
  roles: [
    { roleId: 'crisis-lead', title: 'Crisis lead', brandIds: [], subjects: [], scheduleId: 'week', people: [] },
    { roleId: 'spokesperson', title: 'Spokesperson', brandIds: [], subjects: [], scheduleId: '', people: ['maria'] },
    { roleId: 'care', title: 'Customer care', brandIds: [], subjects: [], scheduleId: '', people: ['jan'] },
    { roleId: 'quality', title: 'Quality', brandIds: [], subjects: ['product'], scheduleId: '', people: ['eva'] },
  ],
  stages: [
    stage('potential', 'Potential crisis', []),
    stage('one', 'Stage one: contained', STEPS.slice(0, 2)),
    stage('two', 'Stage two: public', STEPS),
  ],
  scenarios: [
    scenario('outage', 'Outage of a service', 'one'),
    scenario('product-safety', 'Product safety', 'two'),
    scenario('worst', 'The worst case', 'two'),
  ],
  connectors: [
    {
      connectorId: 'planner',
      title: 'Content planner',
      kind: 'webhook',
      brandIds: [],
      accounts: [],
      owner: 'care',
      instructions: '',
      target: 'https://planner.example/…',
    },
    {
      connectorId: 'newsletter',
      title: 'Newsletter',
      kind: 'manual',
      brandIds: [],
      accounts: [],
      owner: 'care',
      instructions: 'Stop the Sunday issue by hand.',
      target: '',
    },
  ],
  decisions: {
    secondPerson: false,
    snoozeMs: HOUR,
    acknowledgementLapseMs: 30 * MINUTE,
    usualForMs: 30 * MINUTE,
    expertDeadlineMs: 15 * MINUTE,
    holdReviewMs: 4 * HOUR,
    reviewDueMs: 7 * DAY,
  },
  policy: { en: 'We answer everybody politely.' },
  flagCodes: [],
  ...more,
})

function stage(stageId: string, title: string, steps: typeof STEPS): PlanView['stages'][number] {
  return {
    stageId,
    title,
    entry: [],
    exit: [],
    steps,
    notify: ['crisis-lead', 'spokesperson', 'care'],
    mustAcknowledge: ['crisis-lead', 'spokesperson'],
    updateEveryMs: HOUR,
    holdAccounts: [],
  }
}

function scenario(scenarioId: string, title: string, firstStage: string): PlanView['scenarios'][number] {
  return {
    scenarioId,
    title,
    firstStage,
    holdingStatement: {
      en: 'Our service is not working as it should at the moment. We are sorry. We will tell you here what we know every hour until it works again.',
      pl: 'Nasza usługa nie działa teraz tak, jak powinna. Przepraszamy. Co godzinę napiszemy tutaj, co wiemy, aż wszystko wróci do normy.',
    },
    wordToStaff: { en: 'Tell customers that we know. Promise no time.' },
    spokesperson: 'spokesperson',
    steps: [],
  }
}

export const evidence = (more: Partial<Evidence> = {}): Evidence => ({
  signalId: 'lumo/share-5m/1795905600000',
  brandId: 'lumo',
  sentence:
    'In the last 5 minutes: 214 of 380 mentions are negative: 56 %, at least 50 %; usual at this hour 18 %, limit 31 %; from 174 authors.',
  share: 214 / 380,
  shareLow: 0.513,
  usualShare: 0.18,
  mentions: 380,
  negative: 214,
  negativeAuthors: 174,
  about: ['aplikacja nie działa', 'zwrot', 'po aktualizacji'],
  mentionIds: ['webhook:1', 'webhook:2', 'webhook:3'],
  atMs: NOW - MINUTE,
  windowMs: 5 * MINUTE,
  ...more,
})

/** A suspicion that Anna is asked about, with 3:42 left. */
export const crisis = (more: Partial<Crisis> = {}): Crisis => ({
  crisisId: 'lumo-12',
  brandIds: ['lumo'],
  phase: 'PHASE_SUSPECTED',
  phaseSinceMs: NOW - 78_000,
  stageId: 'potential',
  playbookVersion: 3,
  scenarioId: '',
  harm: null,
  evidence: [evidence()],
  asked: ['anna'],
  questionDeadlineMs: NOW + 3 * MINUTE + 42_000,
  loudness: 0,
  firstConfirmer: '',
  roles: [],
  steps: [],
  acknowledgements: [],
  nextUpdateDueMs: 0,
  cause: '',
  causeOwner: '',
  causeRemoved: false,
  facts: [],
  holds: [],
  usualSinceMs: 0,
  declineReason: '',
  snoozedUntilMs: 0,
  drill: false,
  seq: 20,
  openedAtMs: NOW - 78_000,
  recoveryCriteria: [],
  recoveryProposed: false,
  reviewDueMs: 0,
  lessons: '',
  confirmedBy: [],
  flagNotes: [],
  ...more,
})

/** The same crisis once Anna has confirmed it: stage one, three people told, everything held with one post already out. */
export const activeCrisis = (more: Partial<Crisis> = {}): Crisis => ({
  ...crisis(),
  phase: 'PHASE_ACTIVE',
  phaseSinceMs: NOW - 12 * MINUTE,
  openedAtMs: NOW - 14 * MINUTE,
  stageId: 'one',
  scenarioId: 'outage',
  harm: { reputation: true, money: false, law: false },
  confirmedBy: ['anna'],
  seq: 31,
  roles: [
    {
      roleId: 'crisis-lead',
      personId: 'anna',
      because: 'on duty until Sunday 08:00 by the schedule “week”',
      next: ['jan'],
    },
    { roleId: 'spokesperson', personId: 'maria', because: 'always', next: [] },
    { roleId: 'care', personId: 'jan', because: 'always', next: [] },
  ],
  steps: [
    stepOf('facts', 'crisis-lead', 'anna', 'Collect what is known on the fact sheet', NOW + 3 * MINUTE),
    stepOf('statement', 'spokesperson', 'maria', 'Publish the holding statement where people ask', NOW + 3 * MINUTE),
  ],
  acknowledgements: [
    { personId: 'anna', acknowledged: false, lapsed: false, atMs: 0 },
    { personId: 'maria', acknowledged: true, lapsed: false, atMs: NOW - 9 * MINUTE },
  ],
  nextUpdateDueMs: NOW + 48 * MINUTE,
  holds: [
    {
      holdId: 'lumo-12/hold-22',
      brandIds: ['lumo'],
      scope: { kind: 'HOLD_SCOPE_KIND_EVERYTHING', accounts: [] },
      reason: 'The app is down after the update',
      personId: 'anna',
      startedAtMs: NOW - 12 * MINUTE,
      reviewByMs: NOW + 3 * HOUR + 48 * MINUTE,
      releasedAtMs: 0,
      drill: false,
      enforcements: [
        {
          connector: 'planner',
          title: 'Content planner',
          state: 'ENFORCEMENT_STATE_PARTLY',
          held: 13,
          total: 14,
          evidence: '1 post went out before it was asked',
          answerByMs: NOW - 11 * MINUTE,
          posts: [
            { postId: 'p1', title: 'Saturday quiz', state: 'POST_STATE_HELD', scheduledForMs: NOW + HOUR, url: '' },
            { postId: 'p2', title: 'New colours', state: 'POST_STATE_OUT', scheduledForMs: NOW - 13 * MINUTE, url: '' },
          ],
        },
      ],
    },
  ],
  recoveryCriteria: [
    { text: 'The rate is usual for 30 min', met: false },
    { text: 'Every must-do step is done, or blocked with a reason', met: false },
    { text: 'The cause is named and removed', met: false },
  ],
  ...more,
})

export function stepOf(
  stepId: string,
  roleId: string,
  personId: string,
  text: string,
  dueMs: number,
): Crisis['steps'][number] {
  return {
    stepId,
    roleId,
    personId,
    text,
    dueMs,
    state: 'STEP_STATE_OPEN',
    overdue: dueMs < NOW,
    mustDo: true,
    note: '',
    stageId: 'one',
  }
}
