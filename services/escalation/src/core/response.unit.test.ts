import { expect, it } from 'vitest'
import { HOUR, MINUTE, playbookOf } from '../../test-support/playbook.ts'
import { by, openStory, START_MS } from '../../test-support/story.ts'

const activeStory = (playbook = playbookOf()) => {
  const story = openStory(playbook)
  story.signal()
  story.does('anna', 'confirm')
  return story
}

it('counts each person who must acknowledge', () => {
  const story = activeStory()
  expect(story.on('jan', { kind: 'acknowledge', via: 'console' })).toEqual(['acknowledged'])
  expect(story.crisis().acknowledgements.map(({ acknowledged }) => acknowledged)).toEqual([true, false])
  expect(story.on('jan', { kind: 'acknowledge', via: 'grpc' })).toEqual([])
  expect(story.on('anna', { kind: 'acknowledge', via: 'grpc' })).toBe('NOT_ASKED_TO_ACKNOWLEDGE')
})

it('asks again who has not acknowledged, and tells the next of the role', () => {
  const story = activeStory()
  story.on('jan', { kind: 'acknowledge', via: 'grpc' })
  const kinds = story.after(30 * MINUTE)
  expect(kinds.filter(kind => kind === 'acknowledgementOverdue')).toHaveLength(1)
  expect(story.crisis().acknowledgements).toMatchObject([
    { personId: 'jan', round: 0 },
    { personId: 'olle', round: 1, dueMs: START_MS + 60 * MINUTE },
  ])
})

it.each([
  ['does nothing', [], ['acknowledgementLapsed', 'stepOverdue', 'stepOverdue']],
  ['takes the step', [{ kind: 'takeStep', stepId: 'statement@2' }], ['stepOverdue', 'stepOverdue']],
  ['does the step', [{ kind: 'completeStep', stepId: 'statement@2', note: '', blocked: false }], ['stepOverdue']],
])('an acknowledgement lapses after 30 min when the person %s', (_what, commands, kinds) => {
  const story = activeStory()
  story.on('jan', { kind: 'acknowledge', via: 'grpc' })
  story.on('olle', { kind: 'acknowledge', via: 'link' })
  for (const command of commands) story.on('olle', command)
  expect(story.after(30 * MINUTE).toSorted()).toEqual(kinds)
})

it('goes up and down the ladder by reason, asking who must answer each time', () => {
  const story = activeStory()
  const up = { kind: 'changeStage', stageId: 'grave', reason: 'a minister spoke' }
  expect(story.on('jan', { ...up, reason: '' })).toBe('TEXT_MISSING')
  expect(story.on('jan', { ...up, stageId: 'serious' })).toBe('SAME_STAGE')
  expect(story.on('jan', { ...up, stageId: 'potential' })).toBe('STAGE_IS_POTENTIAL')
  expect(story.on('jan', { ...up, stageId: 'none' })).toBe('NO_SUCH_STAGE')
  expect(story.on('sari', up)).toBe('NOT_IN_TEAM')
  expect(story.on('jan', up)).toEqual(['stageEntered'])
  expect(story.crisis().acknowledgements).toMatchObject([
    { personId: 'jan', acknowledged: true },
    { personId: 'eva', acknowledged: false },
  ])
  expect(story.on('eva', { ...up, stageId: 'serious' })).toEqual(['stageEntered'])
  expect(story.crisis().steps.map(({ stepId }) => stepId)).toEqual([
    'statement@2',
    'brief-care@2',
    'ask-product@2',
    'call-board@3',
  ])
})

it('widens the hold when the plan of a stage stops more than the one before', () => {
  const { stages } = playbookOf()
  const story = activeStory(
    playbookOf({ stages: stages.map(one => (one.stageId === 'serious' ? { ...one, holdAccounts: ['x/lumo'] } : one)) }),
  )
  expect(story.on('jan', { kind: 'changeStage', stageId: 'grave', reason: 'worse' })).toEqual([
    'stageEntered',
    'holdStarted',
  ])
  expect(story.holds().map(({ scope }) => scope.kind)).toEqual([
    'HOLD_SCOPE_KIND_ACCOUNTS',
    'HOLD_SCOPE_KIND_EVERYTHING',
  ])
})

it('hands a role over with its steps, to qualified people only', () => {
  const story = activeStory()
  const assign = { kind: 'assignRole', roleId: 'spokesperson', personId: 'jan', reason: '' }
  expect(story.on('jan', { ...assign, personId: 'eva' })).toBe('NOT_QUALIFIED')
  expect(story.on('jan', { ...assign, personId: 'nobody' })).toBe('NO_SUCH_PERSON')
  expect(story.on('jan', { ...assign, roleId: 'king' })).toBe('NO_SUCH_ROLE')
  expect(story.on('olle', assign)).toEqual(['roleAssigned'])
  expect(story.crisis().steps.find(({ stepId }) => stepId === 'statement@2')).toMatchObject({ personId: 'jan' })
  expect(story.crisis().acknowledgements.map(({ personId }) => personId)).toEqual(['jan'])
  expect(story.on('olle', assign)).toEqual([])
})

