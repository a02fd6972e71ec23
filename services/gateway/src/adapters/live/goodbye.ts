import { setTimeout as sleep } from 'node:timers/promises'
import type { WebSocket, WebSocketServer } from 'ws'
import { closeSocket } from './close.ts'

/** Twenty-five a second come back elsewhere, more only where so many are here that it would take too long. */
const EACH_MS = 40
const LONGEST_MS = 4_000
const STEP_MS = 20

/** How long it takes to tell so many. */
export const goodbyeMs = (count: number): number => Math.min(count * EACH_MS, LONGEST_MS)

/** After a moment in which nothing could be done, no more than this part of all is told together. */
const LARGEST_PART = 0.05

const tell = (socket: WebSocket): void => closeSocket(socket, 1012, 'the server restarts')

/**
 * Tells everyone that this server restarts, a few at a time: the other replicas get them spread over seconds, and each is without a server
 * only for as long as it takes to connect. Until its turn comes a client is served as ever; who comes from now on is told at once, also
 * after this has resolved, which it does when all were told. A busy server tells them later, and not more at a time.
 */
export const sayGoodbye = async (
  server: Pick<WebSocketServer, 'clients' | 'on'>,
  clock = { now: () => performance.now(), sleep: (ms: number): Promise<void> => sleep(ms) },
): Promise<void> => {
  const waiting = [...server.clients]
  const count = waiting.length
  server.on('connection', tell)
  let before = clock.now()
  let due = 1
  while (waiting.length > 0) {
    for (const socket of waiting.splice(0, Math.floor(due))) tell(socket)
    due %= 1
    if (waiting.length > 0) await clock.sleep(STEP_MS)
    const now = clock.now()
    due += count * Math.min((now - before) / goodbyeMs(count), LARGEST_PART)
    before = now
  }
}
