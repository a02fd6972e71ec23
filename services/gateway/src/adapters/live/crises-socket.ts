import type { WatchCrisisResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/WatchCrisisResponse.ts'
import type { CrisisMessage } from '@tocsin/shared/live/crisis-messages.ts'
import type { WebSocket } from 'ws'
import type { GatewayEvents } from '../../events.ts'
import type { Escalation } from '../escalation/client.ts'
import { isServiceError } from '../escalation/problems.ts'
import { reconnecting } from '../escalation/reconnect.ts'
import { closeSocket } from './close.ts'

export interface CrisesSocketOptions {
  readonly socket: WebSocket
  readonly token: string | undefined
  readonly escalation: Escalation
  readonly now: () => number
  readonly build: string
  readonly bufferBytes: number
  readonly pingIntervalMs: number
  readonly events: GatewayEvents
}

const HEARTBEAT_MS = 1_000
const PING_MS = 2_000
const MISSED_PINGS = 2
/** Open ones and the latest of those that ended; an answer of gRPC is 4 MB at most. */
const NEWEST = 100
const INVALID_ARGUMENT = 3
/** PERMISSION_DENIED, UNAUTHENTICATED: the session is over. */
const ENDED = new Set([7, 16])

const codeOf = (error: unknown): number | undefined => (isServiceError(error) ? error.code : undefined)

/**
 * Serves one console: a stream of its own with the token of its person, so that the escalation service decides for each message what the
 * person may see. The stream is opened before the list is asked for, and what it says waits for the snapshot. Behind an open socket it is
 * made anew when it breaks: it goes on with its token, so that no entry is left out, after a fresh snapshot.
 */
export const serveCrises = (options: CrisesSocketOptions): void => {
  const { socket, token, escalation, now, build, bufferBytes, pingIntervalMs, events } = options
  let resumeToken = ''
  let awaySinceMs = 0
  let allowance = bufferBytes
  let cut: (() => void) | undefined
  let unanswered = 0

  const send = (message: CrisisMessage): void => {
    if (socket.readyState !== socket.OPEN) return
    const text = JSON.stringify(message)
    // A snapshot must get through however large it is.
    if (message.type === 'snapshot') allowance = bufferBytes + Buffer.byteLength(text)
    socket.send(text)
    if (socket.bufferedAmount <= allowance) return
    events.clientClosed('slow', 'console')
    closeSocket(socket, 1013, 'too slow: what waits for this client exceeds its buffer')
  }
  const tell = ({ crisis, entry, resumeToken: next }: WatchCrisisResponse): void => {
    if (crisis) send({ type: 'crisis', crisis })
    if (entry) send({ type: 'entry', entry })
    if (next !== '') resumeToken = next
  }

  const connect = async (up: () => void): Promise<void> => {
    const stream = escalation.watchCrises(token, resumeToken)
    const over = Promise.withResolvers<void>()
    over.promise.catch(() => undefined)
    cut = over.resolve
    let waiting: WatchCrisisResponse[] | undefined = []
    stream.on('error', over.reject).on('end', over.resolve)
    stream.on('data', (message: WatchCrisisResponse) => {
      if (waiting) waiting.push(message)
      else tell(message)
    })
    let missed = 0
    const ping = setInterval(() => {
      escalation.call('crisis', 'GetCaller', {}, { token, timeoutMs: PING_MS }).then(
        () => {
          missed = 0
        },
        error => {
          if (ENDED.has(codeOf(error) ?? 0) || ++missed >= MISSED_PINGS) over.reject(error)
        },
      )
    }, PING_MS)
    try {
      const listed = escalation.call('crisis', 'ListCrises', { limit: NEWEST }, { token })
      listed.catch(() => undefined)
      const { crises } = await Promise.race([listed, over.promise.then(() => listed)])
      awaySinceMs = 0
      up()
      send({ type: 'snapshot', serverTimeMs: now(), crises })
      for (const message of waiting) tell(message)
      waiting = undefined
      await over.promise
    } finally {
      clearInterval(ping)
      stream.cancel()
    }
  }

  const link = reconnecting({
    connect,
    onBroken(error) {
      awaySinceMs ||= now()
      if (codeOf(error) === INVALID_ARGUMENT) resumeToken = ''
      if (!ENDED.has(codeOf(error) ?? 0)) return
      events.clientClosed('revoked', 'console')
      closeSocket(socket, 1008, 'the session ended')
    },
  })
  const heartbeat = setInterval(() => {
    if (socket.bufferedAmount === 0) {
      allowance = bufferBytes
      send({ type: 'heartbeat', serverTimeMs: now(), build, awaySinceMs })
    }
  }, HEARTBEAT_MS)
  const pings = setInterval(() => {
    if (++unanswered > MISSED_PINGS) socket.terminate()
    else socket.ping()
  }, pingIntervalMs)

  socket.on('pong', () => {
    unanswered = 0
  })
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    clearInterval(heartbeat)
    clearInterval(pings)
    void link.stop()
    cut?.()
  })
}
