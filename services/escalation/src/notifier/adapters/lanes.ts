/** Bounds how much goes on at a time per lane; lanes do not know of each other. */
export interface Lanes {
  /** Resolves when there is room in the lane, with what gives the room back; or with undefined when `signal` aborts before. */
  enter(lane: string, options: { readonly width: number; readonly signal: AbortSignal }): Promise<Leave | undefined>
}

/** Idempotent. */
export type Leave = () => void

interface Lane {
  busy: number
  readonly waiting: Set<() => void>
}

export const createLanes = (): Lanes => {
  const lanes = new Map<string, Lane>()

  const leaveOf = (name: string, lane: Lane): Leave => {
    let left = false
    return () => {
      if (left) return
      left = true
      const [next] = lane.waiting
      if (next) {
        lane.waiting.delete(next)
        return next()
      }
      lane.busy--
      if (lane.busy === 0) lanes.delete(name)
    }
  }

  return {
    async enter(name, { width, signal }) {
      const lane = lanes.get(name) ?? { busy: 0, waiting: new Set() }
      lanes.set(name, lane)
      if (lane.busy < width) {
        lane.busy++
        return leaveOf(name, lane)
      }
      return new Promise(resolve => {
        const giveUp = (): void => {
          lane.waiting.delete(go)
          resolve(undefined)
        }
        const go = (): void => {
          signal.removeEventListener('abort', giveUp)
          resolve(leaveOf(name, lane))
        }
        signal.addEventListener('abort', giveUp, { once: true })
        lane.waiting.add(go)
      })
    },
  }
}
