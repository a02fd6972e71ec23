import { createHmac, timingSafeEqual } from 'node:crypto'
import type { EpochMs } from '@tocsin/shared/log/port.ts'

/** What a one-time link stands for: one person's acknowledgement of one entry of a stage, until it expires. */
export interface LinkGrant {
  readonly crisisId: string
  readonly personId: string
  readonly entry: number
  readonly expiresAtMs: EpochMs
}

export interface LinkTokens {
  /** Undefined without a secret: links then need a login. */
  make(grant: LinkGrant): string | undefined
  /** Undefined when it is not ours or has expired. */
  verify(token: string, now: EpochMs): LinkGrant | undefined
}

const parse = (payload: string): LinkGrant | undefined => {
  try {
    const raw: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
    if (!Array.isArray(raw)) return undefined
    const [crisisId, personId, entry, expiresAtMs] = raw as unknown[]
    return typeof crisisId === 'string' &&
      typeof personId === 'string' &&
      typeof entry === 'number' &&
      typeof expiresAtMs === 'number'
      ? { crisisId, personId, entry, expiresAtMs }
      : undefined
  } catch {
    return undefined
  }
}

const sign = (payload: string, secret: string): Buffer => createHmac('sha256', secret).update(payload).digest()

const isSignature = (given: Buffer, wanted: Buffer): boolean =>
  given.length === wanted.length && timingSafeEqual(given, wanted)

/**
 * Tokens are derived, not stored: the same request gives the same link on every replica, and a repeat of a message does not change it.
 * `secrets` are asked for each time, one a line: the first signs, and what any of them signed works until it expires, so that a secret is
 * replaced while its links go on.
 */
export const createLinkTokens = (secrets: () => string): LinkTokens => {
  const current = (): readonly string[] =>
    secrets()
      .split(/\r?\n/)
      .filter(line => line !== '')
  return {
    make({ crisisId, personId, entry, expiresAtMs }) {
      const [secret] = current()
      if (secret === undefined) return undefined
      const payload = Buffer.from(JSON.stringify([crisisId, personId, entry, expiresAtMs])).toString('base64url')
      return `${payload}.${sign(payload, secret).toString('base64url')}`
    },
    verify(token, now) {
      const [payload = '', signature = ''] = token.split('.')
      const given = Buffer.from(signature, 'base64url')
      if (!current().some(secret => isSignature(given, sign(payload, secret)))) return undefined
      const grant = parse(payload)
      return grant && now < grant.expiresAtMs ? grant : undefined
    },
  }
}
