import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { PlannedStage, PlanView } from '@tocsin/shared/live/plan.ts'
import type { PlannedStep } from '@tocsin/shared/playbook/plan.ts'

export interface Reach {
  readonly roleId: string
  readonly title: string
  /** Who holds it in this crisis; empty where only the schedules know. */
  readonly personId: string
}

/** What entering a stage would do. */
export interface StageChange {
  readonly notified: readonly Reach[]
  readonly mustAcknowledge: readonly Reach[]
  /** Steps that are not there yet. */
  readonly newSteps: readonly PlannedStep[]
  /** 0 means that no update is due. */
  readonly updateEveryMs: number
  /** The plan of the stage stops more than the one before: a hold starts with it. */
  readonly widensHold: boolean
  /** Accounts that it stops; empty means everything. */
  readonly holdAccounts: readonly string[]
}

export interface Rung {
  readonly stage: PlannedStage
  readonly position: 'below' | 'current' | 'above'
  /** It holds only while a crisis is suspected: nobody can go back to it. */
  readonly potential: boolean
  readonly change: StageChange | null
}

type Standing = Pick<Crisis, 'stageId' | 'roles' | 'steps'>

const reach = (roleIds: readonly string[], { roles }: Standing, plan: Pick<PlanView, 'roles'>): Reach[] =>
  [...new Set(roleIds)].map(roleId => ({
    roleId,
    title: plan.roles.find(role => role.roleId === roleId)?.title ?? roleId,
    personId: roles.find(role => role.roleId === roleId)?.personId ?? '',
  }))

const plannedIdOf = (stepId: string): string => {
  const end = stepId.lastIndexOf('@')
  return end === -1 ? stepId : stepId.slice(0, end)
}

const stopsMore = (from: PlannedStage | undefined, to: PlannedStage): boolean => {
  if (!from || from.holdAccounts.length === 0) return false
  return to.holdAccounts.length === 0 || to.holdAccounts.some(account => !from.holdAccounts.includes(account))
}

const changeTo = (stage: PlannedStage, crisis: Standing, plan: Pick<PlanView, 'roles' | 'stages'>): StageChange => {
  const known = new Set(crisis.steps.map(({ stepId }) => plannedIdOf(stepId)))
  return {
    notified: reach([...stage.notify, ...stage.mustAcknowledge], crisis, plan),
    mustAcknowledge: reach(stage.mustAcknowledge, crisis, plan),
    newSteps: stage.steps.filter(({ stepId }) => !known.has(stepId)),
    updateEveryMs: stage.updateEveryMs,
    widensHold: stopsMore(
      plan.stages.find(({ stageId }) => stageId === crisis.stageId),
      stage,
    ),
    holdAccounts: stage.holdAccounts,
  }
}

/** The plan's stages from the lowest up, and for those one may go to what it brings. */
export const ladderOf = (crisis: Standing, plan: Pick<PlanView, 'roles' | 'stages'>): Rung[] => {
  const current = plan.stages.findIndex(({ stageId }) => stageId === crisis.stageId)
  return plan.stages.map((stage, index) => {
    const potential = index === 0 && plan.stages.length > 1
    return {
      stage,
      position: index === current ? 'current' : index < current ? 'below' : 'above',
      potential,
      change: potential || index === current ? null : changeTo(stage, crisis, plan),
    }
  })
}
