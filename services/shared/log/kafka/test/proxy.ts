import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A TCP proxy in front of a broker that can lose answers and be silent. */
export interface BrokerProxy {
  readonly port: number
  /** The broker's port. */
  forwardTo(port: number): void
  /** What the broker answers from now on to requests of this API gets lost, and its connection with it. */
  loseAnswersTo(apiKey: number): void
  /** Nothing passes from now on, though connections stay open, also new ones. */
  silence(): void
  /** Everything passes again. Connections that were silent stay so; new ones work. */
  heal(): void
  /** Answers lost so far. */
  readonly lost: number
  /** Requests of this API that have passed. */
  requests(apiKey: number): number
  close(): Promise<void>
}

/** Walks through frames of a stream (a length, then as many bytes) and hands out each whole one. */
const frames = (onFrame: (frame: Buffer) => void): ((chunk: Buffer) => void) => {
  let rest = Buffer.alloc(0)
  return chunk => {
    rest = Buffer.concat([rest, chunk])
    while (rest.length >= 4 && rest.length >= 4 + rest.readInt32BE(0)) {
      const end = 4 + rest.readInt32BE(0)
      onFrame(rest.subarray(0, end))
      rest = rest.subarray(end)
    }
  }
}

export const startProxy = async (): Promise<BrokerProxy> => {
  const sockets = new Set<Socket>()
  const seen = new Map<number, number>()
  let losing: number | undefined
  let silent = false
  let target = 0
  let lost = 0

  const server = createServer(client => {
    const broker = connect(target, '127.0.0.1')
    const apiOf = new Map<number, number>()
    let muted = silent
    const both = [client, broker]
    for (const socket of both) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        for (const other of both) other.destroy()
      })
    }
    client.on(
      'data',
      frames(frame => {
        muted ||= silent
        if (muted) return
        const apiKey = frame.readInt16BE(4)
        seen.set(apiKey, (seen.get(apiKey) ?? 0) + 1)
        apiOf.set(frame.readInt32BE(8), apiKey)
        broker.write(frame)
      }),
    )
    broker.on(
      'data',
      frames(frame => {
        muted ||= silent
        if (muted) return
        if (apiOf.get(frame.readInt32BE(4)) === losing) {
          lost++
          client.destroy()
        } else client.write(frame)
      }),
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    port: (server.address() as { port: number }).port,
    forwardTo(port) {
      target = port
    },
    loseAnswersTo(apiKey) {
      losing = apiKey
    },
    silence() {
      silent = true
    },
    heal() {
      silent = false
      losing = undefined
    },
    get lost() {
      return lost
    },
    requests: apiKey => seen.get(apiKey) ?? 0,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
