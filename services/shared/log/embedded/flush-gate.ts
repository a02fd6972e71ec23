/**
 * Group commit: whatever was gathered while a flush was under way goes with the next one. Two may be under way, so that the next is
 * already with the worker when it finishes an fsync.
 */
export interface FlushGate {
  /** Something was gathered: flush at the end of this turn of the event loop, or when a flush under way is done. */
  request(): void
  /** Resolves when nothing is gathered or under way. */
  idle(): Promise<void>
}

const MAX_UNDER_WAY = 2

/** `flush` takes what was gathered, never rejects, and returns undefined when there was nothing. */
export const createFlushGate = (flush: () => Promise<void> | undefined): FlushGate => {
  let underWay = 0
  let scheduled = false
  let idleWaiters: (() => void)[] = []

  const settle = (): void => {
    underWay--
    run()
  }
  const run = (): void => {
    scheduled = false
    while (underWay < MAX_UNDER_WAY) {
      const flushing = flush()
      if (!flushing) break
      underWay++
      void flushing.then(settle)
    }
    if (underWay === 0 && !scheduled) {
      for (const resolve of idleWaiters) resolve()
      idleWaiters = []
    }
  }
  return {
    request() {
      if (scheduled || underWay >= MAX_UNDER_WAY) return
      scheduled = true
      queueMicrotask(run)
    },
    idle: () => {
      if (underWay === 0 && !scheduled) return Promise.resolve()
      return new Promise(resolve => idleWaiters.push(resolve))
    },
  }
}
