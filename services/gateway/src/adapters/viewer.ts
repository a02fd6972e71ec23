import { createHash } from 'node:crypto'
import type { DisplayToken } from '../config.ts'
import type { Scope } from '../core/scope.ts'

/** Who looks, and at what. */
export interface Viewer {
  readonly name: string
  readonly scope: Scope
  readonly admin: boolean
  /** Digest of the token it came with; undefined for the anonymous viewer. */
  readonly tokenDigest: string | undefined
}

export type Recognised = Viewer | 'unknown-token' | 'token-needed'

/** Tokens are looked up by their digest, so that the time of a comparison tells nothing about them. */
const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64')

/** Viewers with the same key see the same. */
export const scopeKey = (scope: Scope): string => (scope ? [...scope].sort().join('\n') : '*')

/** Recognises viewers by their tokens. */
export const createViewers = (anonymousAllowed: boolean, tokens: readonly DisplayToken[]) => {
  const anonymous: Viewer = { name: 'anonymous', scope: undefined, admin: false, tokenDigest: undefined }
  const index = (list: readonly DisplayToken[]): Map<string, Viewer> =>
    new Map(
      list.map(({ name, token, brands, admin = false }) => {
        const tokenDigest = digestOf(token)
        return [tokenDigest, { name, scope: brands && new Set(brands), admin, tokenDigest }]
      }),
    )
  let byDigest = index(tokens)
  return {
    recognise(token: string | undefined): Recognised {
      if (token !== undefined) return byDigest.get(digestOf(token)) ?? 'unknown-token'
      return anonymousAllowed ? anonymous : 'token-needed'
    },
    replace(list: readonly DisplayToken[]): void {
      byDigest = index(list)
    },
    /** Whether the viewer may still look at what it was let in for. */
    isStillGood({ tokenDigest, scope }: Viewer): boolean {
      if (tokenDigest === undefined) return anonymousAllowed
      const now = byDigest.get(tokenDigest)
      return now !== undefined && scopeKey(now.scope) === scopeKey(scope)
    },
  }
}

export type Viewers = ReturnType<typeof createViewers>
