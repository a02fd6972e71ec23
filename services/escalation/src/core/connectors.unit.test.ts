import type { Connector } from '@tocsin/shared/playbook/plan.ts'
import { expect, it } from 'vitest'
import { connector, playbookOf } from '../../test-support/playbook.ts'
import { by, openStory, START_MS, type Story } from '../../test-support/story.ts'
import { connectorsOf } from './connectors.ts'
import { messagesOf } from './notifications.ts'
import { holdOf } from './state.ts'
import { sentenceOf } from './timeline.ts'
import { holdView } from './view.ts'

const SECOND = 1_000
const DESK = connector('desk')
const TOOL = connector('tool', { kind: 'manual', instructions: 'Press Suspend' })

const held = (connectors: readonly Connector[] = [DESK]): Story => {
  const story = openStory(playbookOf({ connectors }))
  story.signal()
  story.does('anna', 'confirm')
  return story
}

const enforcements = (story: Story) => holdView(story.holds()[0]!, story.playbook).enforcements

const says = (story: Story, state: string, over: object = {}) =>
  story.on('anna', {
    kind: 'reportEnforcement',
    report: {
      holdId: story.holds()[0]!.holdId,
      connector: 'desk',
      state: `ENFORCEMENT_STATE_${state}`,
      held: 0,
      total: 0,
      evidence: '',
      posts: [],
      by: '',
      ...over,
    },
  })

const post = (postId: string, state: string) => ({
  postId,
  title: '',
  state: `POST_STATE_${state}`,
  scheduledForMs: 0,
  url: '',
})

it.each<[string, Partial<Connector>, readonly string[], readonly string[], boolean]>([
  ['of every brand, a hold of everything', {}, ['lumo'], [], true],
  ['of the brand', { brands: ['nori', 'lumo'] }, ['lumo'], [], true],
  ['of another brand', { brands: ['nori'] }, ['lumo'], [], false],
  ['of one of two brands', { brands: ['nori'] }, ['lumo', 'nori'], [], true],
  ['with accounts, a hold of everything', { accounts: ['@lumo'] }, ['lumo'], [], true],
  ['with the account', { accounts: ['@lumo'] }, ['lumo'], ['@x', '@lumo'], true],
  ['with other accounts', { accounts: ['@lumo'] }, ['lumo'], ['@x'], false],
  ['that does not say its accounts', {}, ['lumo'], ['@x'], true],
])('a connector %s', (_what, over, brandIds, accounts, isAsked) => {
  const kind = accounts.length > 0 ? 'HOLD_SCOPE_KIND_ACCOUNTS' : 'HOLD_SCOPE_KIND_EVERYTHING'
  const playbook = playbookOf({ connectors: [connector('desk', over)] })
  const asked = connectorsOf(playbook, { brandIds, scope: { kind, accounts: [...accounts] } })
  expect(asked.length).toBe(isAsked ? 1 : 0)
})

it('is asked when a hold starts and has 10 s to answer', () => {
  const story = held()
  expect(enforcements(story)).toMatchObject([
    { connector: 'desk', title: 'The desk', state: 'ENFORCEMENT_STATE_ASKED', answerByMs: START_MS + 10 * SECOND },
  ])
  expect(story.after(9 * SECOND)).toEqual([])
  expect(story.after(1 * SECOND)).toEqual(['enforcementReported'])
  expect(enforcements(story)).toMatchObject([
    { state: 'ENFORCEMENT_STATE_FAILED', evidence: 'no answer in 10 s', answerByMs: 0 },
  ])
  expect(story.after(60 * SECOND)).toEqual([])
})

it('has not failed when it answers in time; what it says later counts', () => {
  const story = held([DESK, connector('shop')])
  says(story, 'ENFORCED', { held: 2, total: 2 })
  expect(story.after(10 * SECOND)).toEqual(['enforcementReported'])
  expect(enforcements(story)).toMatchObject([
    { connector: 'desk', state: 'ENFORCEMENT_STATE_ENFORCED' },
    { connector: 'shop', state: 'ENFORCEMENT_STATE_FAILED' },
  ])
  says(story, 'PARTLY', { connector: 'shop', held: 1, total: 2 })
  expect(enforcements(story)[1]).toMatchObject({ state: 'ENFORCEMENT_STATE_PARTLY', held: 1, total: 2 })
})

it('has failed too when the hold ended before it answered', () => {
  const story = held()
  story.on('anna', { kind: 'releaseHold', holdId: story.holds()[0]!.holdId, reason: 'a mistake' })
  expect(story.after(10 * SECOND)).toEqual(['enforcementReported'])
  expect(enforcements(story)).toMatchObject([{ state: 'ENFORCEMENT_STATE_FAILED' }])
})

it('without a way in is requested of the person who has its role, at once', () => {
  const story = held([TOOL])
  expect(enforcements(story)).toMatchObject([
    {
      state: 'ENFORCEMENT_STATE_REQUESTED',
      evidence: 'Jan must do this by hand and say so: Press Suspend (https://tool.test)',
      answerByMs: 0,
    },
  ])
  expect(story.after(10 * SECOND)).toEqual([])
  says(story, 'ENFORCED', { connector: 'tool', evidence: 'suspended at 22:41', by: 'jan' })
  expect(enforcements(story)).toMatchObject([{ state: 'ENFORCEMENT_STATE_ENFORCED', evidence: 'suspended at 22:41' }])
})

it('says that nobody has its role, when it is so', () => {
  const story = held([connector('tool', { kind: 'manual', owner: 'nobody-has-it', target: undefined })])
  expect(enforcements(story)[0]?.evidence).toBe(
    'nobody holds role nobody-has-it; somebody must do this: stop publishing in The tool',
  )
})

