/** Which brands a viewer may see; undefined is all of them. */
export type Scope = ReadonlySet<string> | undefined

export const seesBrand = (scope: Scope, brandId: string): boolean => scope === undefined || scope.has(brandId)

/** Whether something that concerns these brands (none named: all) is shown to the viewer. */
export const seesAny = (scope: Scope, brandIds: readonly string[]): boolean =>
  scope === undefined || brandIds.length === 0 || brandIds.some(brandId => scope.has(brandId))
