import { createHash } from 'node:crypto'
import type { Answer } from './answer.ts'

export interface ReplayWindow {
  /**
   * Runs `work` unless the same id came within the window: then it answers as the first time (waiting for it if need be), or `conflict`
   * when the body is another one. A 503 or a throw is forgotten, so that a retry is tried.
   */
  once(id: string, body: Uint8Array, work: () => Promise<Answer>, conflict: () => Answer): Promise<Answer>
}

export interface ReplayOptions {
  readonly windowMs: number
  readonly maxEntries: number
  readonly now: () => number
}

interface Entry {
  readonly digest: string
  readonly answer: Promise<Answer>
  readonly atMs: number
}

/** In memory: after a restart, or beyond `maxEntries`, a repeated body is appended again and removed downstream as a duplicate. */
export const createReplayWindow = ({ windowMs, maxEntries, now }: ReplayOptions): ReplayWindow => {
  const entries = new Map<string, Entry>()
  const forgetOld = (): void => {
    for (const [id, { atMs }] of entries) {
      if (now() - atMs <= windowMs && entries.size <= maxEntries) return
      entries.delete(id)
    }
  }
  return {
    async once(id, body, work, conflict) {
      forgetOld()
      const digest = createHash('sha256').update(body).digest('base64')
      const known = entries.get(id)
      if (known) return known.digest === digest ? known.answer : conflict()
      const answer = work()
      const entry = { digest, answer, atMs: now() }
      entries.set(id, entry)
      const forget = (): void => {
        if (entries.get(id) === entry) entries.delete(id)
      }
      answer.then(({ status }) => (status >= 500 ? forget() : undefined), forget)
      return answer
    },
  }
}
