import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { Enforcement } from '@tocsin/shared/gen/tocsin/crisis/v1/Enforcement.ts'
import type { HoldState } from '@tocsin/shared/gen/tocsin/crisis/v1/HoldState.ts'
import type { PostReceipt } from '@tocsin/shared/gen/tocsin/crisis/v1/PostReceipt.ts'
import type { Step } from '@tocsin/shared/gen/tocsin/crisis/v1/Step.ts'
import { activeCrisis, HOUR, MINUTE, NOW } from './fixtures.ts'
import { entry, NOTIFICATIONS, TIMELINE } from './room-history.ts'
import { roomPlan } from './room-plan.ts'
import { type Scene, scene } from './scene.ts'

export const ROOM = '/console/crises/lumo-12'

export const step = (stepId: string, personId: string, more: Partial<Step> = {}): Step => ({
  stepId,
  roleId: 'crisis-lead',
  personId,
  text: `Do what ${stepId} says`,
  state: 'STEP_STATE_OPEN',
  dueMs: NOW + HOUR,
  overdue: false,
  mustDo: false,
  note: '',
  stageId: 'one',
  ...more,
})

const post = (postId: string, title: string, state: PostReceipt['state'], inMs: number): PostReceipt => ({
  postId,
  title,
  state,
  scheduledForMs: NOW + inMs,
  url: '',
})

export const enforcement = (connector: string, more: Partial<Enforcement> = {}): Enforcement => ({
  connector,
  title: connector,
  state: 'ENFORCEMENT_STATE_ENFORCED',
  held: 0,
  total: 0,
  evidence: '',
  posts: [],
  answerByMs: NOW - 11 * MINUTE,
  ...more,
})

/** Everything is held: the planner partly with two posts out, the newsletter by a person, the shop not heard of. */
export const hold = (more: Partial<HoldState> = {}): HoldState => ({
  holdId: 'hold-22',
  brandIds: ['lumo'],
  scope: { kind: 'HOLD_SCOPE_KIND_EVERYTHING', accounts: [] },
  reason: 'The app is down after the update',
  personId: 'anna',
  startedAtMs: NOW - 12 * MINUTE,
  reviewByMs: NOW + 3 * HOUR + 48 * MINUTE,
  releasedAtMs: 0,
  drill: false,
  enforcements: [
    enforcement('planner', {
      title: 'Content planner',
      state: 'ENFORCEMENT_STATE_PARTLY',
      held: 2,
      total: 4,
      evidence: '2 posts went out before it was asked',
      posts: [
        post('p1', 'Saturday quiz', 'POST_STATE_HELD', HOUR),
        post('p2', 'New colours for autumn', 'POST_STATE_OUT', -13 * MINUTE),
        post('p3', 'Who likes it dark?', 'POST_STATE_OUT', -12 * MINUTE),
        post('p4', 'Sunday tips', 'POST_STATE_HELD', 12 * HOUR),
      ],
    }),
    enforcement('newsletter', { title: 'Newsletter', state: 'ENFORCEMENT_STATE_REQUESTED' }),
    enforcement('shop', {
      title: 'Shop banners',
      state: 'ENFORCEMENT_STATE_FAILED',
      evidence: 'Answered 503 three times',
    }),
    enforcement('stories', { title: 'Stories', evidence: 'Queue paused, 0 scheduled' }),
  ],
  ...more,
})

const STEPS: readonly Step[] = [
  step('hold-check@1', 'anna', {
    text: 'Check that the hold is enforced in every channel; pause by hand what only says “requested”. Note posts that are already out.',
    mustDo: true,
    dueMs: NOW - 2 * MINUTE,
    overdue: true,
  }),
  step('facts-first@1', 'eva', {
    roleId: 'quality',
    text: 'Open the fact sheet: what we know, what we do not know yet, who finds out and by when.',
    state: 'STEP_STATE_TAKEN',
    mustDo: true,
    dueMs: NOW + 18 * MINUTE,
  }),
  step('publish-holding@1', 'maria', {
    roleId: 'spokesperson',
    text: 'Publish the holding statement where the talk is. Add one personal sentence.',
    state: 'STEP_STATE_DONE',
    mustDo: true,
    note: 'On Bluesky and in the app store',
  }),
  step('answer-first@1', 'jan', {
    roleId: 'care',
    text: 'Answer the first fifty comments politely and by name.',
    state: 'STEP_STATE_BLOCKED',
    note: 'The inbox tool does not let us in',
  }),
  step('brief-staff@1', 'anna', {
    text: 'Send the word to all staff and tell the shops where to pass on questions.',
    dueMs: NOW + 8 * MINUTE,
  }),
  step('legal-duty@1', '', {
    roleId: 'legal',
    text: 'Check duties to report to authorities and their deadlines.',
    mustDo: true,
    dueMs: NOW + 2 * HOUR,
  }),
]

