import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** What happens to connections: everything passes, none is taken, bytes are late, or answers get lost with their connection. */
export type Weather = 'clear' | 'refuse' | 'slow' | 'lose-answers'

/** A TCP proxy in front of a server of any protocol. */
export interface TcpProxy {
  readonly port: number
  /** From now on; connections that are open feel it too. */
  set(weather: Weather): void
  close(): Promise<void>
}

const SLOW_MS = 400

export const startTcpProxy = async (target: { readonly host: string; readonly port: number }): Promise<TcpProxy> => {
  const pairs = new Set<readonly [Socket, Socket]>()
  let weather: Weather = 'clear'

  const server = createServer(client => {
    if (weather === 'refuse') {
      client.destroy()
      return
    }
    const upstream = connect(target.port, target.host)
    const pair = [client, upstream] as const
    pairs.add(pair)
    for (const socket of pair) {
      socket.on('error', () => undefined)
      socket.on('close', () => {
        pairs.delete(pair)
        for (const other of pair) other.destroy()
      })
    }
    /** Chunks keep their order: each waits for the one before. */
    const passing = (from: Socket, to: Socket): void => {
      let last = Promise.resolve()
      from.on('data', chunk => {
        const delayMs = weather === 'slow' ? SLOW_MS : 0
        last = last.then(async () => {
          if (delayMs > 0) await new Promise(resolve => setTimeout(resolve, delayMs))
          if (!to.destroyed) to.write(chunk)
        })
      })
      from.on('end', () => void last.then(() => to.end()))
    }
    passing(client, upstream)
    upstream.prependListener('data', () => {
      if (weather === 'lose-answers') client.destroy()
    })
    passing(upstream, client)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    port: (server.address() as { port: number }).port,
    set(next) {
      weather = next
      if (next === 'refuse') for (const pair of pairs) for (const socket of pair) socket.destroy()
    },
    async close() {
      for (const pair of pairs) for (const socket of pair) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
