import { setTimeout as delay } from 'node:timers/promises'
import { timeOf } from '../../core/time.ts'
import type { SourceItem } from '../connector.ts'

const recordTime = (item: SourceItem): number | undefined =>
  item.kind === 'post' ? (timeOf(item.post.observedAt) ?? timeOf(item.post.publishedAt)) : undefined

/** Releases items at `speed` times the pace of their own times, counted from the first one. */
export const atPace = async function* (
  items: AsyncIterable<SourceItem>,
  speed: number,
  signal: AbortSignal,
): AsyncGenerator<SourceItem> {
  const startedMs = performance.now()
  let firstMs: number | undefined
  for await (const item of items) {
    const atMs = recordTime(item)
    firstMs ??= atMs
    const dueMs = atMs === undefined || firstMs === undefined ? 0 : startedMs + (atMs - firstMs) / speed
    const waitMs = dueMs - performance.now()
    if (waitMs > 1) await delay(waitMs, undefined, { signal }).catch(() => {})
    if (signal.aborted) return
    yield item
  }
}
