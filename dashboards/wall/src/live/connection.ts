import type { CommandMessage, LiveMessage } from '@tocsin/shared/live/messages.ts'
import { waitBefore } from './wait.ts'

/** An open socket that says nothing for so long is dead, whatever the network stack believes. */
const SILENCE_MS = 6_000
/** Close code: the server restarts. */
const RESTARTS = 1012

export interface Connection {
  close(): void
}

export interface Listener {
  readonly onMessage: (message: Exclude<LiveMessage, CommandMessage>) => void
  readonly onCommand: (command: CommandMessage) => void
}

/**
 * Keeps one websocket open for ever. Every message goes to `onMessage` in order; after a break it resumes from the newest token that was
 * heard. Never gives up and never throws; the silence itself is for the caller to notice.
 */
export const keepConnected = (url: string, { onMessage, onCommand }: Listener): Connection => {
  let socket: WebSocket | undefined
  let resume: string | undefined
  let attempt = 0
  let closed = false
  let retry: ReturnType<typeof setTimeout> | undefined
  let watchdog: ReturnType<typeof setTimeout> | undefined

  const connect = () => {
    clearTimeout(retry)
    const address = new URL(url)
    if (resume !== undefined) address.searchParams.set('resume', resume)
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
      const message = readMessage(data)
      if (!message) return
      if (message.type === 'command') return onCommand(message)
      attempt = 0
      resume = message.resume
      onMessage(message)
    }
    current.onclose = ({ code }) => drop(code)
    current.onerror = () => drop()
    watch()
  }
  const retryNow = () => {
    if (!socket && !closed) connect()
  }

  addEventListener('online', retryNow)
  connect()
  return {
    close() {
      closed = true
      removeEventListener('online', retryNow)
      clearTimeout(retry)
      clearTimeout(watchdog)
      socket?.close()
    },
  }
}

const TYPES = ['snapshot', 'state', 'event', 'heartbeat', 'command']

/** A frame that is not one of ours is left out: one bad frame must not stop a wall. */
const readMessage = (data: unknown): LiveMessage | undefined => {
  try {
    const message = JSON.parse(String(data)) as LiveMessage
    return TYPES.includes(message?.type) ? message : undefined
  } catch {
    return undefined
  }
}
