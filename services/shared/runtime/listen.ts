import { createServer, type Server } from 'node:net'

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

/** The wanted port or, while it is taken, the next one (at most `tries`); port 0 stays 0: any free one. */
export const findFreePort = async (
  at: { readonly host: string; readonly port: number },
  tries = 20,
): Promise<number> => {
  if (at.port === 0) return 0
  for (let port = at.port; ; port++) {
    const probe = createServer()
    try {
      await listen(probe, { host: at.host, port })
      return port
    } catch (error) {
      if (!isTaken(error) || port + 1 >= at.port + tries) throw error
    } finally {
      await new Promise(resolve => probe.close(resolve))
    }
  }
}
