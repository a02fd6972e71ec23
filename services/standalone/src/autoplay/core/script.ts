import type { LastingHarm } from '@tocsin/shared/gen/tocsin/crisis/v1/LastingHarm.ts'

/** Who does something: who holds a role in the crisis, or whom the thing itself names (a step's owner, who must acknowledge, who is asked). */
export type Who = { readonly role: string } | 'whoever it names'

/** The latest entry of the timeline of one of these kinds; of a stage's entry, where one is named. */
export interface Moment {
  readonly kinds: readonly string[]
  readonly stage?: string
}

export type Deed =
  | { readonly kind: 'confirm'; readonly scenarioId: string; readonly harm: LastingHarm; readonly reason: string }
  /** By the link that each was sent. Who holds role `late` does not, in the first stage in which the role is asked. */
  | { readonly kind: 'acknowledge'; readonly late: string }
  /** Who was asked again does it at last, by the newer link. */
  | { readonly kind: 'acknowledgeLate' }
  | { readonly kind: 'takeSteps' }
  /** Notes by step, without the entry's number. */
  | { readonly kind: 'completeSteps'; readonly notes: Readonly<Record<string, string>> }
  | { readonly kind: 'ask'; readonly subject: string; readonly text: string }
  | { readonly kind: 'answer'; readonly subject: string; readonly fact: string }
  | { readonly kind: 'update'; readonly text: string }
  | { readonly kind: 'stage'; readonly stageId: string; readonly reason: string }
  | { readonly kind: 'nameCause'; readonly text: string; readonly ownerRole: string }
  | { readonly kind: 'removeCause'; readonly text: string }
  /** Says of each connector that only asked a person that the person has done it. */
  | { readonly kind: 'holdByHand'; readonly evidence: string }
  | { readonly kind: 'recover'; readonly reason: string }
  | { readonly kind: 'releasePosts' }
  | { readonly kind: 'releaseHolds'; readonly reason: string }
  | { readonly kind: 'close'; readonly reason: string }
  | { readonly kind: 'review'; readonly lessons: string }

/** Some seconds after a moment somebody does something, unless it is done by then. */
export interface Cue {
  readonly id: string
  readonly who: Who
  readonly after: Moment
  /** Of the story: a faster demo waits less. */
  readonly seconds: number
  /** Between several of the same cue: steps, posts. */
  readonly gapSeconds?: number
  readonly does: Deed
}

/** What the invented colleagues of one brand do in a crisis. */
export interface Script {
  readonly brandId: string
  readonly cues: readonly Cue[]
}
