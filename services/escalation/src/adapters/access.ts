import { timingSafeEqual } from 'node:crypto'
import type { EpochMs } from '@tocsin/shared/log/port.ts'
import { type AccessRole, type AccessToken, hashToken, ROLES } from '../access-token.ts'
import type { Actor } from '../core/people.ts'
import { accessEnded, denied, type RpcError, unauthenticated } from './rpc-errors.ts'

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
  /** Acts without a token, because the settings allow it on this machine. */
  readonly open: boolean
  /** When the access ends; 0 for never. */
  readonly untilMs: EpochMs
  /** What let the caller in, for the audit log: "token <start of its SHA-256>", or "machine". */
  readonly credential: string
}

export interface Access {
  /** Throws an RpcError when the caller is not known, may do no more, or may do less than `atLeast`. */
  callerOf(call: IncomingCall, atLeast: AccessRole): Caller
}

/** What people of an agency may see, and until when. */
export interface AgencyTerms {
  readonly brands: readonly string[]
  readonly untilMs: EpochMs
}

export interface Standing {
  now(): EpochMs
  /** Undefined for who is of no agency. */
  agencyOf(personId: string): AgencyTerms | undefined
}

const NO_TERMS: Standing = { now: Date.now, agencyOf: () => undefined }

const LOOPBACK = /^(ipv4:)?127\.|^(ipv6:)?\[?::1\]?(:|$)|^(ipv6:)?\[?::ffff:127\./

export const isLoopback = (call: IncomingCall): boolean => LOOPBACK.test(call.getPeer())

export const tokenOf = ({ metadata }: IncomingCall): string | undefined => {
  const [header] = metadata.get('authorization')
  const match = typeof header === 'string' ? /^Bearer\s+(\S+)$/i.exec(header) : null
  return match?.[1]
}

const same = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(a, 'hex'), Buffer.from(b, 'hex'))

const earlier = (a: EpochMs, b: EpochMs): EpochMs => (a === 0 || b === 0 ? a || b : Math.min(a, b))

/** The token's brands, narrowed to the agency's. */
const narrowed = (brands: readonly string[], agency: AgencyTerms | undefined): readonly string[] => {
  if (!agency) return brands
  const both = brands.length === 0 ? agency.brands : brands.filter(id => agency.brands.includes(id))
  // An empty list would mean all.
  if (both.length === 0) throw denied('your token and your agency have no brand in common', 'BRAND_NOT_COVERED')
  return both
}

/**
 * Bearer tokens to persons, as the list is at each call: a token that is gone, or over, opens nothing any more. `actAs` lets callers on this
 * machine act as a named person without one.
 */
export const createAccess = (
  tokens: readonly AccessToken[] | (() => readonly AccessToken[]),
  actAs: string,
  { now, agencyOf }: Standing = NO_TERMS,
): Access => {
  const list = typeof tokens === 'function' ? tokens : () => tokens

  const find = (call: IncomingCall): Caller => {
    const token = tokenOf(call)
    if (token === undefined && actAs !== '' && isLoopback(call))
      return { personId: actAs, role: 'admin', brands: [], open: true, untilMs: 0, credential: 'machine' }
    const hash = token === undefined ? undefined : hashToken(token)
    const found = hash === undefined ? undefined : list().find(({ sha256 }) => same(sha256, hash))
    if (!found) throw unauthenticated()
    const { personId, role, brands } = found
    const agency = agencyOf(personId)
    const untilMs = earlier(found.untilMs ?? 0, agency?.untilMs ?? 0)
    if (untilMs !== 0 && untilMs <= now()) throw accessEnded(untilMs)
    const credential = `token ${hash!.slice(0, 8)}`
    return { personId, role, brands: narrowed(brands, agency), open: false, untilMs, credential }
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

/** The caller of what is one for all brands; throws an RpcError for who sees some of them. */
export const wholeCaller = (access: Access, call: IncomingCall, atLeast: AccessRole, what: string): Caller => {
  const caller = access.callerOf(call, atLeast)
  if (caller.brands.length > 0) throw denied(`${what}; your token covers some`, 'BRAND_NOT_COVERED')
  return caller
}

export const maySee = ({ brands }: Caller, brandId: string): boolean => brands.length === 0 || brands.includes(brandId)

/** A crisis that spans brands is seen by who may see one of them. */
export const maySeeAny = (caller: Caller, brandIds: readonly string[]): boolean =>
  brandIds.some(brandId => maySee(caller, brandId))

/** Something that the caller could see before is not covered any more. */
export const coversLess = (before: Caller, { brands }: Caller): boolean =>
  brands.length > 0 && (before.brands.length === 0 || before.brands.some(id => !brands.includes(id)))

export const brandDenied = (brandId: string): RpcError =>
  denied(`your token does not cover brand ${brandId}`, 'BRAND_NOT_COVERED')

/** The caller as the state machine knows it. */
export const actorOf = ({ personId, role, credential }: Caller): Actor => ({
  personId,
  level: role === 'display' ? 'responder' : role,
  credential,
})
