import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

export interface FollowedFiles {
  /** Idempotent; resolves when no look is under way. */
  stop(): Promise<void>
}

export interface FollowOptions {
  /** Texts as they are known already, in the order of the paths. */
  readonly texts: readonly string[]
  /** All texts, once any of them is another one and all stood still for one look: whoever writes them may not be done. */
  readonly onChange: (texts: readonly string[]) => void
  /** Why they cannot be read, once for each reason; `onChange` follows when they can be again. */
  readonly onUnreadable: (reason: string) => void
  readonly everyMs?: number
}

const LOOK_MS = 1_000

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.every((text, index) => text === other[index])

/**
 * Files that others replace while we run: mounted secrets, certificates. They are looked at, not watched: a mount replaces a link two
 * folders above, of which no watch of the file would tell.
 */
export const followFiles = (paths: readonly string[], options: FollowOptions): FollowedFiles => {
  const { onChange, onUnreadable, everyMs = LOOK_MS } = options
  const stopping = new AbortController()
  let taken = options.texts
  let seen = taken
  let unreadable: string | undefined

  const look = async (): Promise<void> => {
    try {
      const texts = await Promise.all(paths.map(path => readFile(path, 'utf8')))
      unreadable = undefined
      const stoodStill = same(texts, seen)
      seen = texts
      if (!stoodStill || same(texts, taken) || stopping.signal.aborted) return
      taken = texts
      onChange(texts)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      if (reason !== unreadable) onUnreadable(reason)
      unreadable = reason
      taken = []
    }
  }
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await sleep(everyMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
      if (!stopping.signal.aborted) await look()
    }
  }
  const running = run()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}
