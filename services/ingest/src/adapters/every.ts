export interface Repeated {
  /** Resolves when the run in hand has ended. Idempotent. */
  stop(): Promise<void>
}

/** Runs `work` at once and then at the interval; a run that takes longer delays the next one instead of overlapping it. */
export const every = (intervalMs: number, work: () => Promise<void>): Repeated => {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  const run = (dueMs: number): void => {
    running = work().then(() => {
      if (stopped) return
      const nowMs = performance.now()
      const nextMs = Math.max(dueMs + intervalMs, nowMs)
      timer = setTimeout(() => run(nextMs), nextMs - nowMs)
    })
  }
  run(performance.now())
  return {
    stop() {
      stopped = true
      clearTimeout(timer)
      return running
    },
  }
}
