import type { Socket } from 'node:net'
import { type Engine, openEngine } from './engine.ts'
import { createFront } from './http-front.ts'
import type { FromChild, ToChild } from './messages.ts'

/** The process that holds chdb. It lives and dies with its parent: the parent's end, however it comes, closes the IPC channel. */

const LOCK_WAIT_MS = 5_000
const LOCK_RETRY_MS = 100

const tell = (message: FromChild): void => {
  if (process.connected) process.send?.(message)
}

/** A process that was killed a moment ago may still hold the folder. */
const openWhenFree = async (dataDir: string, maxMemoryBytes: number): Promise<Engine> => {
  const deadline = performance.now() + LOCK_WAIT_MS
  for (;;) {
    try {
      return openEngine({ dataDir, maxMemoryBytes })
    } catch (error) {
      const passing = error instanceof Error && 'code' in error && error.code === 'CHDB_CONNECTION'
      if (!passing || performance.now() > deadline) throw error
      await new Promise(resolve => setTimeout(resolve, LOCK_RETRY_MS))
    }
  }
}

const failureOf = (error: unknown): FromChild => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const unavailable = code === 'MODULE_NOT_FOUND' || code === 'CHDB_PLATFORM' || code === 'CHDB_ABI'
  return { kind: 'failed', unavailable, reason: error instanceof Error ? error.message : String(error) }
}

const serve = async (open: Extract<ToChild, { kind: 'open' }>): Promise<void> => {
  const engine = await openWhenFree(open.dataDir, open.maxMemoryBytes)
  const front = createFront(engine, open.token)
  process.on('message', (message: ToChild, socket?: Socket) => {
    if (message.kind === 'connection' && socket) {
      socket.setNoDelay(true)
      front.emit('connection', socket)
      socket.resume()
    }
    if (message.kind === 'stop') {
      front.closeIdleConnections()
      // One turn more, so that the last answers leave.
      void engine.close().then(() => setImmediate(() => process.exit(0)))
    }
  })
  tell({ kind: 'ready', version: engine.version })
}

// Ctrl-C reaches the whole group; the parent flushes first and then stops this process itself.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})
// Nobody is left to answer. MergeTree parts are whole or absent, so ending at once loses nothing that was acknowledged.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
process.once('message', (message: ToChild) => {
  if (message.kind !== 'open') return
  serve(message).catch((error: unknown) => {
    process.send?.(failureOf(error), () => process.exit(1))
  })
})