it('is not asked in a drill', () => {
  const story = openStory(playbookOf({ connectors: [DESK, TOOL] }))
  story.signal({}, true)
  expect(story.does('anna', 'confirm')).toEqual(['confirmed', 'holdStarted', 'stageEntered'])
  expect(enforcements(story)).toEqual([])
  expect(story.after(10 * SECOND)).toEqual([])
})

it('is never called enforced while a post is out, or not all are held', () => {
  const story = held()
  says(story, 'ENFORCED', { held: 1, total: 1, posts: [post('p1', 'HELD'), post('p2', 'OUT')] })
  expect(enforcements(story)[0]?.state).toBe('ENFORCEMENT_STATE_PARTLY')
  says(story, 'ENFORCED', { held: 1, total: 2 })
  expect(enforcements(story)[0]?.state).toBe('ENFORCEMENT_STATE_PARTLY')
})

it('keeps the receipts that it gave when it fails later', () => {
  const story = held()
  says(story, 'ENFORCED', { held: 1, total: 1, posts: [post('p1', 'HELD')] })
  says(story, 'FAILED', { evidence: 'unreachable' })
  expect(enforcements(story)).toMatchObject([
    { state: 'ENFORCEMENT_STATE_FAILED', held: 1, total: 1, posts: [{ postId: 'p1' }] },
  ])
})

it('releases a post when it says so, not when a person asks for it', () => {
  const story = held()
  says(story, 'ENFORCED', { held: 1, total: 1, posts: [post('p1', 'HELD')] })
  const release = { kind: 'releasePost', holdId: story.holds()[0]!.holdId, connector: 'desk', postId: 'p1' }
  expect(story.on('anna', release)).toEqual(['postReleased'])
  expect(enforcements(story)[0]?.posts).toMatchObject([{ state: 'POST_STATE_HELD' }])
  expect(story.on('anna', release)).toBe('POST_NOT_HELD')
  says(story, 'ENFORCED', { posts: [post('p1', 'RELEASED')] })
  expect(enforcements(story)[0]?.posts).toMatchObject([{ state: 'POST_STATE_RELEASED' }])
  expect(story.holds()[0]?.releasing).toEqual([])
})

it('calls the person who must act, once: who stops it by hand, who mends what failed', () => {
  const story = held([DESK, TOOL])
  const reports = () =>
    story
      .happenings()
      .filter(({ kind }) => kind === 'enforcementReported')
      .flatMap((event, index) => messagesOf(event, index, story.crisis(), story.playbook))
      .map(({ personId, subject, urgency }) => `${personId} ${subject} ${urgency}`)
  expect(reports()).toEqual(['jan Lumo: stop publishing by hand URGENCY_PAGE'])
  story.after(10 * SECOND)
  says(story, 'FAILED', { evidence: 'it answered 503' })
  expect(reports()).toEqual([
    'jan Lumo: stop publishing by hand URGENCY_PAGE',
    'jan Lumo: publishing is not stopped URGENCY_PAGE',
  ])
})

it('is told of in the timeline by its name, with who said it', () => {
  const story = held([DESK, TOOL])
  says(story, 'ENFORCED', { connector: 'tool', held: 2, total: 2, by: 'jan' })
  const words = story.happenings().map(event => sentenceOf(event, story.playbook))
  expect(words.filter(text => text.includes('hold-'))).toEqual([
    'Anna put everything on hold (hold-4): because. Asked to stop: The desk, The tool.',
    'The tool asks a person to enforce hold-4: Jan must do this by hand and say so: Press Suspend (https://tool.test).',
    'The tool enforces hold-4 (2 of 2), says Jan.',
  ])
})

it('asks for a hold outside any crisis by the current plan', () => {
  const story = openStory(playbookOf({ connectors: [DESK] }))
  const start = { kind: 'startHold' as const, crisisId: '', brandIds: ['lumo'], scope: undefined, reviewByMs: 0 }
  story.give({ ...start, actor: by('anna'), reason: 'wrong price' })
  expect(story.state().askingHolds).toEqual(['hold-1'])
  expect(story.after(10 * SECOND)).toEqual(['enforcementReported'])
  expect(story.state().askingHolds).toEqual([])
})

it('was never asked by a hold of an older build, which goes on as it was', () => {
  const story = openStory(playbookOf({ connectors: [DESK] }))
  const holdStarted = { holdId: 'hold-1', brandIds: ['lumo'], reason: 'x', personId: 'anna', reviewByMs: START_MS + 1 }
  const record = { firstSeq: 1, count: 1, commandId: 'old', actor: 'anna', schema: 1 }
  expect(story.append({ ...record, events: [{ crisisId: '', seq: 1, holdStarted }] })).toBe('accepted')
  expect(story.state().askingHolds).toEqual([])
  expect(story.after(10 * SECOND)).toEqual(['holdReviewDue'])
  const report = { holdId: 'hold-1', connector: 'desk', state: 'ENFORCEMENT_STATE_ENFORCED', held: 1, total: 1 }
  const posts = [post('p1', 'HELD')]
  story.on('anna', { kind: 'reportEnforcement', report: { ...report, evidence: '', posts, by: '' } })
  const release = { kind: 'releasePost', holdId: 'hold-1', connector: 'desk', postId: 'p1' }
  expect(story.on('anna', release)).toEqual(['postReleased'])
  expect(holdView(holdOf(story.state(), 'hold-1')!, story.playbook).enforcements).toMatchObject([
    { connector: 'desk', posts: [{ state: 'POST_STATE_RELEASED' }] },
  ])
})
