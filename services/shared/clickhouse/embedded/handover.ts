import type { ChildProcess } from 'node:child_process'
import type { Socket } from 'node:net'
import type { ToChild } from './messages.ts'

const BUSY = 'Code: 210. DB::Exception: The embedded ClickHouse is starting again (NETWORK_ERROR)\n'
const RESPONSE = [
  'HTTP/1.1 503 Service Unavailable',
  'X-ClickHouse-Exception-Code: 210',
  'Retry-After: 1',
  'Connection: close',
  'Content-Type: text/plain; charset=UTF-8',
  `Content-Length: ${Buffer.byteLength(BUSY)}`,
  '',
  BUSY,
].join('\r\n')

/** Answers a connection for which there is no engine now. */
const refuse = (socket: Socket): void => {
  socket.on('error', () => socket.destroy())
  socket.resume()
  socket.end(RESPONSE)
  socket.setTimeout(1_000, () => socket.destroy())
}

/**
 * The address outlives the engine: this process accepts, and whole connections (not bytes) go to whichever child is alive.
 * Without one they are answered 503, which the client reports as unavailable.
 */
export const createHandover = () => {
  let target: ChildProcess | undefined
  const given = new Set<Socket>()
  return {
    accept(socket: Socket): void {
      if (!target?.connected) {
        refuse(socket)
        return
      }
      given.add(socket)
      target.send({ kind: 'connection' } satisfies ToChild, socket, {}, error => {
        given.delete(socket)
        if (error) refuse(socket)
      })
    },
    to(child: ChildProcess | undefined): void {
      target = child
      // Connections on their way to a child that has died would otherwise stay open without anybody behind them.
      for (const socket of given) socket.destroy()
      given.clear()
    },
  }
}
