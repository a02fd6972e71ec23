import { describe, expect, it } from 'vitest'
import { answerOf, boardLines, type DeskPlan, type DeskState, receive } from './desk.ts'

const START_MS = 1_000_000
const at = (seconds: number): number => START_MS + seconds * 1_000
const plan: DeskPlan = {
  periodSeconds: 1_000,
  speed: 1,
  posts: [
    { id: 'a', brandId: 'lumo', title: 'A', atSeconds: 50 },
    { id: 'b', brandId: 'lumo', title: 'B', atSeconds: 300 },
    { id: 'c', brandId: 'lumo', title: 'C', atSeconds: 600 },
    { id: 'x', brandId: 'other', title: 'X', atSeconds: 320 },
  ],
}
const fresh: DeskState = { startMs: START_MS, holds: {}, ended: [] }
const started = { type: 'hold.started', hold: 'h1', brandIds: ['lumo'] } as const
const receipts = (state: DeskState) => answerOf(state, 'h1').posts.map(post => [post.id, post.state])

describe('the publishing desk of the demo', () => {
  it('holds what is scheduled for the brands, and says what was out already', () => {
    const held = receive(fresh, plan, started, at(100))
    expect(receipts(held)).toEqual([
      ['a-1', 'out'],
      ['b-1', 'held'],
      ['c-1', 'held'],
      ['a-2', 'held'],
    ])
    expect(answerOf(held, 'h1')).toMatchObject({ state: 'partly', held: 3, total: 4 })
  })

  it('is enforced when nothing is out', () => {
    expect(answerOf(receive(fresh, plan, started, at(10)), 'h1')).toMatchObject({
      state: 'enforced',
      held: 3,
      total: 3,
    })
  })

  it('changes nothing by a repeat', () => {
    const held = receive(fresh, plan, started, at(100))
    expect(receive(held, plan, started, at(400))).toBe(held)
  })

  it('releases one post, and none because the hold ends', () => {
    const held = receive(fresh, plan, started, at(100))
    const one = receive(held, plan, { type: 'hold.post.released', hold: 'h1', postId: 'b-1' }, at(200))
    const ended = receive(one, plan, { type: 'hold.ended', hold: 'h1' }, at(300))
    expect(receipts(ended).map(([, state]) => state)).toEqual(['out', 'released', 'held', 'held'])
  })

  it('starts no hold that has ended already', () => {
    const ended = receive(fresh, plan, { type: 'hold.ended', hold: 'h1' }, at(90))
    expect(receive(ended, plan, started, at(100))).toBe(ended)
  })

  it('shows what is around now, by time', () => {
    const lines = boardLines(receive(fresh, plan, started, at(100)), plan, at(310))
    expect(lines.map(line => line.split(/\s+/)[1])).toEqual(['out', 'held', 'scheduled', 'held', 'held', 'scheduled'])
  })

  it('passes its plan faster in a faster demo', () => {
    const fast = receive(fresh, { ...plan, speed: 10 }, started, at(6))
    expect(receipts(fast)[0]).toEqual(['a-1', 'out'])
  })
})
