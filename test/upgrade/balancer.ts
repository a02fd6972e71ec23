import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** Spreads connections over servers as a Service of Kubernetes does: those that are ready, one after another, until they are taken out. */
export interface Balancer {
  readonly port: number
  /** When connections came, by `performance.now()`. */
  readonly arrivals: readonly number[]
  add(port: number): void
  /** It gets no more connections; those it has stay. */
  remove(port: number): void
  close(): Promise<void>
}

export const startBalancer = async (): Promise<Balancer> => {
  const ready: number[] = []
  const arrivals: number[] = []
  const open = new Set<Socket>()
  let turn = 0

  const join = (client: Socket, server: Socket): void => {
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      open.add(one)
      one.setNoDelay(true)
      one.on('error', () => undefined)
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
    }
    client.pipe(server)
    server.pipe(client)
  }

  const listener = createServer({ pauseOnConnect: true }, client => {
    arrivals.push(performance.now())
    client.on('error', () => undefined)
    const port = ready[turn++ % Math.max(1, ready.length)]
    if (port === undefined) return client.destroy()
    const server = connect(port, '127.0.0.1')
    server.once('error', () => client.destroy())
    server.once('connect', () => {
      join(client, server)
      client.resume()
    })
  }).listen({ port: 0, host: '127.0.0.1', backlog: 4_096 })
  await once(listener, 'listening')
  return {
    port: (listener.address() as { port: number }).port,
    arrivals,
    add: port => void ready.push(port),
    remove(port) {
      const at = ready.indexOf(port)
      if (at >= 0) ready.splice(at, 1)
    },
    async close() {
      for (const socket of open) socket.destroy()
      listener.close()
      await once(listener, 'close')
    },
  }
}
