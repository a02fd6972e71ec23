import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { TimelineEntry } from '@tocsin/shared/gen/tocsin/crisis/v1/TimelineEntry.ts'
import type { Act } from './act.ts'
import type { Deed } from './script.ts'

/** One thing that a deed has left to do. */
export interface Offer {
  /** Tells the things of one cue apart. */
  readonly key: string
  /** Whom it names; undefined when anybody of the cue may do it. */
  readonly personId?: string
  /** Its place among the things of the cue, also of those that are done. */
  readonly place: number
  /** Not before this has happened, where it is later than the moment. */
  readonly fromMs?: number
  readonly act: Act
}

export interface Scene {
  readonly crisis: Crisis
  readonly entries: readonly TimelineEntry[]
  /** The entry that started the cue's clock. */
  readonly since: TimelineEntry
}

type Of<K extends Deed['kind']> = Extract<Deed, { readonly kind: K }>
type Offers = { readonly [K in Deed['kind']]: (deed: Of<K>, scene: Scene) => readonly Offer[] }

const NOTHING: readonly Offer[] = []
const one = (act: Act): readonly Offer[] => [{ key: 'once', place: 0, act }]
const happenedSince = ({ entries, since }: Scene, kind: string): boolean =>
  entries.some(entry => entry.kind === kind && entry.seq > since.seq)
const holderOf = ({ roles }: Crisis, roleId: string): string =>
  roles.find(role => role.roleId === roleId)?.personId ?? ''
const isRunning = ({ phase }: Crisis): boolean => phase === 'PHASE_ACTIVE' || phase === 'PHASE_RECOVERING'
const isOpen = (crisis: Crisis): boolean => crisis.phase === 'PHASE_SUSPECTED' || isRunning(crisis)
const liveHolds = ({ holds }: Crisis) => holds.filter(({ releasedAtMs }) => releasedAtMs === 0)
/** `facts-first@2` is the step `facts-first` of the second entry. */
const baseOf = (stepId: string): string => stepId.slice(0, stepId.lastIndexOf('@'))
const entryOf = (stepId: string): string => stepId.slice(stepId.lastIndexOf('@') + 1)

const postsOf = (crisis: Crisis) =>
  liveHolds(crisis).flatMap(({ holdId, enforcements }) =>
    enforcements.flatMap(({ connector, posts }) => posts.map(post => ({ holdId, connector, ...post }))),
  )

const mustDoIsDone = ({ steps }: Crisis): boolean =>
  steps.every(({ mustDo, state }) => !mustDo || state === 'STEP_STATE_DONE' || state === 'STEP_STATE_BLOCKED')

/** Each who has not acknowledged yet, by what was sent since the moment. */
const linkOffers = ({ crisis, since }: Scene): readonly Offer[] =>
  isOpen(crisis)
    ? crisis.acknowledgements.flatMap(({ personId, acknowledged }, place): Offer[] =>
        acknowledged
          ? []
          : [{ key: personId, personId, place, act: { method: 'followLink', request: { sentFromMs: since.atMs } } }],
      )
    : NOTHING

/** Whoever was asked to acknowledge does that first. */
const stepOffers = (
  { crisis }: Scene,
  isLeft: (state: Crisis['steps'][number]['state']) => boolean,
  actOf: (stepId: string) => Act,
): readonly Offer[] => {
  if (!isOpen(crisis)) return NOTHING
  const placeOf = (index: number): number =>
    crisis.steps.slice(0, index).filter(({ stepId }) => entryOf(stepId) === entryOf(crisis.steps[index]!.stepId)).length
  return crisis.steps.flatMap(({ stepId, personId, state }, index): Offer[] => {
    const asked = crisis.acknowledgements.find(one => one.personId === personId)
    return isLeft(state) && asked?.acknowledged !== false
      ? [{ key: stepId, personId, place: placeOf(index), fromMs: asked?.atMs ?? 0, act: actOf(stepId) }]
      : []
  })
}

