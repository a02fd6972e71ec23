import { type Post, send } from './posts.ts'

const TICK_MS = 20
/** More requests under way than this, and the generator itself would be what is measured. */
const REQUESTS_LIMIT = 400
/** Posts of one request. */
const POSTS_LIMIT = 1_000

export interface Offered {
  accepted: number
  refused: number
  /** Not sent, since too many requests were still waiting for their answer. */
  unsent: number
}

/** Posts at a steady rate, whatever becomes of them, until `stop`. */
export const startOpenLoop = (
  url: string,
  ratePerSecond: number,
  postsOf: (count: number) => readonly Post[],
): { readonly offered: Offered; stop(): Promise<void> } => {
  const offered: Offered = { accepted: 0, refused: 0, unsent: 0 }
  const startedAt = performance.now()
  const underWay = new Set<Promise<void>>()
  let due = 0
  const post = (count: number): void => {
    if (underWay.size >= REQUESTS_LIMIT) {
      offered.unsent += count
      return
    }
    const request = send(url, postsOf(count)).then(accepted => {
      if (accepted) offered.accepted += count
      else offered.refused += count
      underWay.delete(request)
    })
    underWay.add(request)
  }
  const tick = (): void => {
    const wanted = Math.floor(((performance.now() - startedAt) / 1_000) * ratePerSecond)
    const count = wanted - due
    due = wanted
    if (count === 0) return
    for (let left = count; left > 0; left -= POSTS_LIMIT) post(Math.min(left, POSTS_LIMIT))
  }
  const timer = setInterval(tick, TICK_MS)
  return {
    offered,
    async stop() {
      clearInterval(timer)
      await Promise.all(underWay)
    },
  }
}

const WORKERS = 4
const BATCH = 200
/** So many accepted mentions may wait to be counted. */
const BEHIND_LIMIT = 4_000
const WARM_UP_MS = 5_000

/** Posts a second that the whole cluster counts, with a bounded queue in between. `folded` is how many were counted. */
export const sustainableRate = async (
  url: string,
  seconds: number,
  options: { readonly postsOf: (count: number) => readonly Post[]; readonly folded: () => Promise<number> },
): Promise<number> => {
  const before = await options.folded()
  let accepted = 0
  let folded = 0
  let running = true
  const watching = (async () => {
    while (running) {
      folded = (await options.folded()) - before
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  })()
  const worker = async (): Promise<void> => {
    while (running) {
      if (accepted - folded > BEHIND_LIMIT) await new Promise(resolve => setTimeout(resolve, 10))
      else if (await send(url, options.postsOf(BATCH))) accepted += BATCH
    }
  }
  const workers = Array.from({ length: WORKERS }, worker)
  await new Promise(resolve => setTimeout(resolve, WARM_UP_MS))
  const [from, fromMs] = [folded, performance.now()]
  await new Promise(resolve => setTimeout(resolve, seconds * 1_000))
  const rate = ((folded - from) * 1_000) / (performance.now() - fromMs)
  running = false
  await Promise.all([...workers, watching])
  return rate
}
