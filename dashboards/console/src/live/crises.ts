import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'

export type Crises = ReadonlyMap<string, Crisis>

/** A snapshot replaces all; but what this page was told later (by the answer to a command) stays. */
export const takeSnapshot = (held: Crises, crises: readonly Crisis[]): Crises =>
  new Map(crises.map(crisis => [crisis.crisisId, newer(held.get(crisis.crisisId), crisis)]))

/** Keeps the value with the higher `seq`; an equal one replaces, since time moves some of its parts. */
export const takeCrisis = (held: Crises, crisis: Crisis): Crises =>
  new Map(held).set(crisis.crisisId, newer(held.get(crisis.crisisId), crisis))

const newer = (held: Crisis | undefined, crisis: Crisis): Crisis => (held && held.seq > crisis.seq ? held : crisis)
