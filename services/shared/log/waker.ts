/** Lets one loop sleep until something may have changed. A wake that comes before the sleep is not lost. */
export interface Waker {
  wake(): void
  /** Resolves at the next wake, or after `timeoutMs`. */
  sleep(timeoutMs?: number): Promise<void>
}

export const createWaker = (): Waker => {
  let woken = false
  let rouse: (() => void) | undefined
  return {
    wake() {
      woken = true
      rouse?.()
    },
    async sleep(timeoutMs) {
      if (!woken) {
        const { promise, resolve } = Promise.withResolvers<void>()
        rouse = resolve
        const timer = timeoutMs === undefined ? undefined : setTimeout(resolve, timeoutMs)
        await promise
        clearTimeout(timer)
        rouse = undefined
      }
      woken = false
    },
  }
}