it('hands a role over when a shift ends', () => {
  const night = { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const, from: '20:00', to: '08:00' }
  const { roles } = playbookOf()
  const story = activeStory(
    playbookOf({
      roles: roles.map(role => (role.roleId === 'lead' ? { ...role, scheduleId: 'leads', people: [] } : role)),
      schedules: [
        {
          scheduleId: 'leads',
          timeZone: 'Europe/Warsaw',
          shifts: [
            { ...night, people: ['jan'] },
            { ...night, from: '08:00', to: '20:00', people: ['anna'] },
          ],
          overrides: [],
          turnsFrom: '2026-11-16',
        },
      ],
    }),
  )
  expect(story.crisis().roles.find(({ roleId }) => roleId === 'lead')).toMatchObject({
    personId: 'jan',
    untilMs: Date.UTC(2026, 10, 22, 7),
  })
  story.on('jan', { kind: 'takeStep', stepId: 'brief-care@2' })
  story.after(9 * HOUR)
  expect(story.crisis().roles.find(({ roleId }) => roleId === 'lead')).toMatchObject({
    personId: 'anna',
    byHand: false,
  })
  expect(story.crisis().steps.find(({ stepId }) => stepId === 'brief-care@2')).toMatchObject({ personId: 'anna' })
  expect(
    story
      .crisis()
      .acknowledgements.map(({ personId }) => personId)
      .toSorted(),
  ).toEqual(['anna', 'olle'])
})

it.each([
  ['two people take one step', 'takeStep', 'jan', {}, 'STEP_TAKEN_BY_OTHER'],
  ['a manager takes it over', 'takeStep', by('eva', 'manager'), {}, ['stepTaken']],
  ['somebody else says that it is done', 'completeStep', 'jan', { note: '', blocked: false }, 'STEP_NOT_YOURS'],
  ['blocked without a reason', 'completeStep', 'olle', { note: '', blocked: true }, 'TEXT_MISSING'],
  ['blocked with a reason', 'completeStep', 'olle', { note: 'no access', blocked: true }, ['stepBlocked']],
  ['done', 'completeStep', 'olle', { note: '', blocked: false }, ['stepCompleted']],
])('a step that olle has taken: %s', (_what, kind, who, rest, outcome) => {
  const story = activeStory()
  story.on('olle', { kind: 'takeStep', stepId: 'statement@2' })
  expect(story.on(who, { kind, stepId: 'statement@2', ...rest })).toEqual(outcome)
})

it('refuses what is done already and what is not there', () => {
  const story = activeStory()
  story.on('olle', { kind: 'completeStep', stepId: 'statement@2', note: '', blocked: false })
  expect(story.on('olle', { kind: 'takeStep', stepId: 'statement@2' })).toBe('STEP_ALREADY_DONE')
  expect(story.on('olle', { kind: 'takeStep', stepId: 'dance@2' })).toBe('NO_SUCH_STEP')
})

it('expects updates at an interval', () => {
  const story = activeStory()
  story.after(50 * MINUTE)
  expect(story.on('olle', { kind: 'postUpdate', text: 'We look into it.' })).toEqual(['updatePosted'])
  expect(story.after(59 * MINUTE)).not.toContain('updateOverdue')
  expect(story.after(MINUTE)).toContain('updateOverdue')
  expect(story.crisis().updateOverdue).toBe(true)
})

it('asks the expert, then the fallback, then again', () => {
  const story = activeStory()
  const ask = { kind: 'askExpert', subject: 'product', text: 'Which batch?' }
  expect(story.on('jan', { ...ask, subject: 'law' })).toBe('NO_EXPERT')
  expect(story.on('jan', ask)).toEqual(['expertAsked'])
  const { questionId, personId } = story.crisis().experts[0]!
  expect(personId).toBe('sari')
  const answer = { kind: 'answerQuestion', questionId, fact: 'Batch 7.' }
  expect(story.on('budi', answer)).toBe('NOT_ASKED')
  expect(story.after(15 * MINUTE)).toEqual(['expertPassedOn'])
  expect(story.crisis().experts).toMatchObject([{ personId: 'budi', tried: ['sari', 'budi'] }])
  expect(story.on('budi', answer)).toEqual(['expertAnswered'])
  expect(story.on('sari', answer)).toBe('ALREADY_ANSWERED')
  expect(story.on('sari', { ...answer, questionId: 'x' })).toBe('NO_SUCH_QUESTION')
})

it('names the cause with an owner, then that it is removed', () => {
  const story = activeStory()
  const cause = { kind: 'nameCause', text: 'A bad update', ownerId: 'sari', removed: false }
  expect(story.on('jan', { ...cause, removed: true })).toBe('NO_CAUSE')
  expect(story.on('jan', { ...cause, ownerId: '' })).toBe('NO_SUCH_PERSON')
  expect(story.on('jan', cause)).toEqual(['causeNamed'])
  expect(story.on('jan', { ...cause, text: 'rolled back', removed: true })).toEqual(['causeRemoved'])
  expect(story.on('jan', { ...cause, text: 'rolled back', removed: true })).toEqual([])
})
