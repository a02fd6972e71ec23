/** A post of the desk's plan. It comes again each period, so that a demo that is left running always has something scheduled. */
export interface PlannedPost {
  readonly id: string
  readonly brandId: string
  readonly title: string
  /** Of the story, after the desk began. */
  readonly atSeconds: number
}

export interface DeskPlan {
  readonly posts: readonly PlannedPost[]
  readonly periodSeconds: number
  /** Story seconds that pass in one second. */
  readonly speed: number
}

export interface HeldPost {
  readonly id: string
  readonly title: string
  readonly scheduledForMs: number
  readonly state: 'held' | 'out' | 'released'
}

/** What the desk must not forget. */
export interface DeskState {
  readonly startMs: number
  /** What became of the posts that each hold met, by hold. */
  readonly holds: Readonly<Record<string, readonly HeldPost[]>>
  /** Holds that ended; a beginning that comes after its end counts for nothing. */
  readonly ended: readonly string[]
}

export type DeskMessage =
  | { readonly type: 'hold.started'; readonly hold: string; readonly brandIds: readonly string[] }
  | { readonly type: 'hold.post.released'; readonly hold: string; readonly postId: string }
  | { readonly type: 'hold.ended'; readonly hold: string }

/** Only so many of what comes next are in the plan; what went out longer ago is no news. */
const UPCOMING = 3
const NEWS_SECONDS = 300
/** Detection takes its time, however fast the story passes. */
const NEWS_AT_LEAST_MS = 60_000

const newsMs = ({ speed }: DeskPlan): number => Math.max(NEWS_AT_LEAST_MS, (NEWS_SECONDS * 1_000) / speed)

type Scheduled = Omit<HeldPost, 'state'> & { readonly brandId: string }

/** The posts of some brands scheduled in [fromMs, toMs), by time. */
const scheduled = (
  startMs: number,
  { posts, periodSeconds, speed }: DeskPlan,
  fromMs: number,
  toMs: number,
): Scheduled[] => {
  const periodMs = (periodSeconds * 1_000) / speed
  const first = Math.max(0, Math.floor((fromMs - startMs) / periodMs))
  const last = Math.floor((toMs - startMs) / periodMs)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
    .flatMap(round =>
      posts.map(({ id, brandId, title, atSeconds }) => ({
        id: `${id}-${round + 1}`,
        brandId,
        title,
        scheduledForMs: Math.round(startMs + round * periodMs + (atSeconds * 1_000) / speed),
      })),
    )
    .filter(({ scheduledForMs }) => scheduledForMs >= fromMs && scheduledForMs < toMs)
    .sort((a, b) => a.scheduledForMs - b.scheduledForMs)
}

const isHeld = ({ holds }: DeskState, postId: string): boolean =>
  Object.values(holds).some(posts => posts.some(({ id, state }) => id === postId && state === 'held'))

const meet = (state: DeskState, plan: DeskPlan, brandIds: readonly string[], now: number): HeldPost[] => {
  const story = 1_000 / plan.speed
  const near = scheduled(state.startMs, plan, now - newsMs(plan), now + plan.periodSeconds * story)
  return brandIds.flatMap(brandId => {
    const own = near.filter(post => post.brandId === brandId && !isHeld(state, post.id))
    const out = own.filter(({ scheduledForMs }) => scheduledForMs <= now)
    const upcoming = own.filter(({ scheduledForMs }) => scheduledForMs > now).slice(0, UPCOMING)
    const as =
      (to: HeldPost['state']) =>
      ({ id, title, scheduledForMs }: Scheduled): HeldPost => ({ id, title, scheduledForMs, state: to })
    return [...out.map(as('out')), ...upcoming.map(as('held'))]
  })
}

/** What a message makes of the desk; a repeat changes nothing. The end of a hold frees no post. */
export const receive = (state: DeskState, plan: DeskPlan, message: DeskMessage, now: number): DeskState => {
  const { hold } = message
  const posts = state.holds[hold]
  switch (message.type) {
    case 'hold.started':
      return posts || state.ended.includes(hold)
        ? state
        : { ...state, holds: { ...state.holds, [hold]: meet(state, plan, message.brandIds, now) } }
    case 'hold.post.released':
      return {
        ...state,
        holds: {
          ...state.holds,
          [hold]: (posts ?? []).map(post =>
            post.id === message.postId && post.state === 'held' ? { ...post, state: 'released' } : post,
          ),
        },
      }
    case 'hold.ended':
      return state.ended.includes(hold) ? state : { ...state, ended: [...state.ended, hold] }
  }
}

/** The receipts of a hold, as the desk answers. */
export const answerOf = ({ holds }: DeskState, hold: string) => {
  const posts = holds[hold] ?? []
  const count = (of: HeldPost['state']): number => posts.filter(({ state }) => state === of).length
  const out = count('out')
  const held = count('held') + count('released')
  return {
    state: out > 0 ? ('partly' as const) : ('enforced' as const),
    held,
    total: held + out,
    evidence:
      out > 0
        ? `The queue is stopped; ${out} ${out === 1 ? 'post was' : 'posts were'} out already.`
        : 'The queue is stopped.',
    posts: posts.map(({ id, title, scheduledForMs, state }) => ({
      id,
      title,
      state,
      scheduledFor: new Date(scheduledForMs).toISOString(),
    })),
  }
}

/** What a person sees who looks at the desk: the posts around now, and what a hold made of them. */
export const boardLines = (state: DeskState, plan: DeskPlan, now: number): string[] => {
  const story = 1_000 / plan.speed
  const states = new Map(Object.values(state.holds).flatMap(posts => posts.map(post => [post.id, post.state] as const)))
  return scheduled(state.startMs, plan, now - 2 * newsMs(plan), now + plan.periodSeconds * story).map(
    ({ id, brandId, title, scheduledForMs }) => {
      const word = states.get(id) ?? (scheduledForMs <= now ? 'out' : 'scheduled')
      return `${new Date(scheduledForMs).toISOString().slice(11, 19)}Z  ${word.padEnd(9)}  ${brandId.padEnd(10)}  ${title}`
    },
  )
}
