import type { Server } from 'node:net'

/** Resolves when the server listens; rejects with the system's error (EADDRINUSE …) otherwise. */
export const listen = (server: Server, at: { readonly host: string; readonly port: number }): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(at, () => {
      server.off('error', reject)
      resolve()
    })
  })

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'

/**
 * Calls `start` with the wanted port and, while it is taken, with the next ones (at most `tries`). Port 0 is tried once: any free port.
 * Resolves to what `start` gave and the port that was asked for.
 */
export const onFreePort = async <T>(
  port: number,
  start: (port: number) => Promise<T>,
  tries = 20,
): Promise<{ started: T; port: number }> => {
  for (let candidate = port; ; candidate++) {
    try {
      return { started: await start(candidate), port: candidate }
    } catch (error) {
      if (port === 0 || !isTaken(error) || candidate + 1 >= port + tries) throw error
    }
  }
}
