import { expect, it } from 'vitest'
import { HOUR, MINUTE, playbookOf } from '../../test-support/playbook.ts'
import { by, openStory, START_MS } from '../../test-support/story.ts'

const suspectedStory = (playbook = playbookOf()) => {
  const story = openStory(playbook)
  story.signal()
  return story
}

it('starts the hold in the same record as the act of the person who confirms', () => {
  const story = suspectedStory()
  expect(story.does('anna', 'confirm')).toEqual(['confirmed', 'holdStarted', 'stageEntered'])
  expect(story.log).toHaveLength(2)
  expect(story.holds()).toMatchObject([
    { personId: 'anna', brandIds: ['lumo'], scope: { kind: 'HOLD_SCOPE_KIND_EVERYTHING' }, drill: false },
  ])
})

it('enters the first stage with the people of this moment: who is told, who must answer, whose step is due when', () => {
  const story = suspectedStory()
  story.does('anna', 'confirm')
  const crisis = story.crisis()
  expect(crisis).toMatchObject({ phase: 'active', stageId: 'serious', scenarioId: 'outage', confirmedBy: ['anna'] })
  expect(crisis.notified).toEqual(['anna', 'jan', 'olle'])
  expect(crisis.acknowledgements.map(({ personId }) => personId)).toEqual(['jan', 'olle'])
  expect(crisis.steps.map(({ stepId, personId, dueMs }) => [stepId, personId, dueMs - START_MS])).toEqual([
    ['statement@2', 'olle', 30 * MINUTE],
    ['brief-care@2', 'jan', HOUR],
    ['ask-product@2', 'jan', 30 * MINUTE],
  ])
})

it.each([
  ['of a suspicion that is not there', { crisisId: 'lumo-99' }, 'NO_SUCH_CRISIS'],
  ['without a scenario of the playbook', { scenarioId: 'flood' }, 'NO_SUCH_SCENARIO'],
  ['without an answer about lasting harm', { harm: undefined }, 'HARM_NOT_ANSWERED'],
  [
    'with a hold on no account',
    { holdScope: { kind: 'HOLD_SCOPE_KIND_ACCOUNTS' as const, accounts: [] } },
    'HOLD_SCOPE_EMPTY',
  ],
])('refuses a confirmation %s', (_what, over, code) => {
  expect(suspectedStory().does('anna', 'confirm', over)).toBe(code)
})

it.each([
  ['who was asked', by('anna'), ['confirmed', 'holdStarted', 'stageEntered']],
  ['who is later in the chain', by('eva'), ['confirmed', 'holdStarted', 'stageEntered']],
  ['who is a manager', by('boss', 'manager'), ['confirmed', 'holdStarted', 'stageEntered']],
  ['who is neither', by('olle'), 'NOT_ASKED'],
])('confirmation by a person %s', (_what, actor, outcome) => {
  expect(suspectedStory().does(actor, 'confirm')).toEqual(outcome)
})

it('narrows the hold only when a person says so', () => {
  const story = suspectedStory()
  story.does('anna', 'confirm', { holdScope: { kind: 'HOLD_SCOPE_KIND_ACCOUNTS', accounts: ['x/lumo'] } })
  expect(story.holds()).toMatchObject([{ scope: { kind: 'HOLD_SCOPE_KIND_ACCOUNTS', accounts: ['x/lumo'] } }])
})

it('gives the loser of a race a clear answer', () => {
  const story = suspectedStory()
  story.does('anna', 'confirm')
  expect(story.does('jan', 'confirm')).toBe('NOT_SUSPECTED')
  expect(story.does('jan', 'decline')).toBe('NOT_SUSPECTED')
})

it('needs a reason to decline, and keeps it', () => {
  const story = suspectedStory()
  expect(story.does('anna', 'decline', { reason: ' ' })).toBe('TEXT_MISSING')
  story.does('anna', 'decline', { reason: 'a song lyric' })
  expect(story.crisis()).toMatchObject({ phase: 'declined', decline: { reason: 'a song lyric', share: 0.5 } })
})

const twoPeople = () => {
  const { decisions } = playbookOf()
  return suspectedStory(playbookOf({ decisions: { ...decisions, secondPerson: true } }))
}

it('asks a second person, and the next in the chain at once', () => {
  const story = twoPeople()
  expect(story.does('anna', 'confirm')).toEqual(['secondConfirmationRequested', 'questionPassedOn'])
  expect(story.crisis()).toMatchObject({ phase: 'suspected', question: { asked: ['jan'] } })
  expect(story.holds()).toEqual([])
  expect(story.does('anna', 'confirm')).toBe('SECOND_PERSON_MUST_DIFFER')
  expect(story.does('jan', 'confirm')).toEqual(['confirmed', 'holdStarted', 'stageEntered'])
  expect(story.crisis().confirmedBy).toEqual(['anna', 'jan'])
})

it('lets the second person decline instead, and goes on asking when nobody does either', () => {
  const story = twoPeople()
  story.does('anna', 'confirm')
  expect(story.after(5 * MINUTE)).toEqual(['questionPassedOn'])
  expect(story.does('eva', 'decline')).toEqual(['declined'])
  expect(story.crisis().question.first).toBeUndefined()
})