/** What is left to do of each deed: nothing where it is not the time for it, or somebody has done it. */
export const OFFERS: Offers = {
  confirm: ({ kind: _kind, ...what }, { crisis }) =>
    crisis.phase === 'PHASE_SUSPECTED' ? one({ method: 'confirmCrisis', request: what }) : NOTHING,
  acknowledge: ({ late }, scene) => {
    const isOverdue = ({ kind, seq }: TimelineEntry): boolean =>
      kind === 'acknowledgementOverdue' && seq < scene.since.seq
    const lateId = scene.entries.some(isOverdue) ? '' : holderOf(scene.crisis, late)
    return linkOffers(scene).filter(({ personId }) => personId !== lateId)
  },
  acknowledgeLate: (_deed, scene) => {
    const { acknowledgementOverdue, acknowledgementLapsed } = scene.since.event ?? {}
    const again = acknowledgementOverdue ?? acknowledgementLapsed
    const entry = scene.entries.findLast(({ kind }) => kind === 'stageEntered')?.event?.stageEntered?.entry
    return again?.entry === entry ? linkOffers(scene).filter(({ personId }) => personId === again?.personId) : NOTHING
  },
  takeSteps: (_deed, scene) =>
    stepOffers(
      scene,
      state => state === 'STEP_STATE_OPEN',
      stepId => ({ method: 'takeStep', request: { stepId } }),
    ),
  completeSteps: ({ notes }, scene) =>
    stepOffers(
      scene,
      state => state === 'STEP_STATE_OPEN' || state === 'STEP_STATE_TAKEN',
      stepId => ({ method: 'completeStep', request: { stepId, note: notes[baseOf(stepId)] ?? '' } }),
    ),
  ask: ({ subject, text }, { crisis }) =>
    isRunning(crisis) && !crisis.facts.some(fact => fact.subject === subject)
      ? one({ method: 'askExpert', request: { subject, text } })
      : NOTHING,
  answer: ({ subject, fact }, { crisis }) =>
    isOpen(crisis)
      ? crisis.facts
          .filter(asked => asked.fact === '' && asked.subject === subject)
          .map(({ questionId, personId }, place) => ({
            key: questionId,
            personId,
            place,
            act: { method: 'answerQuestion', request: { questionId, fact } },
          }))
      : NOTHING,
  update: ({ text }, scene) =>
    isRunning(scene.crisis) && !happenedSince(scene, 'updatePosted')
      ? one({ method: 'postUpdate', request: { text } })
      : NOTHING,
  stage: ({ stageId, reason }, scene) =>
    scene.crisis.phase === 'PHASE_ACTIVE' && scene.crisis.stageId !== stageId && !happenedSince(scene, 'stageEntered')
      ? one({ method: 'changeStage', request: { stageId, reason } })
      : NOTHING,
  nameCause: ({ text, ownerRole }, { crisis }) =>
    isRunning(crisis) && crisis.cause === ''
      ? one({ method: 'nameCause', request: { text, ownerId: holderOf(crisis, ownerRole) } })
      : NOTHING,
  removeCause: ({ text }, { crisis }) =>
    isRunning(crisis) && crisis.cause !== '' && !crisis.causeRemoved
      ? one({ method: 'nameCause', request: { text, removed: true } })
      : NOTHING,
  holdByHand: ({ evidence }, { crisis }) =>
    liveHolds(crisis).flatMap(({ holdId, enforcements }) =>
      enforcements
        .map((enforcement, place) => ({ ...enforcement, place }))
        .filter(({ state }) => state === 'ENFORCEMENT_STATE_REQUESTED')
        .map(({ connector, posts, place }) => ({
          key: `${holdId}/${connector}`,
          place,
          act: {
            method: 'reportEnforcement',
            request: {
              holdId,
              enforcement: {
                connector,
                state: 'ENFORCEMENT_STATE_ENFORCED' as const,
                held: posts.length,
                total: posts.length,
                evidence,
                posts,
              },
            },
          },
        })),
    ),
  recover: ({ reason }, { crisis }) =>
    crisis.phase === 'PHASE_ACTIVE' && mustDoIsDone(crisis) && (crisis.cause === '' || crisis.causeRemoved)
      ? one({ method: 'startRecovery', request: { reason } })
      : NOTHING,
  releasePosts: (_deed, { crisis }) =>
    crisis.phase === 'PHASE_RECOVERING'
      ? postsOf(crisis)
          .map((post, place) => ({ ...post, place }))
          .filter(({ state }) => state === 'POST_STATE_HELD')
          .map(({ holdId, connector, postId, place }) => ({
            key: `${holdId}/${connector}/${postId}`,
            place,
            act: {
              method: 'releaseHold',
              request: { holdId, connector, postId, reason: 'checked: it says nothing that is wrong today' },
            },
          }))
      : NOTHING,
  releaseHolds: ({ reason }, { crisis }) =>
    crisis.phase === 'PHASE_RECOVERING' && postsOf(crisis).every(({ state }) => state !== 'POST_STATE_HELD')
      ? liveHolds(crisis).map(({ holdId }, place) => ({
          key: holdId,
          place,
          act: { method: 'releaseHold', request: { holdId, reason } },
        }))
      : NOTHING,
  close: ({ reason }, { crisis }) =>
    crisis.phase === 'PHASE_RECOVERING' &&
    liveHolds(crisis).length === 0 &&
    mustDoIsDone(crisis) &&
    (crisis.cause === '' || crisis.causeRemoved)
      ? one({ method: 'closeCrisis', request: { reason } })
      : NOTHING,
  review: ({ lessons }, { crisis }) =>
    crisis.phase === 'PHASE_REVIEW' ? one({ method: 'completeReview', request: { lessons } }) : NOTHING,
}
