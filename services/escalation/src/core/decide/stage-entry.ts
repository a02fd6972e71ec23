import type { Playbook, Scenario, Stage } from '@tocsin/shared/playbook/plan.ts'
import type { Context } from '../commands.ts'
import type { Bodies, Happened } from '../event.ts'
import { happened } from '../event.ts'
import { type Concern, heldUntil, holdersOf, peopleOf } from '../people.ts'
import type { Crisis } from '../state.ts'

/** The rung that holds while suspected. */
export const potentialStage = (playbook: Playbook): Stage | undefined => playbook.stages[0]

export const stageOf = (playbook: Playbook, stageId: string): Stage | undefined =>
  playbook.stages.find(stage => stage.stageId === stageId)

export const scenarioOf = (playbook: Playbook, scenarioId: string): Scenario | undefined =>
  playbook.scenarios.find(scenario => scenario.scenarioId === scenarioId)

/** Where a confirmed crisis begins. */
export const firstStage = (playbook: Playbook, scenarioId: string): Stage | undefined =>
  stageOf(playbook, scenarioOf(playbook, scenarioId)?.firstStage ?? '') ?? playbook.stages[1] ?? playbook.stages[0]

export interface Entering {
  readonly crisis: Concern & Pick<Crisis, 'crisisId' | 'stageId' | 'entry' | 'steps' | 'scenarioId'>
  readonly stage: Stage
  /** Person id, or "detector". */
  readonly by: string
  readonly reason: string
  /** The steps of the scenario come with its first stage. */
  readonly withScenario: boolean
}

/** Spokesperson of the scenario counts among the roles that are shown and handed over. */
const rolesOf = (stage: Stage, scenario: Scenario | undefined, playbook: Playbook): string[] => {
  const named = [
    ...stage.notify,
    ...stage.mustAcknowledge,
    ...stage.steps.map(({ roleId }) => roleId),
    ...(scenario?.steps ?? []).map(({ roleId }) => roleId),
    ...(scenario?.spokesperson === undefined ? [] : [scenario.spokesperson]),
  ]
  return [...new Set(named)].filter(id => playbook.roles.some(({ roleId }) => roleId === id))
}

/**
 * A stage as the schedules fill it at this moment: who is told, who must answer, every step with the name on it. What was opened by an
 * earlier entry and is not repeated keeps its owner and its due time.
 */
export const enterStage = (entering: Entering, { now, playbook }: Context): Happened => {
  const { crisis, stage, by, reason, withScenario } = entering
  const entry = crisis.entry + 1
  const scenario = scenarioOf(playbook, crisis.scenarioId)
  const planned = [...stage.steps, ...(withScenario ? (scenario?.steps ?? []) : [])]
  const known = new Set(crisis.steps.map(({ stepId }) => stepId.slice(0, stepId.lastIndexOf('@'))))
  const roles = rolesOf(stage, scenario, playbook).flatMap(roleId =>
    holdersOf(playbook, crisis, roleId, now)
      .slice(0, 1)
      .map(holder => ({ roleId, holder })),
  )
  const holderOf = (roleId: string): string => roles.find(role => role.roleId === roleId)?.holder.personId ?? ''
  const lapseMs = playbook.decisions.acknowledgementLapseMs
  const body: Bodies['stageEntered'] = {
    stageId: stage.stageId,
    fromStageId: crisis.stageId,
    personId: by,
    reason,
    notified: peopleOf(playbook, crisis, [...stage.notify, ...stage.mustAcknowledge], now),
    mustAcknowledge: peopleOf(playbook, crisis, stage.mustAcknowledge, now),
    steps: planned
      .filter(({ stepId }) => !known.has(stepId))
      .map(({ stepId, roleId, text, dueMs, mustDo }) => ({
        stepId: `${stepId}@${entry}`,
        roleId,
        personId: holderOf(roleId),
        text,
        dueMs: now + dueMs,
        mustDo,
      })),
    nextUpdateDueMs: stage.updateEveryMs === undefined ? 0 : now + stage.updateEveryMs,
    entry,
    roles: roles.map(({ roleId, holder }) => ({
      roleId,
      personId: holder.personId ?? '',
      because: holder.because,
      untilMs: heldUntil(playbook, crisis.brandIds[0] ?? '', holder),
    })),
    acknowledgeByMs: lapseMs > 0 ? now + lapseMs : 0,
  }
  return happened(crisis.crisisId, 'stageEntered', body)
}
