import { timingSafeEqual } from 'node:crypto'
import { type AccessRole, type AccessToken, hashToken, ROLES } from '../access-token.ts'
import type { Actor } from '../core/people.ts'
import { denied, type RpcError, unauthenticated } from './rpc-errors.ts'

/** The part of a grpc-js call that says who calls. */
export interface IncomingCall {
  readonly metadata: { get(key: string): readonly (string | Buffer)[] }
  getPeer(): string
}

export interface Caller {
  readonly personId: string
  readonly role: AccessRole
  /** Empty means all. */
  readonly brands: readonly string[]
}

export interface Access {
  /** Throws an RpcError when the caller is not known or may do less than `atLeast`. */
  callerOf(call: IncomingCall, atLeast: AccessRole): Caller
}

const LOOPBACK = /^(ipv4:)?127\.|^(ipv6:)?\[?::1\]?(:|$)|^(ipv6:)?\[?::ffff:127\./

const tokenOf = ({ metadata }: IncomingCall): string | undefined => {
  const [header] = metadata.get('authorization')
  const match = typeof header === 'string' ? /^Bearer\s+(\S+)$/i.exec(header) : null
  return match?.[1]
}

const same = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(a, 'hex'), Buffer.from(b, 'hex'))

/** Bearer tokens to persons. `actAs` lets callers on this machine act as a named person without one. */
export const createAccess = (tokens: readonly AccessToken[], actAs: string): Access => {
  const find = (call: IncomingCall): Caller => {
    const token = tokenOf(call)
    if (token === undefined && actAs !== '' && LOOPBACK.test(call.getPeer()))
      return { personId: actAs, role: 'admin', brands: [] }
    const hash = token === undefined ? undefined : hashToken(token)
    const found = hash === undefined ? undefined : tokens.find(({ sha256 }) => same(sha256, hash))
    if (!found) throw unauthenticated()
    return found
  }
  return {
    callerOf(call, atLeast) {
      const caller = find(call)
      if (ROLES.indexOf(caller.role) < ROLES.indexOf(atLeast))
        throw denied(`this needs role ${atLeast}; your token has ${caller.role}`, 'ROLE_TOO_LOW')
      return caller
    },
  }
}

export const maySee = ({ brands }: Caller, brandId: string): boolean => brands.length === 0 || brands.includes(brandId)

/** A crisis that spans brands is seen by who may see one of them. */
export const maySeeAny = (caller: Caller, brandIds: readonly string[]): boolean =>
  brandIds.some(brandId => maySee(caller, brandId))

export const brandDenied = (brandId: string): RpcError =>
  denied(`your token does not cover brand ${brandId}`, 'BRAND_NOT_COVERED')

/** The caller as the state machine knows it. */
export const actorOf = ({ personId, role }: Caller): Actor => ({
  personId,
  level: role === 'display' ? 'responder' : role,
})
