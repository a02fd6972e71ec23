import type { SessionView } from '@tocsin/shared/live/plan.ts'
import type { DisplayToken } from '../config.ts'
import type { Scope } from '../core/scope.ts'
import { digestOf } from './people.ts'

/** Who looks, and at what. */
export interface Viewer {
  readonly name: string
  readonly scope: Scope
  readonly admin: boolean
  /** Digest of the token it came with; undefined for the anonymous viewer. */
  readonly tokenDigest: string | undefined
  /** The token of a person, who is let in by the escalation service. */
  readonly personToken?: string
}

export type Recognised = Viewer | 'unknown-token' | 'token-needed'

/** Viewers with the same key see the same. */
export const scopeKey = (scope: Scope): string => (scope ? [...scope].sort().join('\n') : '*')

/** A person looks at the brands that the person's token covers. */
export const personViewer = ({ personId, brandIds, role }: SessionView, token: string): Viewer => ({
  name: personId,
  scope: brandIds.length === 0 ? undefined : new Set(brandIds),
  admin: role === 'admin',
  tokenDigest: digestOf(token),
  personToken: token,
})

/** Recognises viewers by their display tokens. */
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
    /** Whether the viewer may still look at what it was let in for. Of persons it knows nothing: they are asked about elsewhere. */
    isStillGood({ tokenDigest, scope, personToken }: Viewer): boolean {
      if (personToken !== undefined) return true
      if (tokenDigest === undefined) return anonymousAllowed
      const now = byDigest.get(tokenDigest)
      return now !== undefined && scopeKey(now.scope) === scopeKey(scope)
    },
  }
}

export type Viewers = ReturnType<typeof createViewers>
