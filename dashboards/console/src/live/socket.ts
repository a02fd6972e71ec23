import { waitBefore } from './wait.ts'

/** An open socket that says nothing for so long is dead, whatever the network stack believes. */
const SILENCE_MS = 6_000
/** Close codes: the server restarts; the session ended. */
const RESTARTS = 1012
const SESSION_ENDED = 1008

export interface Connection {
  close(): void
}

export interface Listener<M> {
  readonly onMessage: (message: M) => void
  /** The server says that the session ended; it goes on trying until it is closed. */
  readonly onSessionEnded: () => void
}

/**
 * Keeps one websocket open for ever. Every message goes to `onMessage` in order; each connection begins with a snapshot. Never gives up
 * and never throws; the silence itself is for the caller to notice.
 */
export const keepConnected = <M extends { readonly type: string }>(path: string, listener: Listener<M>): Connection => {
  let socket: WebSocket | undefined
  let attempt = 0
  let closed = false
  let retry: ReturnType<typeof setTimeout> | undefined
  let watchdog: ReturnType<typeof setTimeout> | undefined

  const connect = () => {
    clearTimeout(retry)
    const address = new URL(path, location.href)
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:'
    const current = new WebSocket(address)
    socket = current
    const drop = (code?: number) => {
      if (socket !== current) return
      socket = undefined
      clearTimeout(watchdog)
      current.close()
      if (!closed) retry = setTimeout(connect, waitBefore(attempt++, Math.random(), code === RESTARTS))
    }
    const watch = () => {
      clearTimeout(watchdog)
      watchdog = setTimeout(() => drop(), SILENCE_MS)
    }
    current.onmessage = ({ data }) => {
      if (socket !== current) return
      watch()
      const message = readMessage<M>(data)
      if (!message) return
      attempt = 0
      listener.onMessage(message)
    }
    current.onclose = ({ code }) => {
      if (code === SESSION_ENDED && !closed) listener.onSessionEnded()
      drop(code)
    }
    current.onerror = () => drop()
    watch()
  }
  const retryNow = () => {
    if (!socket && !closed) connect()
  }
  const whenSeen = () => {
    if (document.visibilityState === 'visible') retryNow()
  }

  addEventListener('online', retryNow)
  document.addEventListener('visibilitychange', whenSeen)
  connect()
  return {
    close() {
      closed = true
      removeEventListener('online', retryNow)
      document.removeEventListener('visibilitychange', whenSeen)
      clearTimeout(retry)
      clearTimeout(watchdog)
      socket?.close()
      socket = undefined
    },
  }
}

/** A frame that is not one of ours is left out: one bad frame must not stop a page. */
const readMessage = <M extends { readonly type: string }>(data: unknown): M | undefined => {
  try {
    const message = JSON.parse(String(data)) as M
    return typeof message?.type === 'string' ? message : undefined
  } catch {
    return undefined
  }
}
