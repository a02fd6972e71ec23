import type { FlagNote } from '@tocsin/shared/gen/tocsin/crisis/v1/FlagNote.ts'
import { isFlag } from './evidence.ts'
import type { Crisis } from './state.ts'

/** A flag is raised some seconds before the signal that it opens, by another clock. */
const BEFORE_MS = 10 * 60_000
const AT_MOST = 20

/** Notes of flags on the brands of a crisis that began or went on by a flag, from shortly before the first one until it is over. */
export const notesFor = (
  { brandIds, evidence, phase, phaseSinceMs }: Pick<Crisis, 'brandIds' | 'evidence' | 'phase' | 'phaseSinceMs'>,
  notes: Iterable<FlagNote>,
): FlagNote[] => {
  const flags = evidence.filter(isFlag)
  if (flags.length === 0) return []
  const from = Math.min(...flags.map(({ atMs }) => atMs)) - BEFORE_MS
  const to = phase === 'closed' || phase === 'declined' ? phaseSinceMs : Number.POSITIVE_INFINITY
  return [...notes]
    .filter(one => one.note !== '' && brandIds.includes(one.brandId) && one.raisedAtMs >= from && one.raisedAtMs <= to)
    .sort((a, b) => a.raisedAtMs - b.raisedAtMs)
    .slice(-AT_MOST)
}
