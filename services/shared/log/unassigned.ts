import type { GroupReader } from './port.ts'

/** Why a service that reads in groups is not ready: one reason for each group that has not said yet, or no longer says, what is its own. */
export const unassigned = (readers: Readonly<Record<string, GroupReader | undefined>>): string[] =>
  Object.entries(readers).flatMap(([groupId, reader]) =>
    reader?.isAssigned() ? [] : [`${groupId} has not been told its partitions`],
  )
