import type { PlanView } from '@tocsin/shared/live/plan.ts'

/** What the plan calls something; the id itself while the plan is not heard, or does not know it (somebody who left). */
export const personName = (plan: PlanView | undefined, personId: string): string =>
  plan?.people.find(person => person.personId === personId)?.name ?? personId

export const brandName = (plan: PlanView | undefined, brandId: string): string =>
  plan?.brands.find(brand => brand.brandId === brandId)?.name ?? brandId

export const roleTitle = (plan: PlanView | undefined, roleId: string): string =>
  plan?.roles.find(role => role.roleId === roleId)?.title ?? roleId

export const stageTitle = (plan: PlanView | undefined, stageId: string): string =>
  plan?.stages.find(stage => stage.stageId === stageId)?.title ?? stageId

export const scenarioTitle = (plan: PlanView | undefined, scenarioId: string): string =>
  plan?.scenarios.find(scenario => scenario.scenarioId === scenarioId)?.title ?? scenarioId

export const connectorTitle = (plan: PlanView | undefined, connectorId: string): string =>
  plan?.connectors.find(connector => connector.connectorId === connectorId)?.title ?? connectorId
