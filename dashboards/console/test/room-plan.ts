import type { PlannedStage, PlanView } from '@tocsin/shared/live/plan.ts'
import { HOUR, MINUTE, person, plan } from './fixtures.ts'

const step = (stepId: string, roleId: string, text: string, dueMs: number, mustDo = true) => ({
  stepId,
  roleId,
  text,
  dueMs,
  mustDo,
})

const FIRST = [
  step(
    'hold-check',
    'crisis-lead',
    'Check that the hold is enforced in every channel; note posts that are out.',
    10 * MINUTE,
  ),
  step(
    'facts-first',
    'quality',
    'Open the fact sheet: what we know, what we do not know yet, who finds out.',
    30 * MINUTE,
  ),
  step('publish-holding', 'spokesperson', 'Publish the holding statement where the talk is.', 30 * MINUTE),
  step('brief-staff', 'care', 'Send the word to all staff and to the shops.', HOUR, false),
]
const SECOND = [
  ...FIRST,
  step('legal-duty', 'legal', 'Check duties to report to authorities and their deadlines.', 2 * HOUR),
  step('media-list', 'spokesperson', 'Call the editors who asked. One voice: the spokesperson.', 3 * HOUR, false),
]

const stage = (stageId: string, title: string, more: Partial<PlannedStage>): PlannedStage => ({
  stageId,
  title,
  entry: [],
  exit: [],
  steps: [],
  notify: ['crisis-lead', 'spokesperson', 'care'],
  mustAcknowledge: ['crisis-lead', 'spokesperson'],
  updateEveryMs: HOUR,
  holdAccounts: [],
  ...more,
})

const role = (roleId: string, title: string, people: readonly string[], subjects: readonly string[] = []) => ({
  roleId,
  title,
  brandIds: [],
  subjects,
  scheduleId: '',
  people,
})

/** A playbook with a ladder of three rungs, experts, and connectors of both kinds. */
export const roomPlan = (more: Partial<PlanView> = {}): PlanView =>
  plan({
    people: [
      person('anna', 'Anna Kowalska', { qualifications: ['crisis-lead', 'spokesperson'] }),
      person('jan', 'Jan Nowak', { qualifications: ['crisis-lead'] }),
      person('eva', 'Eva Lindqvist', { timeZone: 'Europe/Stockholm' }),
      person('budi', 'Budi Santoso', { timeZone: 'Asia/Jakarta', qualifications: ['crisis-lead'] }),
      person('maria', 'Maria Wiśniewska'),
      person('olga', 'Olga Malinowska-Bartoszewicz', { qualifications: ['spokesperson'] }),
    ],
    roles: [
      role('crisis-lead', 'Crisis lead', ['anna', 'jan']),
      role('spokesperson', 'Spokesperson', ['maria']),
      role('care', 'Customer care', ['jan']),
      role('quality', 'Product facts', ['eva'], ['product', 'app releases']),
      role('legal', 'Legal counsel', [], ['contracts', 'duties to report']),
    ],
    stages: [
      stage('potential', 'Potential crisis', {}),
      stage('one', 'Stage one: contained', {
        entry: ['The crisis is confirmed and stays within one channel or one topic.'],
        exit: ['The rate has been usual for half an hour and no question is open.'],
        steps: FIRST,
        updateEveryMs: HOUR,
        holdAccounts: ['@lumo', '@lumo_pl'],
      }),
      stage('two', 'Stage two: serious', {
        entry: ['National media report, or the talk has spread to several channels.'],
        exit: ['No new facts for six hours and media interest is falling.'],
        steps: SECOND,
        notify: ['crisis-lead', 'spokesperson', 'care', 'quality', 'legal'],
        mustAcknowledge: ['crisis-lead', 'spokesperson', 'legal'],
        updateEveryMs: HOUR / 2,
      }),
    ],
    connectors: [
      {
        connectorId: 'planner',
        title: 'Content planner',
        kind: 'webhook',
        brandIds: [],
        accounts: ['@lumo', '@lumo_pl'],
        owner: 'care',
        instructions: '',
        target: '',
      },
      {
        connectorId: 'newsletter',
        title: 'Newsletter',
        kind: 'manual',
        brandIds: [],
        accounts: [],
        owner: 'care',
        instructions: 'Pause the queue under Campaigns → Scheduled.',
        target: 'https://newsletter.example/queue',
      },
    ],
    ...more,
  })
