import type { Logger } from './logger.ts'

export interface Lifecycle {
  /** Registers what must happen at the stop; the last registered happens first. */
  onStop(name: string, stop: () => Promise<void> | void): void
  /**
   * Runs everything registered, last in first out, each once, all under one deadline. A step that fails is logged and the next one runs.
   * Idempotent: later calls return the first one's promise. Resolves to the names that failed or were cut off by the deadline.
   */
  stop(): Promise<readonly string[]>
}

const DEFAULT_DEADLINE_MS = 20_000

export const createLifecycle = (
  logger: Logger,
  { deadlineMs = DEFAULT_DEADLINE_MS }: { deadlineMs?: number } = {},
): Lifecycle => {
  const steps: { name: string; stop: () => Promise<void> | void }[] = []
  let stopping: Promise<readonly string[]> | undefined

  const runAll = async (): Promise<readonly string[]> => {
    const failed: string[] = []
    const deadline = AbortSignal.timeout(deadlineMs)
    const cut = new Promise<'cut'>(resolve => deadline.addEventListener('abort', () => resolve('cut'), { once: true }))
    for (let step = steps.pop(); step; step = steps.pop()) {
      const { name, stop } = step
      if (deadline.aborted) {
        failed.push(name)
        continue
      }
      try {
        if ((await Promise.race([Promise.resolve().then(stop), cut])) === 'cut') {
          failed.push(name)
          logger.error({ step: name, deadlineMs }, 'stop cut off by its deadline')
        }
      } catch (err) {
        failed.push(name)
        logger.error({ step: name, err }, 'stop failed')
      }
    }
    return failed
  }

  return {
    onStop(name, stop) {
      steps.push({ name, stop })
    },
    stop() {
      stopping ??= runAll()
      return stopping
    },
  }
}
