import { setTimeout as sleep } from 'node:timers/promises'
import type { WebSocket, WebSocketServer } from 'ws'
import { closeSocket } from './close.ts'

/** Two hundred a second come back elsewhere, more only where so many are here that it would take too long. */
const EACH_MS = 5
const LONGEST_MS = 5_000
const STEP_MS = 20

/** How many to tell in each step. */
export const stepSize = (count: number): number => {
  const steps = Math.max(1, Math.min(count * EACH_MS, LONGEST_MS) / STEP_MS)
  return Math.max(1, Math.ceil(count / steps))
}

const tell = (socket: WebSocket): void => closeSocket(socket, 1012, 'the server restarts')

/**
 * Tells everyone that this server restarts, a few at a time: the other replicas get them spread over seconds, and each is without a server
 * only for as long as it takes to connect. Until its turn comes a client is served as ever; who comes from now on is told at once, also
 * after this has resolved, which it does when all were told.
 */
export const sayGoodbye = async (server: Pick<WebSocketServer, 'clients' | 'on'>): Promise<void> => {
  const waiting = [...server.clients]
  server.on('connection', tell)
  const size = stepSize(waiting.length)
  while (waiting.length > 0) {
    for (const socket of waiting.splice(0, size)) tell(socket)
    if (waiting.length > 0) await sleep(STEP_MS)
  }
}
