import type { ServerOptions } from 'node:http'

/** How long a client may take, and how much it may say before its body: a slow or endless request costs a socket for seconds, not for ever. */
export interface HttpLimits extends ServerOptions {
  /** Until all headers are there. */
  readonly headersTimeout: number
  /** Until the whole request is there. */
  readonly requestTimeout: number
  /** How often slow ones are looked for. */
  readonly connectionsCheckingInterval: number
  /** Of the request line and all headers; more is answered 431. */
  readonly maxHeaderSize: number
}

export const HTTP_LIMITS: HttpLimits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 16_384,
}

/** Headers beyond so many are not looked at. */
export const MAX_HEADERS = 100
