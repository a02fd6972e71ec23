import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseAnswer } from './answer.ts'

const answer = (over: object): string => JSON.stringify({ state: 'enforced', ...over })
const posts = (...some: readonly object[]): string => answer({ posts: some })

it.each([
  ['nothing but a state', {}, { state: 'ENFORCEMENT_STATE_ENFORCED', held: 0, total: 0, evidence: '', posts: [] }],
  ['counts', { state: 'partly', held: 2, total: 3, evidence: 'x' }, { held: 2, total: 3, evidence: 'x' }],
  ['one count', { state: 'enforced', held: 2 }, { held: 2, total: 2 }],
  ['a person who is asked', { state: 'requested' }, { state: 'ENFORCEMENT_STATE_REQUESTED' }],
  ['that it cannot', { state: 'unsupported' }, { state: 'ENFORCEMENT_STATE_UNSUPPORTED' }],
  [
    'posts, which it counts itself',
    {
      posts: [
        { id: 'a', title: 'A', state: 'held', scheduledFor: '2026-11-22T08:00:00+01:00', url: 'https://x.example/a' },
        { id: 'b', state: 'out', scheduledFor: null },
        { id: 'c', state: 'released' },
      ],
    },
    {
      held: 1,
      total: 2,
      posts: [
        { postId: 'a', state: 'POST_STATE_HELD', scheduledForMs: Date.UTC(2026, 10, 22, 7) },
        { postId: 'b', state: 'POST_STATE_OUT', scheduledForMs: 0 },
        { postId: 'c', state: 'POST_STATE_RELEASED' },
      ],
    },
  ],
])('takes %s', (_what, over, expected) => {
  expect(parseAnswer(answer(over))).toMatchObject(expected)
})

it.each([
  ['no JSON', '<html>', 'it is not JSON'],
  ['a list', '[]', 'the answer must be a map'],
  ['no state', '{}', 'state must be one of enforced, partly'],
  ['a state that is none', answer({ state: 'paused' }), 'state must be one of'],
  ['a state of the prototype', answer({ state: 'constructor' }), 'state must be one of'],
  ['a key that is not known', answer({ helt: 1 }), '"helt", which is not known'],
  ['a count below 0', answer({ held: -1 }), 'held must be a whole number'],
  ['half a post', answer({ total: 0.5 }), 'total must be a whole number'],
  ['more held than there are', answer({ held: 3, total: 2 }), 'held is more than total'],
  [
    'fewer held than it lists',
    answer({ held: 0, total: 1, posts: [{ id: 'a', state: 'held' }] }),
    'less than the posts',
  ],
  ['posts that are no list', answer({ posts: {} }), 'posts must be a list'],
  ['a post without id', posts({ state: 'held' }), 'posts[0] needs "id"'],
  ['a post twice', posts({ id: 'a', state: 'held' }, { id: 'a', state: 'out' }), 'posts names an id twice'],
  ['a post in no state', posts({ id: 'a' }), 'posts[0].state must be one of held, out, released'],
  ['a time without zone', posts({ id: 'a', state: 'held', scheduledFor: '2026-11-22T08:00' }), 'a time with its zone'],
  ['a link that runs', posts({ id: 'a', state: 'held', url: 'javascript:alert(1)' }), 'must be an http or https URL'],
  ['a long id', posts({ id: 'a'.repeat(201), state: 'held' }), 'at most 200'],
  ['too many posts', answer({ posts: new Array(1_001).fill({}) }), 'at most 1000'],
])('takes no answer with %s', (_what, body, why) => {
  expect(parseAnswer(body)).toContain(why)
})

it('takes or refuses whatever comes, and never counts more held than there are', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), body => {
      const said = parseAnswer(body)
      expect(typeof said === 'string' || said.held <= said.total).toBe(true)
    }),
  )
})
