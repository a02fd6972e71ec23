import type { CommandMessage, LiveMessage } from '@tocsin/shared/live/messages.ts'

const TOLD_WAIT_MS = 500
const CUT_WAIT_MS = 2_000
const LEAST_WAIT_MS = 250
const LONGEST_WAIT_MS = 15_000
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
 * How long to wait before attempt n (0 is the first): doubling up to a cap. A server that restarts tells its clients one after another,
 * so half of a short wait is random. Where all were cut at once they come back at any time of a longer one, lest they return in step.
 */
export const waitBefore = (attempt: number, random: number, wasTold = false): number => {
  const longest = Math.min(LONGEST_WAIT_MS, (wasTold ? TOLD_WAIT_MS : CUT_WAIT_MS) * 2 ** attempt)
  const least = wasTold ? longest / 2 : LEAST_WAIT_MS
  return least + (longest - least) * random
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
