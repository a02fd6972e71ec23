export interface ReconnectOptions {
  /** One connection: calls `up` once everything is had, and rejects or resolves when it is over. */
  readonly connect: (up: () => void) => Promise<void>
  /** Told of each connection that ended or could not be made. */
  readonly onBroken: (error: unknown) => void
  readonly random?: () => number
}

const FIRST_MS = 100
const LONGEST_MS = 3_000

/** Connects again for ever, each time later up to a limit, spread so that replicas do not come back together. */
export const reconnecting = ({ connect, onBroken, random = Math.random }: ReconnectOptions) => {
  let stopped = false
  let waiting: { readonly timer: NodeJS.Timeout; readonly go: () => void } | undefined
  let delayMs = FIRST_MS

  const pause = (ms: number): Promise<void> =>
    new Promise(resolve => {
      waiting = { timer: setTimeout(resolve, ms), go: resolve }
    })

  const run = async (): Promise<void> => {
    while (!stopped) {
      const error: unknown = await connect(() => {
        delayMs = FIRST_MS
      }).catch((reason: unknown) => reason)
      if (stopped) return
      onBroken(error)
      await pause(delayMs * (0.5 + random() / 2))
      delayMs = Math.min(LONGEST_MS, delayMs * 2)
    }
  }
  const done = run()

  return {
    async stop(): Promise<void> {
      stopped = true
      clearTimeout(waiting?.timer)
      waiting?.go()
      await done
    },
  }
}
