/** A scheduled post of a publishing desk. */
export interface DeskPost {
  readonly id: string
  readonly title: string
  readonly state: 'scheduled' | 'held' | 'out' | 'released'
  readonly scheduledFor: string
}

export interface DeskMessage {
  readonly type: string
  readonly data: { readonly hold: string; readonly post?: { readonly id: string } }
}

/** A desk that publishes: its posts, the holds that are on, and those that ended, whose beginning may still be under way. */
export interface Desk {
  readonly posts: readonly DeskPost[]
  readonly holds: readonly string[]
  readonly ended: readonly string[]
}

export const DESK_POSTS: readonly DeskPost[] = [
  { id: 'p1', title: 'Good morning', state: 'out', scheduledFor: '2026-11-21T21:00:00Z' },
  { id: 'p2', title: 'A winter offer', state: 'scheduled', scheduledFor: '2026-11-22T08:00:00Z' },
  { id: 'p3', title: 'A quiz', state: 'scheduled', scheduledFor: '2026-11-22T12:00:00Z' },
]

const change = (desk: Desk, to: (post: DeskPost) => DeskPost['state']): Desk => ({
  ...desk,
  posts: desk.posts.map(post => ({ ...post, state: to(post) })),
})

/** What a message makes of the desk. The end of a hold frees no post; a beginning that comes after the end of its hold counts for nothing. */
export const receive = (desk: Desk, { type, data }: DeskMessage): Desk => {
  if (type === 'hold.started' && !desk.ended.includes(data.hold))
    return change({ ...desk, holds: [...desk.holds, data.hold] }, ({ state }) =>
      state === 'scheduled' ? 'held' : state,
    )
  if (type === 'hold.post.released')
    return change(desk, ({ id, state }) => (id === data.post?.id && state === 'held' ? 'released' : state))
  if (type === 'hold.ended')
    return { ...desk, holds: desk.holds.filter(id => id !== data.hold), ended: [...desk.ended, data.hold] }
  return desk
}

/** The receipts, as the desk answers. */
export const answerOf = ({ posts }: Desk) => {
  const count = (state: DeskPost['state']): number => posts.filter(post => post.state === state).length
  const [held, out] = [count('held'), count('out')]
  return {
    state: out > 0 ? 'partly' : 'enforced',
    held,
    total: held + out,
    evidence: out > 0 ? `${out} already out` : 'the queue is stopped',
    posts: posts
      .filter(({ state }) => state !== 'scheduled')
      .map(post => ({ ...post, url: `https://desk.example/posts/${post.id}` })),
  }
}
