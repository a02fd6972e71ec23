import type { Batch } from './port.ts'

/**
 * Says of each batch how many records are missing between it and the one before it under the same assignment: 0 where offsets go on without
 * a gap, and for a batch that is delivered again. Only for topics that are not compacted.
 */
export const createContinuity = (): ((batch: Pick<Batch, 'partition' | 'epoch' | 'records'>) => number) => {
  const expected = new Map<number, { readonly epoch: number; readonly offset: bigint }>()
  return ({ partition, epoch, records }) => {
    const before = expected.get(partition)
    const known = before?.epoch === epoch ? before.offset : undefined
    const next = records.at(-1)!.offset + 1n
    expected.set(partition, { epoch, offset: known !== undefined && known > next ? known : next })
    return known === undefined ? 0 : Math.max(0, Number(records[0]!.offset - known))
  }
}
