export interface SumUpLimits {
  /** So many of one kind are told one by one in each period. */
  readonly singly: number
  /** So many kinds are told apart in each period; all further ones are one kind. */
  readonly kinds: number
}

export interface Summed<T> {
  readonly what: T
  readonly times: number
}

/**
 * Bounds what a storm of refusals writes to a log that is kept for ever: at most `(singly + 1) × (kinds + 1)` entries a period, and no
 * occurrence uncounted.
 */
export const createSumUp = <T>({ singly, kinds }: SumUpLimits, others: T) => {
  let counts = new Map<string, { readonly what: T; told: number; left: number }>()
  return {
    /** What is to be told at once; undefined for what waits for the end of the period. */
    take(key: string, what: T): T | undefined {
      const fits = counts.has(key) || counts.size < kinds
      const [name, shown] = fits ? [key, what] : ['', others]
      const count = counts.get(name) ?? { what: shown, told: 0, left: 0 }
      counts.set(name, count)
      if (count.told < singly) {
        count.told++
        return what
      }
      count.left++
      return undefined
    },
    /** What was to be told was not: the next of its kind is. */
    forget(key: string): void {
      counts.delete(key)
    },
    /** What waited, as numbers; a new period begins. */
    end(): Summed<T>[] {
      const waited = [...counts.values()]
        .filter(({ left }) => left > 0)
        .map(({ what, left }) => ({ what, times: left }))
      counts = new Map()
      return waited
    },
  }
}
