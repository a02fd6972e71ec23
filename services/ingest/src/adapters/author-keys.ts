import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface AuthorKey {
  readonly version: number
  readonly key: Buffer
}

/** The keys cannot be used; the message says what to do. */
export class AuthorKeyError extends Error {
  override readonly name = 'AuthorKeyError'
}

export interface AuthorHasher {
  readonly keyVersion: number
  /** HMAC-SHA256 of source and author, first 16 hex characters; empty for an empty author. */
  hash(source: string, author: string): string
  /** The same under every version that is kept, the newest first. */
  hashes(source: string, author: string): readonly { readonly keyVersion: number; readonly hash: string }[]
}

const FILE = 'author-keys'
const PATTERN = /^(\d{1,9}):([0-9a-f]{64,})$/i

/** `1:<64 hex>,2:<64 hex>`; throws AuthorKeyError when a part is malformed or a version comes twice. */
export const parseAuthorKeys = (text: string): AuthorKey[] => {
  const keys = text
    .split(/[,\s]+/)
    .filter(Boolean)
    .map(part => {
      const match = PATTERN.exec(part)
      if (!match) throw new AuthorKeyError('author keys must be "<version>:<at least 64 hex digits>", comma-separated')
      return { version: Number(match[1]), key: Buffer.from(match[2]!, 'hex') }
    })
  if (new Set(keys.map(({ version }) => version)).size !== keys.length)
    throw new AuthorKeyError('two author keys have the same version')
  return keys
}

/** Keys of the data folder; made on the first start, readable by their owner only. */
const keysOfFolder = (folder: string, onMade: (path: string) => void): AuthorKey[] => {
  const path = join(folder, FILE)
  try {
    return parseAuthorKeys(readFileSync(path, 'utf8'))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, `1:${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  onMade(path)
  return parseAuthorKeys(readFileSync(path, 'utf8'))
}

/** The configured keys; else, where there is a data folder, the ones kept there; else AuthorKeyError. */
export const loadAuthorKeys = (
  configured: string,
  dataDir: string | undefined,
  onMade: (path: string) => void,
): AuthorKey[] => {
  const keys = configured ? parseAuthorKeys(configured) : dataDir ? keysOfFolder(dataDir, onMade) : []
  if (keys.length > 0) return keys
  throw new AuthorKeyError('author ids need a key: set TOCSIN_INGEST_AUTHOR_KEYS or TOCSIN_INGEST_AUTHOR_KEYS_FILE')
}

const hashUnder = (secret: KeyObject, source: string, author: string): string =>
  createHmac('sha256', secret).update(`${source}\u0000${author}`).digest('hex').slice(0, 16)

/** Hashes with the key of the highest version. Authors of different sources never share a hash. */
export const createAuthorHasher = (keys: readonly AuthorKey[]): AuthorHasher => {
  // A key object is made once: from bytes each call would make one, at seven times the cost of the hash.
  const secrets = keys
    .toSorted((a, b) => b.version - a.version)
    .map(({ version, key }) => ({ keyVersion: version, secret: createSecretKey(key) }))
  const [newest] = secrets
  if (!newest) throw new AuthorKeyError('there is no author key')
  return {
    keyVersion: newest.keyVersion,
    hash: (source, author) => (author === '' ? '' : hashUnder(newest.secret, source, author)),
    hashes: (source, author) =>
      secrets.map(({ keyVersion, secret }) => ({ keyVersion, hash: hashUnder(secret, source, author) })),
  }
}
