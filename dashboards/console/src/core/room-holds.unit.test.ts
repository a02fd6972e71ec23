import type { Enforcement } from '@tocsin/shared/gen/tocsin/crisis/v1/Enforcement.ts'
import type { HoldState } from '@tocsin/shared/gen/tocsin/crisis/v1/HoldState.ts'
import type { PostReceipt } from '@tocsin/shared/gen/tocsin/crisis/v1/PostReceipt.ts'
import type { TimelineEntry } from '@tocsin/shared/gen/tocsin/crisis/v1/TimelineEntry.ts'
import { describe, expect, it } from 'vitest'
import { accountsFor, holdView, holdViews, releasedPosts } from './room-holds.ts'

const NOW = 100_000

const post = (postId: string, state: PostReceipt['state'], scheduledForMs = 0): PostReceipt => ({
  postId,
  title: postId,
  state,
  scheduledForMs,
  url: '',
})

const enforcement = (connector: string, parts: Partial<Enforcement> = {}): Enforcement => ({
  connector,
  title: '',
  state: 'ENFORCEMENT_STATE_ENFORCED',
  held: 0,
  total: 0,
  evidence: '',
  posts: [],
  answerByMs: 0,
  ...parts,
})

const hold = (parts: Partial<HoldState> = {}): HoldState => ({
  holdId: 'hold-1',
  brandIds: ['lumo'],
  scope: { kind: 'HOLD_SCOPE_KIND_EVERYTHING', accounts: [] },
  reason: 'confirmed',
  personId: 'anna',
  startedAtMs: 0,
  reviewByMs: 0,
  releasedAtMs: 0,
  drill: false,
  enforcements: [],
  ...parts,
})

describe('what a connector says', () => {
  it.each<readonly [Enforcement['state'], number, string, boolean]>([
    ['ENFORCEMENT_STATE_ASKED', NOW + 1, 'asked', false],
    ['ENFORCEMENT_STATE_ASKED', NOW, 'silent', true],
    ['ENFORCEMENT_STATE_ENFORCED', NOW, 'enforced', false],
    ['ENFORCEMENT_STATE_PARTLY', NOW, 'partly', true],
    ['ENFORCEMENT_STATE_REQUESTED', NOW, 'requested', true],
    ['ENFORCEMENT_STATE_UNSUPPORTED', NOW, 'unsupported', true],
    ['ENFORCEMENT_STATE_FAILED', NOW, 'failed', true],
  ])('%s with an answer due at %i is %s, a person is needed: %s', (state, answerByMs, word, needsHand) => {
    const { connectors } = holdView(hold({ enforcements: [enforcement('x', { state, answerByMs })] }), NOW)
    expect(connectors[0]).toMatchObject({ state: word, needsHand })
  })

  it.each([
    ['POST_STATE_OUT', false],
    ['POST_STATE_UNKNOWN', true],
  ] as const)('partly held with a post that is %s needs a person: %s', (state, needsHand) => {
    const posts = [post('held', 'POST_STATE_HELD'), post('other', state)]
    const enforcements = [enforcement('x', { state: 'ENFORCEMENT_STATE_PARTLY', posts })]
    expect(holdView(hold({ enforcements }), NOW).connectors[0]?.needsHand).toBe(needsHand)
  })

  it('has what needs a person first, and is never without a name', () => {
    const enforcements = [
      enforcement('well'),
      enforcement('cms', { title: 'Web site', state: 'ENFORCEMENT_STATE_REQUESTED' }),
      enforcement('buffer', { state: 'ENFORCEMENT_STATE_FAILED' }),
    ]
    const titles = holdView(hold({ enforcements }), NOW).connectors.map(one => one.title)
    expect(titles).toEqual(['buffer', 'Web site', 'well'])
  })
})

describe('posts', () => {
  const posts = [
    post('late', 'POST_STATE_HELD', 20),
    post('gone', 'POST_STATE_OUT', 5),
    post('free', 'POST_STATE_RELEASED'),
    post('early', 'POST_STATE_HELD', 10),
    post('lost', 'POST_STATE_UNKNOWN'),
  ]
  const view = holdView(hold({ enforcements: [enforcement('x', { posts })] }), NOW)

  it('are counted by what became of them', () => {
    expect(view.posts).toEqual({ held: 2, out: 1, released: 1, unknown: 1 })
  })

  it('have what is out first, then what nobody knows, then by their time', () => {
    expect(view.connectors[0]?.posts.map(one => one.post.postId)).toEqual(['gone', 'lost', 'early', 'late', 'free'])
  })
})

describe('holds', () => {
  it('that are on come first, the newest in front', () => {
    const holds = [
      hold({ holdId: 'ended', startedAtMs: 9, releasedAtMs: 10 }),
      hold({ holdId: 'old', startedAtMs: 1 }),
      hold({ holdId: 'new', startedAtMs: 2 }),
    ]
    expect(holdViews(holds, NOW).map(view => view.hold.holdId)).toEqual(['new', 'old', 'ended'])
  })

  it.each([
    ['is on and its time has come', { reviewByMs: NOW }, true],
    ['is on and its time is to come', { reviewByMs: NOW + 1 }, false],
    ['has ended', { reviewByMs: NOW, releasedAtMs: NOW }, false],
  ])('must be looked at again when it %s', (_what, parts, reviewOverdue) => {
    expect(holdView(hold(parts), NOW).reviewOverdue).toBe(reviewOverdue)
  })

  it('name their accounts, or none for everything', () => {
    const accounts = ['@lumo']
    expect(holdView(hold(), NOW).accounts).toEqual([])
    expect(holdView(hold({ scope: { kind: 'HOLD_SCOPE_KIND_ACCOUNTS', accounts } }), NOW).accounts).toEqual(accounts)
  })

  it('may be narrowed to the accounts of the connectors of their brands', () => {
    const connector = {
      connectorId: 'a',
      title: 'A',
      kind: 'webhook',
      owner: '',
      instructions: '',
      target: '',
    } as const
    const connectors = [
      { ...connector, brandIds: ['lumo'], accounts: ['@lumo', '@lumo_pl'] },
      { ...connector, brandIds: [], accounts: ['@lumo', '@group'] },
      { ...connector, brandIds: ['kopi'], accounts: ['@kopi'] },
    ]
    expect(accountsFor({ connectors }, ['lumo'])).toEqual(['@lumo', '@lumo_pl', '@group'])
  })
})

describe('releasedPosts', () => {
  it('knows what somebody released of this hold, before the connector says so', () => {
    const released = (seq: number, holdId: string, postId: string): TimelineEntry => ({
      seq,
      crisisId: 'lumo-1',
      atMs: seq,
      actor: 'anna',
      kind: 'postReleased',
      text: '',
      event: { postReleased: { holdId, connector: 'planner', postId, personId: 'anna' } } as TimelineEntry['event'],
    })
    const timeline = [released(1, 'hold-1', 'a'), released(2, 'hold-2', 'b')]
    expect([...releasedPosts(timeline, 'hold-1')]).toEqual(['planner/a'])
  })
})
