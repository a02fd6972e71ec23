import { createTokenBuckets } from '@tocsin/shared/runtime/token-buckets.ts'
import type { FastifyRequest } from 'fastify'
import type { GatewayConfig } from '../../config.ts'
import { HttpProblem } from './problem.ts'

export interface LimitsOptions {
  readonly config: Pick<GatewayConfig, 'requestsPerMinute' | 'connectsPerMinute' | 'publicRequestsPerMinute'>
  readonly now: () => number
  /** The token if it is one that we know; whoever makes one up counts with the address. */
  readonly knownToken: (request: FastifyRequest) => string | undefined
}

/** Refuses who asks too often, before it is looked at who asks: guesses count. */
type Limit = (request: FastifyRequest) => Promise<void>

export interface Limits {
  /** REST. */
  readonly requests: Limit
  /** Websockets. */
  readonly connects: Limit
  /** Links and codes that stand in for a session: for each address. */
  readonly links: Limit
}

/** How often each known token, or address without one, may ask. The setting to raise is named in the answer. */
export const createLimits = ({ config, now, knownToken }: LimitsOptions): Limits => {
  const limit = (setting: keyof LimitsOptions['config'], keyOf: (request: FastifyRequest) => string): Limit => {
    const buckets = createTokenBuckets({ perMinute: config[setting], now })
    return async request => {
      const waitMs = buckets.take(keyOf(request))
      if (waitMs === 0) return
      const seconds = Math.ceil(waitMs / 1_000)
      throw new HttpProblem({
        status: 429,
        type: 'too-many-requests',
        detail: 'Too many requests from this token or address.',
        fix: `Try again in ${seconds} s; raise gateway.${setting} if that is too little.`,
        headers: { 'retry-after': String(seconds) },
      })
    }
  }
  const byToken = (request: FastifyRequest): string => knownToken(request) ?? request.ip
  return {
    requests: limit('requestsPerMinute', byToken),
    connects: limit('connectsPerMinute', byToken),
    links: limit('publicRequestsPerMinute', ({ ip }) => ip),
  }
}
