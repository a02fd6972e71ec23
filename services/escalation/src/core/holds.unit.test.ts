import { expect, it } from 'vitest'
import { HOUR } from '../../test-support/playbook.ts'
import { by, openStory, START_MS } from '../../test-support/story.ts'

const start = {
  kind: 'startHold' as const,
  crisisId: '',
  brandIds: ['lumo'],
  scope: undefined,
  reason: 'wrong price in an advert',
  reviewByMs: 0,
}

const report = (posts: readonly (readonly [string, string])[]) => ({
  kind: 'reportEnforcement',
  report: {
    holdId: 'hold-1',
    connector: 'scheduler',
    state: 'ENFORCEMENT_STATE_PARTLY',
    held: 1,
    total: 2,
    evidence: '1 of 2',
    posts: posts.map(([postId, state]) => ({ postId, title: '', state, scheduledForMs: 0, url: '' })),
  },
})

it.each([
  ['by hand, outside any crisis', {}, ['holdStarted']],
  ['without brands', { brandIds: [] }, 'HOLD_NEEDS_BRANDS'],
  ['for a brand that is not in the playbook', { brandIds: ['none'] }, 'NO_SUCH_BRAND'],
  ['without a reason', { reason: '' }, 'TEXT_MISSING'],
  ['to be looked at in the past', { reviewByMs: START_MS }, 'REVIEW_BY_PAST'],
  ['for a crisis that is not there', { crisisId: 'lumo-9' }, 'NO_SUCH_CRISIS'],
])('a hold %s', (_what, over, outcome) => {
  expect(openStory().give({ ...start, actor: by('anna'), ...over })).toEqual(outcome)
})

it('stops everything unless a person narrows it, and is looked at again and again', () => {
  const story = openStory()
  story.give({ ...start, actor: by('anna') })
  expect(story.after(9 * HOUR)).toEqual(['holdReviewDue', 'holdReviewDue'])
  expect(story.state().liveHolds).toEqual(['hold-1'])
})

it('is released by who started it or a manager, once, with a reason', () => {
  const story = openStory()
  story.give({ ...start, actor: by('anna') })
  const release = { kind: 'releaseHold' as const, holdId: 'hold-1', reason: 'corrected' }
  expect(story.give({ ...release, actor: by('jan') })).toBe('NOT_IN_TEAM')
  expect(story.give({ ...release, actor: by('anna'), reason: '' })).toBe('TEXT_MISSING')
  expect(story.give({ ...release, actor: by('anna'), holdId: 'hold-9' })).toBe('NO_SUCH_HOLD')
  expect(story.give({ ...release, actor: by('anna') })).toEqual(['holdReleased'])
  expect(story.give({ ...release, actor: by('anna') })).toBe('HOLD_ALREADY_RELEASED')
})

it('releases held posts one by one, also after the hold, and nothing that is out', () => {
  const story = openStory()
  story.give({ ...start, actor: by('anna') })
  const posts = [
    ['p1', 'POST_STATE_HELD'],
    ['p2', 'POST_STATE_OUT'],
    ['p3', 'POST_STATE_HELD'],
  ] as const
  expect(story.on('anna', report(posts))).toEqual(['enforcementReported'])
  expect(story.on('anna', report(posts))).toEqual([])
  const release = { kind: 'releasePost', holdId: 'hold-1', connector: 'scheduler', postId: 'p1' }
  expect(story.on('anna', release)).toEqual(['postReleased'])
  expect(story.on('anna', release)).toBe('POST_NOT_HELD')
  expect(story.on('anna', { ...release, postId: 'p2' })).toBe('POST_NOT_HELD')
  expect(story.on('anna', { ...release, postId: 'p9' })).toBe('NO_SUCH_POST')
  story.on('anna', { kind: 'releaseHold', holdId: 'hold-1', reason: 'corrected' })
  expect(story.on('anna', { ...release, postId: 'p3' })).toEqual(['postReleased'])
})
