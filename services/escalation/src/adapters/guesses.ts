import { createRateLimit } from '../core/rate-limit.ts'
import { type IncomingCall, isLoopback } from './access.ts'
import { tooMany } from './rpc-errors.ts'

/** Slows down who tries codes and links: wrong ones are counted, per client and in all. */
export interface Guesses {
  /** Throws RESOURCE_EXHAUSTED when this client, or all together, were wrong too often. */
  check(call: IncomingCall): void
  wrong(call: IncomingCall): void
}

const PER_CLIENT = { burst: 30, everyMs: 2_000, keysLimit: 1_000 }
const IN_ALL = { burst: 300, everyMs: 200, keysLimit: 1 }
const ALL = ''

/** What a gateway on this machine says about who asks it; from elsewhere anybody could say so. */
const CLIENT_KEY = 'x-client-address'

/** The address of who calls, without its port. */
export const clientOf = (call: IncomingCall): string => {
  const [told] = call.metadata.get(CLIENT_KEY)
  if (typeof told === 'string' && isLoopback(call)) return told.slice(0, 64)
  return call.getPeer().replace(/:\d+$/, '')
}

export const createGuesses = (now: () => number): Guesses => {
  const clients = createRateLimit(PER_CLIENT)
  const all = createRateLimit(IN_ALL)
  return {
    check(call) {
      if (!clients.has(clientOf(call), now()) || !all.has(ALL, now()))
        throw tooMany('too many links or codes that are none were tried: wait a moment')
    },
    wrong(call) {
      clients.take(clientOf(call), now())
      all.take(ALL, now())
    },
  }
}
