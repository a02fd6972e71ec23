/** Lets a few pieces of heavy work run at a time. */
export interface Turns {
  /** Undefined when all turns are taken. */
  take<T>(work: () => Promise<T>): Promise<T> | undefined
}

export const createTurns = (limit: number): Turns => {
  let taken = 0
  return {
    take(work) {
      if (taken >= limit) return undefined
      taken++
      return work().finally(() => {
        taken--
      })
    },
  }
}
