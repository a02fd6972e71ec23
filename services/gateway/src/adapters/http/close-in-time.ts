import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** Answers under way get so long; the drain of a process has 20 s for everything. */
const GRACE_MS = 3_000

/**
 * Knows every connection from now on. The function that it returns closes the server, and after a grace cuts whoever is still connected: one
 * who says nothing, or whose upgrade was refused while it closed, would hold up the stop for a minute or for ever.
 */
export const closingInTime = (app: {
  readonly server: Server
  close(): PromiseLike<unknown>
}): (() => Promise<void>) => {
  const open = new Set<Socket>()
  app.server.on('connection', socket => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  return async () => {
    const cut = setTimeout(() => {
      for (const socket of open) socket.destroy()
    }, GRACE_MS)
    try {
      await app.close()
    } finally {
      clearTimeout(cut)
    }
  }
}
