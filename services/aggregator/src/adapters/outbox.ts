/** What a value needs to be replaced by a later one. */
export interface OutboxEntry {
  readonly key: string
  readonly ver: bigint
  readonly slot: string
}

/** More values than this wait for one reader: only the newest of each slot are kept then. */
const VALUES_LIMIT = 5_000

/**
 * What waits for one reader. A value replaces the one of the same key that has not been sent, so a slow reader gets the latest instead
 * of all; when too many keys wait, only the newest of each slot stay. Memory is bounded whatever the reader does.
 */
export interface Outbox<T extends OutboxEntry> {
  put(entry: T): void
  next(): T | undefined
  size(): number
}

export const createOutbox = <T extends OutboxEntry>(valuesLimit = VALUES_LIMIT): Outbox<T> => {
  let waiting = new Map<string, T>()

  const collapse = (): void => {
    const newest = new Map<string, T>()
    for (const entry of waiting.values()) newest.set(entry.slot, entry)
    waiting = new Map([...newest.values()].map(entry => [entry.key, entry]))
  }

  return {
    put(entry) {
      const before = waiting.get(entry.key)
      if (before !== undefined && before.ver >= entry.ver) return
      waiting.set(entry.key, entry)
      if (waiting.size > valuesLimit) collapse()
    },
    next() {
      const first = waiting.entries().next()
      if (first.done) return undefined
      const [key, entry] = first.value
      waiting.delete(key)
      return entry
    },
    size: () => waiting.size,
  }
}
