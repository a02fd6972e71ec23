import type { Evidence } from '@tocsin/shared/gen/tocsin/crisis/v1/Evidence.ts'
import type { HoldScope } from '@tocsin/shared/gen/tocsin/crisis/v1/HoldScope.ts'
import type { LastingHarm } from '@tocsin/shared/gen/tocsin/crisis/v1/LastingHarm.ts'
import type { Playbook } from '@tocsin/shared/playbook/plan.ts'
import type { Bodies } from './event.ts'
import type { Actor } from './people.ts'
import type { Timer } from './timers.ts'

interface OnCrisis {
  readonly crisisId: string
  readonly actor: Actor
}

/** What the detector says: a signal of level *suspect* opened or got worse, or it closed. */
export type SignalCommand =
  | { readonly kind: 'signalOpen'; readonly evidence: Evidence; readonly drill: boolean }
  | { readonly kind: 'signalClosed'; readonly signalId: string; readonly brandId: string; readonly atMs: number }

/** What people do. */
export type PersonCommand = OnCrisis &
  (
    | {
        readonly kind: 'confirm'
        readonly scenarioId: string
        readonly harm: LastingHarm | undefined
        readonly reason: string
        readonly holdScope: HoldScope | undefined
      }
    | { readonly kind: 'decline'; readonly reason: string; readonly snoozeMs: number }
    | { readonly kind: 'joinBrand'; readonly brandId: string }
    | { readonly kind: 'acknowledge'; readonly via: 'link' | 'console' | 'grpc' }
    | { readonly kind: 'changeStage'; readonly stageId: string; readonly reason: string }
    | { readonly kind: 'assignRole'; readonly roleId: string; readonly personId: string; readonly reason: string }
    | { readonly kind: 'takeStep'; readonly stepId: string }
    | { readonly kind: 'completeStep'; readonly stepId: string; readonly note: string; readonly blocked: boolean }
    | { readonly kind: 'askExpert'; readonly subject: string; readonly text: string }
    | { readonly kind: 'answerQuestion'; readonly questionId: string; readonly fact: string }
    | { readonly kind: 'postUpdate'; readonly text: string }
    | { readonly kind: 'nameCause'; readonly text: string; readonly ownerId: string; readonly removed: boolean }
    | { readonly kind: 'startRecovery'; readonly reason: string }
    | { readonly kind: 'close'; readonly reason: string }
    | { readonly kind: 'reopen'; readonly reason: string }
    | { readonly kind: 'completeReview'; readonly lessons: string }
  )

export type HoldCommand =
  | {
      readonly kind: 'startHold'
      readonly actor: Actor
      /** Empty for a hold outside any crisis. */
      readonly crisisId: string
      readonly brandIds: readonly string[]
      readonly scope: HoldScope | undefined
      readonly reason: string
      /** 0 for what the playbook says. */
      readonly reviewByMs: number
    }
  | { readonly kind: 'releaseHold'; readonly actor: Actor; readonly holdId: string; readonly reason: string }
  | {
      readonly kind: 'releasePost'
      readonly actor: Actor
      readonly holdId: string
      readonly connector: string
      readonly postId: string
    }
  | { readonly kind: 'reportEnforcement'; readonly report: Omit<Bodies['enforcementReported'], 'asked'> }

/** The clock reminds; it never decides. */
export interface TimerCommand {
  readonly kind: 'timer'
  readonly timer: Timer
}

export type Command = SignalCommand | PersonCommand | HoldCommand | TimerCommand

/** What a decision may look at besides the state: the writer's clock and the playbook of `versionFor`. */
export interface Context {
  readonly now: number
  readonly playbook: Playbook
  readonly playbookVersion: number
}

/** A command of one kind. */
export type CommandOf<K extends Command['kind']> = Extract<Command, { readonly kind: K }>
