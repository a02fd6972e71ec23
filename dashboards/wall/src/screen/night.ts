import type { Options } from '../options.ts'

/** Whether the hour lies in the night; the night may go over midnight. */
export const isNight = (hour: number, dim: Options['dim']): boolean => {
  if (!dim) return false
  const { fromHour, toHour } = dim
  return fromHour <= toHour ? hour >= fromHour && hour < toHour : hour >= fromHour || hour < toHour
}
