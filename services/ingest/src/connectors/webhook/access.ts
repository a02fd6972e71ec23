import { createHash, timingSafeEqual } from 'node:crypto'
import { didYouMean } from '@tocsin/shared/runtime/suggest.ts'
import type { IngestConfig } from '../../config.ts'
import { secretOf } from './signature.ts'

/** Who may post for a webhook source: signed with one of the secrets, with the token, or anybody. */
export interface Access {
  readonly secrets: readonly Buffer[]
  readonly token: string | undefined
  readonly unsigned: boolean
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

/** Access per webhook source, and everything that is wrong with it. */
export const readAccess = (
  config: Pick<IngestConfig, 'sources' | 'webhookSecrets' | 'webhookTokens' | 'host'>,
): { readonly access: ReadonlyMap<string, Access>; readonly problems: readonly string[] } => {
  const problems: string[] = []
  const webhooks = config.sources.filter(source => source.kind === 'webhook')
  const ids = webhooks.map(({ id }) => id)
  for (const [key, of] of [
    ['webhookSecrets', config.webhookSecrets],
    ['webhookTokens', config.webhookTokens],
  ] as const)
    for (const id of Object.keys(of))
      if (!ids.includes(id)) problems.push(`ingest.${key}: no webhook source "${id}".${didYouMean(id, ids)}`)
  const access = new Map<string, Access>()
  for (const { id, unsigned } of webhooks) {
    const secrets = (config.webhookSecrets[id] ?? []).map(secretOf)
    const token = config.webhookTokens[id]
    if (secrets.includes(undefined))
      problems.push(`ingest.webhookSecrets: a secret of "${id}" is not "whsec_" and base64 of 24 to 64 bytes`)
    if (unsigned && !LOOPBACK.has(config.host))
      problems.push(`ingest.sources: "${id}" may be unsigned only where ingest.host is 127.0.0.1, ::1 or localhost`)
    if (!unsigned && secrets.length === 0 && token === undefined)
      problems.push(
        `ingest.sources: webhook "${id}" needs webhookSecrets, a webhookToken, or unsigned: true on loopback`,
      )
    access.set(id, { secrets: secrets.filter(secret => secret !== undefined), token, unsigned })
  }
  return { access, problems }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** In constant time, whatever the lengths. */
export const hasToken = (authorization: string | undefined, token: string | undefined): boolean =>
  token !== undefined && timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`))
