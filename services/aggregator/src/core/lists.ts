/** No elements yet. Shared by all that have none: never changed, `appended` makes a list of one's own of it. */
export const NONE: never[] = []

const FIRST_ROOM = 4

/** A list of one, with room for three more: panes have few of anything, and the engine otherwise makes room for seventeen at the first push. */
export const listOf = <T>(first: T): T[] => {
  const list = [first, first, first, first]
  list.length = 1
  return list
}

/** The list with one more element; a new one when it had none, or no room (it doubles, where the engine would make room for sixteen more). */
export const appended = <T>(list: T[], value: T): T[] => {
  const { length } = list
  if (length === 0) return listOf(value)
  if (length < FIRST_ROOM || (length & (length - 1)) !== 0) {
    list.push(value)
    return list
  }
  const larger = list.concat(list)
  larger[length] = value
  larger.length = length + 1
  return larger
}

const SHARED_LISTS = 4_096
const nextLists = new Map<readonly string[], Map<string, readonly string[]>>()
let shared = 0

/**
 * The list with one more name. Lists that grew from `NONE` by the same names are one and the same, never changed: thousands of panes have
 * the same few languages. Beyond so many different lists each is one of its own.
 */
export const withName = (list: readonly string[], name: string): readonly string[] => {
  let nexts = nextLists.get(list)
  const known = nexts?.get(name)
  if (known !== undefined) return known
  const longer = [...list, name]
  if (shared >= SHARED_LISTS) return longer
  if (nexts === undefined) {
    nexts = new Map()
    nextLists.set(list, nexts)
  }
  nexts.set(name, longer)
  shared++
  return longer
}
