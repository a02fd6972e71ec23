import { RetryableError } from '@tocsin/shared/log/errors.ts'

export interface Periodic {
  /** After a run in progress. */
  stop(): Promise<void>
}

/** Runs a task at once and then again and again, never twice at a time. A passing failure waits for the next time. */
export const every = (intervalMs: number, task: () => Promise<void>, onFailure: (error: unknown) => void): Periodic => {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  const loop = async (): Promise<void> => {
    try {
      await task()
    } catch (error) {
      if (!(error instanceof RetryableError)) throw error
      onFailure(error)
    }
    if (!stopped) timer = setTimeout(start, intervalMs)
  }
  let running: Promise<void>
  const start = (): void => {
    running = loop()
  }
  running = loop()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
