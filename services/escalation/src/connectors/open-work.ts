/** What was read of a partition and is not done: by offset, the connectors that have not answered. */
export interface OpenWork {
  /** Everything before `offset` was read. Work is opened in the order of its offsets. */
  readUpTo(offset: bigint): void
  open(offset: bigint, connectorIds: readonly string[]): void
  done(offset: bigint, connectorId: string): void
  count(): number
  /**
   * What to commit so that a successor misses nothing: usually everything that was read, with what is open as metadata; when that is too
   * much, only what lies before the oldest open work, so that some is done again.
   */
  committed(): { readonly offset: bigint; readonly metadata: string }
}

/** Kafka takes 4,096 bytes. */
const MAX_METADATA = 3_500

/** Offsets with the connectors that have not answered, as `committed` wrote them; nothing that was not written so is believed. */
export const parseOpen = (metadata: string): ReadonlyMap<bigint, readonly string[]> =>
  new Map(
    metadata
      .split(' ')
      .map(part => part.split(':'))
      .filter((parts): parts is [string, string] => parts.length === 2 && /^\d+$/.test(parts[0]!))
      .map(([offset, ids]) => [BigInt(offset), ids.split(',')]),
  )

export const createOpenWork = (readFrom: bigint): OpenWork => {
  const open = new Map<bigint, Set<string>>()
  let next = readFrom
  return {
    readUpTo(offset) {
      if (offset > next) next = offset
    },
    open(offset, connectorIds) {
      if (connectorIds.length > 0) open.set(offset, new Set(connectorIds))
    },
    done(offset, connectorId) {
      const left = open.get(offset)
      left?.delete(connectorId)
      if (left?.size === 0) open.delete(offset)
    },
    count: () => open.size,
    committed() {
      const metadata = [...open].map(([offset, ids]) => `${offset}:${[...ids].join(',')}`).join(' ')
      if (metadata.length <= MAX_METADATA) return { offset: next, metadata }
      const [oldest = next] = open.keys()
      return { offset: oldest, metadata: '' }
    },
  }
}
