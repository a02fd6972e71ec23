import { expect, it } from 'vitest'
import { HOUR, MINUTE } from '../../test-support/playbook.ts'
import { by, openStory, type Story } from '../../test-support/story.ts'

const boss = by('eva', 'manager')

const activeStory = () => {
  const story = openStory()
  story.signal()
  story.does('anna', 'confirm')
  return story
}

const finishSteps = (story: Story) => {
  for (const { stepId } of story.crisis().steps)
    story.on(boss, { kind: 'completeStep', stepId, note: '', blocked: false })
}
const releaseHolds = (story: Story) => {
  for (const { holdId } of story.holds()) story.on(boss, { kind: 'releaseHold', holdId, reason: 'over' })
}

it('proposes recovery when every signal has been closed for long enough, and changes nothing by itself', () => {
  const story = activeStory()
  story.signal({ signalId: 'lumo/volume/2' })
  story.calm()
  expect(story.after(3 * HOUR)).not.toContain('recoveryProposed')
  story.calm('lumo/volume/2')
  expect(story.after(2 * HOUR - 1)).not.toContain('recoveryProposed')
  expect(story.after(1)).toContain('recoveryProposed')
  expect(story.crisis()).toMatchObject({ phase: 'active', recoveryProposed: true })
})

it('counts again from the start when a signal opens meanwhile', () => {
  const story = activeStory()
  story.calm()
  story.after(HOUR)
  story.signal({ signalId: 'lumo/share-5m/2' })
  expect(story.after(4 * HOUR)).not.toContain('recoveryProposed')
})

it.each([
  ['while a signal is open', (_story: Story) => {}, by('jan'), 'NOT_USUAL_YET'],
  [
    'before it has been usual for long enough',
    (story: Story) => {
      story.calm()
      story.after(HOUR)
    },
    by('jan'),
    'NOT_USUAL_YET',
  ],
  [
    'after it has been',
    (story: Story) => {
      story.calm()
      story.after(2 * HOUR)
    },
    by('jan'),
    ['recoveryStarted'],
  ],
  ['sooner by a manager', (_story: Story) => {}, boss, ['recoveryStarted']],
])('recovery %s', (_what, before, actor, outcome) => {
  const story = activeStory()
  before(story)
  expect(story.does(actor, 'startRecovery')).toEqual(outcome)
})

it('relapses when a signal opens while recovering, without a new hold by a machine', () => {
  const story = activeStory()
  story.calm()
  story.after(2 * HOUR)
  story.does('jan', 'startRecovery')
  releaseHolds(story)
  expect(story.signal({ signalId: 'lumo/share-5m/2' })).toEqual(['evidenceJoined', 'relapsed', 'stageEntered'])
  expect(story.crisis().phase).toBe('active')
  expect(story.state().liveHolds).toEqual([])
})

it('is closed by a person, and only when nothing is left', () => {
  const story = activeStory()
  expect(story.does(boss, 'close')).toBe('NOT_RECOVERING')
  story.does(boss, 'startRecovery')
  expect(story.does(boss, 'close')).toBe('STEPS_OPEN')
  story.on(boss, { kind: 'nameCause', text: 'A bad update', ownerId: 'sari', removed: false })
  finishSteps(story)
  expect(story.does(boss, 'close')).toBe('HOLD_STILL_ON')
  releaseHolds(story)
  expect(story.does(boss, 'close')).toBe('CAUSE_NOT_REMOVED')
  story.on(boss, { kind: 'nameCause', text: 'rolled back', ownerId: '', removed: true })
  expect(story.does(by('stranger'), 'close')).toBe('NOT_IN_TEAM')
  expect(story.does(boss, 'close')).toEqual(['closed', 'reviewOpened'])
  expect(story.crisis().phase).toBe('review')
})

const reviewedStory = () => {
  const story = activeStory()
  story.calm()
  story.does(boss, 'startRecovery')
  finishSteps(story)
  releaseHolds(story)
  story.does(boss, 'close')
  return story
}

it('keeps the review open until somebody writes what was learned', () => {
  const story = reviewedStory()
  story.after(1000 * HOUR)
  expect(story.does(boss, 'completeReview', { lessons: '' })).toBe('TEXT_MISSING')
  expect(story.does(boss, 'completeReview')).toEqual(['reviewCompleted'])
  expect(story.does(boss, 'completeReview')).toBe('NOT_IN_REVIEW')
  expect(story.crisis('lumo-1')).toMatchObject({ phase: 'closed', lessons: 'learned' })
})

it.each([
  ['from review', (_story: Story) => {}],
  ['from closed', (story: Story) => void story.does(boss, 'completeReview')],
])('goes on by a person %s: everybody is asked again and publishing is held again', (_what, before) => {
  const story = reviewedStory()
  before(story)
  expect(story.on('jan', { kind: 'reopen', crisisId: 'lumo-1', reason: 'it is back' })).toEqual([
    'reopened',
    'holdStarted',
    'stageEntered',
  ])
  expect(story.crisis()).toMatchObject({ phase: 'active', stageId: 'serious' })
  expect(story.crisis().steps.every(({ status }) => status === 'open')).toBe(true)
  expect(story.state().liveHolds).toHaveLength(1)
})

it('reopens nothing that is not over, and not beside another crisis of the brand', () => {
  const story = reviewedStory()
  story.signal({ signalId: 'lumo/share-5m/2' })
  expect(story.on(boss, { kind: 'reopen', crisisId: 'lumo-1', reason: 'again' })).toBe('BRAND_IN_OTHER_CRISIS')
  expect(story.does(boss, 'reopen')).toBe('NOT_OVER')
})

it('asks the chain again when a person reopens a declined suspicion', () => {
  const story = openStory()
  story.signal()
  story.does('anna', 'decline')
  expect(story.does('anna', 'reopen')).toEqual(['reopened', 'stageEntered'])
  expect(story.after(5 * MINUTE)).toEqual(['questionPassedOn'])
})
