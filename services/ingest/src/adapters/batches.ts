import { setTimeout as delay } from 'node:timers/promises'
import type { SourceItem } from '../connectors/connector.ts'

const MAX_ITEMS = 1_000
const MAX_CHARS = 1_048_576
const LINGER_MS = 20

const sizeOf = (item: SourceItem): number =>
  item.kind === 'broken' ? item.raw.length : typeof item.post.text === 'string' ? item.post.text.length : 0

/**
 * Items as batches of at most 1,000 or about 1 MB, each handed on 20 ms after its first item at the latest. Gathers the next batch while one is
 * being worked on, reads no further than that, and no more than `itemsPerSecond` on average.
 */
export const gather = async function* (
  items: AsyncIterable<SourceItem>,
  itemsPerSecond?: number,
): AsyncGenerator<readonly SourceItem[]> {
  const iterator = items[Symbol.asyncIterator]()
  const maxItems = Math.max(1, Math.min(MAX_ITEMS, itemsPerSecond ?? MAX_ITEMS))
  let pending: Promise<IteratorResult<SourceItem>> | undefined
  try {
    for (;;) {
      const batch: SourceItem[] = []
      const startedMs = performance.now()
      let size = 0
      let deadline: Promise<'time'> | undefined
      while (batch.length < maxItems && size < MAX_CHARS) {
        pending ??= iterator.next()
        if (batch.length > 0) deadline ??= delay(LINGER_MS, 'time' as const)
        const next = await (deadline ? Promise.race([pending, deadline]) : pending)
        if (next === 'time') break
        pending = undefined
        if (next.done) {
          if (batch.length > 0) yield batch
          return
        }
        batch.push(next.value)
        size += sizeOf(next.value)
      }
      yield batch
      const owedMs = itemsPerSecond ? (batch.length / itemsPerSecond) * 1_000 - (performance.now() - startedMs) : 0
      if (owedMs > 0) await delay(owedMs)
    }
  } finally {
    pending?.catch(() => {})
    await iterator.return?.()
  }
}

/** The same, with the next one being fetched while the present one is worked on. */
export const oneAhead = async function* <T>(of: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = of.next()
  next.catch(() => {})
  try {
    for (let current = await next; !current.done; current = await next) {
      next = of.next()
      next.catch(() => {})
      yield current.value
    }
  } finally {
    await of.return(undefined)
  }
}
