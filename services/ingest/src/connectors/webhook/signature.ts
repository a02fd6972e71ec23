import { createHmac, timingSafeEqual } from 'node:crypto'

export type SignatureProblem = 'missing-header' | 'malformed-header' | 'stale-timestamp' | 'wrong-signature'

export interface SignedHeaders {
  readonly id: string | undefined
  /** Seconds since the epoch. */
  readonly timestamp: string | undefined
  /** `v1,<base64>`, several separated by spaces while secrets are rotated. */
  readonly signature: string | undefined
}

/** Either side of now a timestamp may lie. */
export const TOLERANCE_MS = 300_000
export const MAX_ID_LENGTH = 256
const PREFIX = 'whsec_'

/** `whsec_<base64>` as bytes; undefined unless it is base64 of 24 to 64 bytes. */
export const secretOf = (text: string): Buffer | undefined => {
  const encoded = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : ''
  const bytes = Buffer.from(encoded, 'base64')
  const isCanonical = bytes.toString('base64').replace(/=+$/, '') === encoded.replace(/=+$/, '')
  return isCanonical && bytes.length >= 24 && bytes.length <= 64 ? bytes : undefined
}

/**
 * Standard Webhooks 1.0.0: HMAC-SHA256 over `id.timestamp.body`, the body as it came. Compares in constant time, with every secret.
 * Undefined means that the signature is right and fresh.
 */
export const verifySignature = (
  body: Uint8Array,
  { id, timestamp, signature }: SignedHeaders,
  secrets: readonly Buffer[],
  nowMs: number,
): SignatureProblem | undefined => {
  if (!id || !timestamp || !signature) return 'missing-header'
  if (id.length > MAX_ID_LENGTH || !/^\d{1,12}$/.test(timestamp)) return 'malformed-header'
  if (Math.abs(nowMs - Number(timestamp) * 1_000) > TOLERANCE_MS) return 'stale-timestamp'
  const given = signature
    .split(' ')
    .filter(part => part.startsWith('v1,'))
    .map(part => Buffer.from(part.slice('v1,'.length), 'base64'))
  let isRight = false
  for (const secret of secrets) {
    const expected = createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest()
    for (const candidate of given)
      if (candidate.length === expected.length && timingSafeEqual(candidate, expected)) isRight = true
  }
  return isRight ? undefined : 'wrong-signature'
}
