import { setTimeout as delay } from 'node:timers/promises'
import { DEMO_BACKLOG_MS, type DemoPost, demoPosts } from '../../core/demo/generate.ts'
import type { DemoSource } from '../../source-config.ts'
import type { Connector, SourceItem } from '../connector.ts'

const STEP_MS = 200
/** A demo that was away for longer begins its story anew. */
const TOO_LONG_MS = 600_000

interface Position {
  readonly startMs: number
  readonly positionMs: number
}

const positionOf = (cursor: string | undefined, nowMs: number): Position => {
  const match = cursor === undefined ? null : /^(\d+):(\d+)$/.exec(cursor)
  const [startMs, positionMs] = [Number(match?.[1]), Number(match?.[2])]
  return match && positionMs > nowMs - TOO_LONG_MS && positionMs <= nowMs
    ? { startMs, positionMs }
    : { startMs: nowMs, positionMs: nowMs - DEMO_BACKLOG_MS }
}

const itemOf = (post: DemoPost, startMs: number): SourceItem => ({
  kind: 'post',
  cursor: `${startMs}:${post.publishedAtMs}`,
  post: {
    id: post.nativeId,
    text: post.text,
    publishedAt: post.publishedAtMs,
    author: post.author,
    lang: post.language,
    url: `https://demo.example/${post.nativeId}`,
  },
})

/** Invented talk about invented brands: five minutes of it at once, then as it would be published. The same seed says the same. */
export const createDemoConnector = (config: DemoSource, now: () => number): Connector => {
  let reachedMs: number | undefined
  return {
    source: config.id,
    kind: config.kind,
    timing: config.timing,
    goesOn: true,
    budget: { itemsPerSecond: undefined },
    health: () => ({ problem: undefined, lagMs: reachedMs === undefined ? undefined : Math.max(0, now() - reachedMs) }),
    async *open(cursor, signal) {
      const { startMs, positionMs } = positionOf(cursor, now())
      let doneMs = positionMs
      while (!signal.aborted) {
        const untilMs = now()
        // Slots are whole seconds: the one that the last look ended in is drawn again, and what was told of it is left out.
        const posts = demoPosts({ ...config, startMs }, Math.floor(doneMs / 1_000) * 1_000, untilMs)
        for (const post of posts)
          if (post.publishedAtMs > doneMs && post.publishedAtMs <= untilMs) yield itemOf(post, startMs)
        doneMs = Math.max(doneMs, untilMs)
        reachedMs = doneMs
        await delay(STEP_MS, undefined, { signal }).catch(() => {})
      }
    },
  }
}
