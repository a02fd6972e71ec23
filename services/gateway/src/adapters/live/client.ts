import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import type { Viewer } from '../viewer.ts'
import { closeSocket } from './close.ts'
import { addPending, nothingPending, type Pending } from './frames.ts'

/** What a wall says about itself when it connects. */
export interface Screen {
  readonly id: string
  readonly name: string
  readonly page: string
  readonly build: string
  readonly address: string
  readonly connectedAtMs: number
}

export interface ClientOptions {
  readonly socket: WebSocket
  /** The connection below the websocket, which compresses nothing and so writes whole frames: so do we. It tells when it is drained. */
  readonly connection: Socket
  readonly viewer: Viewer
  readonly screen: Screen
  readonly bufferBytes: number
  /** Called when everything given to the socket has left the process while state is pending. */
  readonly onDrained: (client: Client, pending: Pending) => void
  readonly onTooSlow: (client: Client) => void
}

export interface Client {
  readonly viewer: Viewer
  readonly screen: Screen
  readonly lastPongAtMs: number | undefined
  /** Gives a frame (see `textFrame`) to the connection at once. */
  send(frame: Buffer): void
  /** Like `send` for what must get through however large it is; later frames may wait in addition to it. */
  sendSnapshot(frame: Buffer): void
  /** Gives a state frame to the socket, or keeps the names of what changed until the socket is drained. Returns whether it was given. */
  offer(frame: Buffer, pending: Pending): boolean
  readonly isDrained: boolean
  /** Asks for a sign of life; ends the connection when the last two had no answer. Returns false then. */
  ping(): boolean
  pong(atMs: number): void
  close(code: number, reason: string): void
}

const UNANSWERED_PINGS = 2

export const createClient = (options: ClientOptions): Client => {
  const { socket, connection, viewer, screen, bufferBytes, onDrained, onTooSlow } = options
  let waiting: Pending | undefined
  let unanswered = 0
  let lastPongAtMs: number | undefined
  let allowance = bufferBytes

  const send = (frame: Buffer): void => {
    if (socket.readyState !== socket.OPEN) return
    connection.write(frame)
    if (connection.writableLength > allowance) {
      waiting = undefined
      onTooSlow(client)
    }
  }
  connection.on('drain', () => {
    allowance = bufferBytes
    if (!waiting) return
    const pending = waiting
    waiting = undefined
    onDrained(client, pending)
  })

  const client: Client = {
    viewer,
    screen,
    get lastPongAtMs() {
      return lastPongAtMs
    },
    send,
    sendSnapshot(frame) {
      allowance = bufferBytes + frame.length
      send(frame)
      if (!connection.writableNeedDrain) allowance = bufferBytes
    },
    offer(frame, pending) {
      if (!connection.writableNeedDrain) {
        send(frame)
        return true
      }
      waiting ??= nothingPending()
      addPending(waiting, pending)
      return false
    },
    get isDrained() {
      return !connection.writableNeedDrain
    },
    ping() {
      if (unanswered >= UNANSWERED_PINGS) {
        socket.terminate()
        return false
      }
      unanswered++
      socket.ping()
      return true
    },
    pong(atMs) {
      unanswered = 0
      lastPongAtMs = atMs
    },
    close(code, reason) {
      closeSocket(socket, code, reason)
    },
  }
  return client
}
