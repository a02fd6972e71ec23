import { StaleEpochError } from '@tocsin/shared/log/errors.ts'
import type { Batch, GroupReader } from '@tocsin/shared/log/port.ts'

/** Commits a batch up to a record that is done. When the partition has gone to another member, that one does it again with the same ids. */
export const commitRead = async (reader: GroupReader, batch: Batch, offset: bigint): Promise<void> => {
  try {
    await reader.commit(batch, { offset: offset + 1n, metadata: '' })
  } catch (error) {
    if (!(error instanceof StaleEpochError)) throw error
  }
}
