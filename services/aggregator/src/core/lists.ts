/** No elements yet. Shared by all that have none: never changed, `appended` makes a list of one's own of it. */
export const NONE: never[] = []

/** A list of one, with room for three more: panes have few of anything, and the engine otherwise makes room for seventeen at the first push. */
export const listOf = <T>(first: T): T[] => {
  const list = [first, first, first, first]
  list.length = 1
  return list
}

/** The list with one more element; a new one when it had none. */
export const appended = <T>(list: T[], value: T): T[] => {
  if (list.length === 0) return listOf(value)
  list.push(value)
  return list
}
