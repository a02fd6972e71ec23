import type { WebSocket } from 'ws'

/** A peer that does not take the close frame is cut after this. */
const CLOSE_GRACE_MS = 1_000

/** Says goodbye with a reason, and cuts the connection when the peer does not answer. */
export const closeSocket = (socket: WebSocket, code: number, reason: string): void => {
  socket.close(code, reason)
  const cut = setTimeout(() => socket.terminate(), CLOSE_GRACE_MS)
  cut.unref()
  socket.once('close', () => clearTimeout(cut))
}
