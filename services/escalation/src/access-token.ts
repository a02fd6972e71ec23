import { createHash } from 'node:crypto'
import type { Report } from '@tocsin/shared/runtime/setting.ts'
import { didYouMean } from '@tocsin/shared/runtime/suggest.ts'

export const ROLES = ['display', 'responder', 'manager', 'admin'] as const
export type AccessRole = (typeof ROLES)[number]

/** A bearer token by its hash: the text itself is not kept. */
export interface AccessToken {
  readonly sha256: string
  readonly personId: string
  readonly role: AccessRole
  /** Empty means all. */
  readonly brands: readonly string[]
  /** When it stops working; absent for never. */
  readonly untilMs?: number
}

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

const KEYS = ['token', 'tokenSha256', 'person', 'role', 'brands', 'until']

/** A time with its zone in milliseconds; undefined for anything else. */
const parseInstant = (raw: unknown): number | undefined => {
  const isInstant = typeof raw === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/.test(raw)
  const ms = isInstant ? Date.parse(raw) : Number.NaN
  return Number.isNaN(ms) ? undefined : ms
}

const parseToken = (raw: unknown, index: number, report: Report): AccessToken | undefined => {
  const problem = (message: string, key?: string): undefined =>
    void report(message, key === undefined ? [index] : [index, key])
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return problem('must be a map')
  const given = raw as Record<string, unknown>
  for (const key of Object.keys(given)) {
    if (!KEYS.includes(key)) problem(`unknown key "${key}".${didYouMean(key, KEYS)}`, key)
  }
  const { token, tokenSha256, person, role, brands = [], until } = given
  const isText = typeof token === 'string' && token.length >= 16
  const isHash = typeof tokenSha256 === 'string' && /^[0-9a-f]{64}$/.test(tokenSha256)
  if (isText === isHash)
    return problem('must have either token (at least 16 characters) or tokenSha256 (64 hex digits)')
  if (typeof person !== 'string' || person === '')
    return problem('must name the person id that the token acts as', 'person')
  const found = ROLES.find(one => one === role)
  if (!found) return problem(`must be one of ${ROLES.join(', ')}`, 'role')
  if (!Array.isArray(brands) || !brands.every(brand => typeof brand === 'string'))
    return problem('must be a list of brand ids', 'brands')
  const untilMs = parseInstant(until)
  if (until !== undefined && untilMs === undefined)
    return problem('must be a time with its zone such as "2026-12-31T18:00+01:00"', 'until')
  const end = untilMs === undefined ? {} : { untilMs }
  return { sha256: isHash ? tokenSha256 : hashToken(token as string), personId: person, role: found, brands, ...end }
}

export const parseTokens = (raw: unknown, report: Report): readonly AccessToken[] | undefined => {
  if (!Array.isArray(raw)) {
    report('must be a list')
    return undefined
  }
  const tokens = raw.map((one, index) => parseToken(one, index, report))
  return tokens.every(token => token !== undefined) ? tokens : undefined
}