/** A room in the middle of stage one, twelve minutes after Anna confirmed. */
export const roomCrisis = (more: Partial<Crisis> = {}): Crisis =>
  activeCrisis({
    roles: [
      {
        roleId: 'crisis-lead',
        personId: 'anna',
        because: 'on duty until Sunday 08:00 by the schedule “week”',
        next: ['jan', 'budi'],
      },
      { roleId: 'spokesperson', personId: 'maria', because: 'always', next: [] },
      { roleId: 'care', personId: 'jan', because: 'always', next: [] },
      { roleId: 'quality', personId: 'eva', because: 'always', next: [] },
      { roleId: 'legal', personId: '', because: 'nobody is on duty at night', next: [] },
    ],
    steps: [...STEPS],
    acknowledgements: [
      { personId: 'anna', acknowledged: false, lapsed: false, atMs: 0 },
      { personId: 'maria', acknowledged: true, lapsed: false, atMs: NOW - 9 * MINUTE },
      { personId: 'jan', acknowledged: false, lapsed: true, atMs: NOW - 11 * MINUTE },
    ],
    facts: [
      question('question-25', 'Since which version does the app fail?', {
        fact: 'Since 8.2, on Android only.',
        personId: 'eva',
      }),
      question('question-26', 'When is the fix in the store?', { deadlineMs: NOW + 9 * MINUTE, personId: 'eva' }),
      question('question-27', 'Do we have to tell the regulator?', {
        subject: 'contracts',
        deadlineMs: NOW + 4 * MINUTE,
        personId: 'anna',
      }),
    ],
    holds: [hold()],
    ...more,
  })

export const question = (
  questionId: string,
  text: string,
  more: Partial<Crisis['facts'][number]> = {},
): Crisis['facts'][number] => ({
  questionId,
  subject: 'app releases',
  question: text,
  fact: '',
  personId: 'eva',
  deadlineMs: NOW - MINUTE,
  ...more,
})

export const roomScene = (crisis: Crisis = roomCrisis(), more: Partial<Scene> = {}): Scene =>
  scene({
    plan: roomPlan(),
    crises: [crisis],
    timelines: { 'lumo-12': TIMELINE },
    notifications: NOTIFICATIONS,
    ...more,
  })

/** The same room a day later: 40 steps of five people, 300 entries. */
export const fullRoom = (): Scene => {
  const people = ['anna', 'jan', 'eva', 'maria', 'olga']
  const steps = Array.from({ length: 40 }, (_, at) =>
    step(`step-${at}@1`, people[at % 5]!, {
      text: `Step ${at + 1}: call the shops of region ${at + 1}, tell them what is known and write down what customers ask`,
      dueMs: NOW + (at - 10) * 7 * MINUTE,
      mustDo: at % 3 === 0,
      state: at % 4 === 0 ? 'STEP_STATE_DONE' : 'STEP_STATE_OPEN',
    }),
  )
  const entries = Array.from({ length: 300 }, (_, at) =>
    entry(at + 1, at % 5 === 0 ? 'stepOverdue' : 'stepTaken', `Thing number ${at + 1} happened to step ${at % 40}`, {
      actor: at % 5 === 0 ? 'timer' : people[at % 5]!,
      atMs: NOW - (300 - at) * 5 * MINUTE,
    }),
  )
  return roomScene(roomCrisis({ steps, seq: 400 }), { timelines: { 'lumo-12': entries } })
}

const FINISHED = STEPS.map(one => ({ ...one, state: 'STEP_STATE_DONE' as const, overdue: false }))

/** The rate is usual again: recovering, with one step, the hold and the cause left. */
export const recoveringRoom = (more: Partial<Crisis> = {}): Crisis =>
  roomCrisis({
    phase: 'PHASE_RECOVERING',
    phaseSinceMs: NOW - 20 * MINUTE,
    steps: [...FINISHED.slice(1), { ...STEPS[0]!, dueMs: NOW + HOUR, overdue: false }],
    acknowledgements: [],
    cause: 'Release 8.2 calls a service that was switched off',
    causeOwner: 'eva',
    recoveryCriteria: [
      { text: 'The rate is usual for 30 min', met: true },
      { text: 'Every must-do step is done, or blocked with a reason', met: false },
      { text: 'The cause is named and removed', met: false },
    ],
    ...more,
  })

/** Nothing is left but to close it. */
export const closableRoom = (): Crisis =>
  recoveringRoom({
    seq: 90,
    steps: FINISHED,
    holds: [hold({ releasedAtMs: NOW })],
    causeRemoved: true,
    recoveryCriteria: recoveringRoom().recoveryCriteria.map(({ text }) => ({ text, met: true })),
  })
