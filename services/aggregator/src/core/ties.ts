import { appended, listOf, NONE } from './lists.ts'

/** Who wrote how much in which group (a thread, a topic), bounded: three lists of the same length. */
export interface Ties {
  groups: string[]
  authors: number[]
  weights: number[]
  capped: boolean
}

export interface Tie {
  readonly group: string
  readonly author: number
  readonly weight: number
}

/** What is repeated most in a window: in one group, by so many authors. */
export interface Repeated {
  readonly group: string
  readonly count: number
  readonly authors: number
}

/** Shared by all that have none: `addTie` makes ties of one's own of it. */
export const NO_TIES: Ties = { groups: NONE, authors: NONE, weights: NONE, capped: false }

/** Authors come first, so that the same authors stay in every full pane, whatever they take part in. */
const isBelow = (ties: Ties, at: number, group: string, author: number): boolean =>
  author === ties.authors[at]! ? group < ties.groups[at]! : author < ties.authors[at]!

/** The ties with more weight on the pair of group and author. Of more than `limit` pairs the lowest stay: what is kept does not depend on the order of arrival. */
export const addTie = (ties: Ties, limit: number, { group, author, weight }: Tie): Ties => {
  const { groups, authors, weights } = ties
  if (groups.length === 0)
    return { groups: listOf(group), authors: listOf(author), weights: listOf(weight), capped: false }
  for (let i = 0; i < authors.length; i++) {
    if (authors[i] === author && groups[i] === group) {
      weights[i]! += weight
      return ties
    }
  }
  let at = authors.length
  if (at >= limit) {
    ties.capped = true
    at = 0
    for (let i = 1; i < authors.length; i++) if (!isBelow(ties, at, groups[i]!, authors[i]!)) at = i
    if (!isBelow(ties, at, group, author)) return ties
  }
  if (at === authors.length) {
    ties.groups = appended(groups, group)
    ties.authors = appended(authors, author)
    ties.weights = appended(weights, weight)
    return ties
  }
  groups[at] = group
  authors[at] = author
  weights[at] = weight
  return ties
}

/** The weights of each author by group, over several lists. */
export const sumTies = (lists: readonly Ties[]): Map<string, Map<number, number>> => {
  const sums = new Map<string, Map<number, number>>()
  for (const { groups, authors, weights } of lists) {
    for (let i = 0; i < groups.length; i++) {
      const of = sums.get(groups[i]!) ?? new Map<number, number>()
      of.set(authors[i]!, (of.get(authors[i]!) ?? 0) + weights[i]!)
      sums.set(groups[i]!, of)
    }
  }
  return sums
}

/** The group with the highest count among those with enough authors, or among all when none has; the first by name of equals. */
export const mostRepeated = (all: readonly Repeated[], minimumAuthors: number): Repeated | undefined => {
  const enough = all.filter(one => one.authors >= minimumAuthors)
  const [most] = [...(enough.length > 0 ? enough : all)].sort(
    (a, b) => b.count - a.count || b.authors - a.authors || (a.group < b.group ? -1 : 1),
  )
  return most
}
