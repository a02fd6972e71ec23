/** What one connector has to do for one hold comes one after another; what ends the hold cuts short what began it. */
export interface Lanes {
  /** Runs after everything of the same lane. */
  run(lane: string, job: LaneJob): Promise<void>
}

export interface LaneJob {
  /** `ends` stops what `begins`: it is not needed any more. */
  readonly kind: 'begins' | 'goesOn' | 'ends'
  /** Stops when nobody needs it any more. */
  readonly signal: AbortSignal
  readonly act: (signal: AbortSignal) => Promise<void>
}

interface Lane {
  last: Promise<void>
  readonly beginnings: Set<AbortController>
}

export const createLanes = (): Lanes => {
  const lanes = new Map<string, Lane>()
  return {
    async run(name, { kind, signal, act }) {
      const lane = lanes.get(name) ?? { last: Promise.resolve(), beginnings: new Set<AbortController>() }
      lanes.set(name, lane)
      if (kind === 'ends') for (const beginning of lane.beginnings) beginning.abort()
      const own = new AbortController()
      if (kind === 'begins') lane.beginnings.add(own)
      const done = lane.last.then(() => act(AbortSignal.any([signal, own.signal])))
      lane.last = done.catch(() => undefined)
      const { last } = lane
      try {
        await done
      } finally {
        lane.beginnings.delete(own)
        if (lane.last === last) lanes.delete(name)
      }
    },
  }
}

/** At most so many at a time for one name; the others wait in the order in which they came. */
export const createTurns = (atATime: number) => {
  const busy = new Map<string, number>()
  const waiting = new Map<string, (() => void)[]>()

  const leave = (name: string): void => {
    const next = waiting.get(name)?.shift()
    if (next) next()
    else busy.set(name, (busy.get(name) ?? 1) - 1)
  }

  return async <T>(name: string, act: () => Promise<T>): Promise<T> => {
    const count = busy.get(name) ?? 0
    if (count < atATime) busy.set(name, count + 1)
    else
      await new Promise<void>(resolve => {
        waiting.set(name, [...(waiting.get(name) ?? []), resolve])
      })
    try {
      return await act()
    } finally {
      leave(name)
    }
  }
}
