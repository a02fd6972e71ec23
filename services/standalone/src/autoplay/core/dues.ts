import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { TimelineEntry } from '@tocsin/shared/gen/tocsin/crisis/v1/TimelineEntry.ts'
import type { Act } from './act.ts'
import { OFFERS, type Offer, type Scene } from './offers.ts'
import type { Cue, Deed, Moment, Script } from './script.ts'

/** Something that one of the cast does at a time, if it is still to be done then. */
export interface Due {
  readonly atMs: number
  /** The same after a restart, so that nothing is done twice. */
  readonly requestId: string
  readonly crisisId: string
  readonly personId: string
  readonly act: Act
}

export interface Stage {
  readonly script: Script
  /** Who plays; what is somebody else's, the visitor's too, is left alone. */
  readonly cast: ReadonlySet<string>
  /** Story seconds that pass in one second. */
  readonly speed: number
}

const latest = (entries: readonly TimelineEntry[], { kinds, stage }: Moment): TimelineEntry | undefined =>
  entries.findLast(
    ({ kind, event }) => kinds.includes(kind) && (stage === undefined || event?.stageEntered?.stageId === stage),
  )

// Each deed has the offers of its own kind; the compiler cannot follow a lookup by a union.
const offersOf = (deed: Deed, scene: Scene): readonly Offer[] =>
  (OFFERS[deed.kind] as (of: Deed, at: Scene) => readonly Offer[])(deed, scene)

const actorOf = ({ who }: Cue, { personId }: Offer, { roles }: Crisis): string =>
  who === 'whoever it names' ? (personId ?? '') : (roles.find(({ roleId }) => roleId === who.role)?.personId ?? '')

const duesOfCue = (cue: Cue, crisis: Crisis, entries: readonly TimelineEntry[], { cast, speed }: Stage): Due[] => {
  const since = latest(entries, cue.after)
  if (!since) return []
  const { crisisId } = crisis
  return offersOf(cue.does, { crisis, entries, since })
    .map(offer => ({
      atMs:
        Math.max(since.atMs, offer.fromMs ?? 0) + ((cue.seconds + offer.place * (cue.gapSeconds ?? 0)) * 1_000) / speed,
      requestId: `autoplay/${crisisId}/${cue.id}/${since.seq}/${offer.key}`,
      crisisId,
      personId: actorOf(cue, offer, crisis),
      act: offer.act,
    }))
    .filter(({ personId }) => cast.has(personId))
}

/** Everything that the cast has to do in a crisis as it stands, the earliest first. Pure: the same log gives the same acts. */
export const duesOf = (crisis: Crisis, entries: readonly TimelineEntry[], stage: Stage): Due[] =>
  crisis.drill || !crisis.brandIds.includes(stage.script.brandId)
    ? []
    : stage.script.cues
        .flatMap(cue => duesOfCue(cue, crisis, entries, stage))
        .sort((a, b) => a.atMs - b.atMs || (a.requestId < b.requestId ? -1 : 1))
