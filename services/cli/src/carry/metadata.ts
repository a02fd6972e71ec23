import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { GroupCommit } from '@tocsin/shared/log/kafka/carry.ts'

/** An offset that a commit remembers beside its own. */
export interface Remembered {
  readonly topic: string
  readonly offset: bigint
}

/** What groups write beside their commits, as far as it names offsets; a test of each holds it against the service. */
const FORMATS: Readonly<Record<string, { readonly pattern: RegExp; readonly topic: string }>> = {
  // From where the events are folded.
  'notifier.v1': { pattern: /(?<=^events=)\d+(?=$)/g, topic: TOPICS.notificationsEvents.name },
  // Work that is read and not done.
  'hold-connectors.v1': { pattern: /(?<=^| )\d+(?=:)/g, topic: TOPICS.holdsWork.name },
}

export const rememberedIn = ({
  groupId,
  metadata,
}: Pick<GroupCommit, 'groupId' | 'metadata'>): readonly Remembered[] => {
  const format = FORMATS[groupId]
  if (format === undefined) return []
  return (metadata.match(format.pattern) ?? []).map(found => ({ topic: format.topic, offset: BigInt(found) }))
}

/** The metadata with its offsets as they are elsewhere. That of other groups is theirs about the old partitions, and left out. */
export const translateMetadata = (
  { groupId, metadata }: Pick<GroupCommit, 'groupId' | 'metadata'>,
  translated: (remembered: Remembered) => bigint,
): string => {
  const format = FORMATS[groupId]
  if (format === undefined) return ''
  return metadata.replace(format.pattern, found => String(translated({ topic: format.topic, offset: BigInt(found) })))
}
