import { createHmac, timingSafeEqual } from 'node:crypto'
import type { EpochMs } from '../log/port.ts'

/**
 * Standard Webhooks (standardwebhooks.com), symmetric signatures: `v1,` and base64 of HMAC-SHA256 over `id.timestamp.body`, several of them
 * separated by spaces while a secret is rotated. The id stays the same over retries: receivers act once per id.
 */

const PREFIX = 'whsec_'
/** The specification asks for 24 to 64 random bytes. */
const MIN_BYTES = 24
const MAX_BYTES = 64
const TOLERANCE_MS = 5 * 60_000

export type WebhookHeaders = Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>>

/** What is wrong with a secret, without showing it; undefined when nothing is. */
export const webhookSecretProblem = (secret: string): string | undefined => {
  const base64 = secret.slice(PREFIX.length)
  if (!secret.startsWith(PREFIX)) return `must begin with ${PREFIX}`
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return `must be base64 after ${PREFIX}`
  const { length } = Buffer.from(base64, 'base64')
  return length >= MIN_BYTES && length <= MAX_BYTES
    ? undefined
    : `must hold ${MIN_BYTES} to ${MAX_BYTES} bytes in base64 after ${PREFIX}`
}

const keyOf = (secret: string): Buffer => {
  const problem = webhookSecretProblem(secret)
  if (problem !== undefined) throw new TypeError(`a webhook secret ${problem}`)
  return Buffer.from(secret.slice(PREFIX.length), 'base64')
}

const signature = (key: Buffer, id: string, seconds: string, body: string | Uint8Array): Buffer =>
  createHmac('sha256', key).update(`${id}.${seconds}.`).update(body).digest()

export interface WebhookMessage {
  /** Derived from the idempotency key; holds no dot, so that what is signed can be read in one way only. */
  readonly id: string
  /** When this attempt is made. */
  readonly now: EpochMs
  /** Exactly the bytes that are sent. */
  readonly body: string | Uint8Array
}

/** Headers with one signature per secret: the new one first, the old ones for as long as receivers know only those. */
export const signWebhook = ({ id, now, body }: WebhookMessage, secrets: readonly string[]): WebhookHeaders => {
  if (!/^[\w-]+$/.test(id)) throw new TypeError(`webhook id ${JSON.stringify(id)} must be letters, digits, _ and -`)
  const seconds = String(Math.floor(now / 1_000))
  const signatures = secrets.map(secret => `v1,${signature(keyOf(secret), id, seconds, body).toString('base64')}`)
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signatures.join(' ') }
}

export type WebhookVerdict = 'valid' | 'malformed' | 'too-old' | 'too-new' | 'wrong-signature'

/** Verifies on the raw body, in constant time per signature. Any of the receiver's secrets may match any of the signatures. */
export const verifyWebhook = (
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  body: string | Uint8Array,
  { secrets, now }: { readonly secrets: readonly string[]; readonly now: EpochMs },
): WebhookVerdict => {
  const id = headers['webhook-id']
  const seconds = headers['webhook-timestamp']
  const given = headers['webhook-signature']
  if (typeof id !== 'string' || typeof seconds !== 'string' || typeof given !== 'string') return 'malformed'
  if (id === '' || !/^\d{1,12}$/.test(seconds)) return 'malformed'
  const ageMs = now - Number(seconds) * 1_000
  if (ageMs > TOLERANCE_MS) return 'too-old'
  if (ageMs < -TOLERANCE_MS) return 'too-new'
  const wanted = secrets.map(secret => signature(keyOf(secret), id, seconds, body))
  const offered = given.split(' ').flatMap(one => {
    const [version, base64 = ''] = one.split(',')
    return version === 'v1' ? [Buffer.from(base64, 'base64')] : []
  })
  const matches = offered.some(one => wanted.some(own => own.length === one.length && timingSafeEqual(own, one)))
  return matches ? 'valid' : 'wrong-signature'
}
