import { createHash } from 'node:crypto'
import type { EraseAuthorRequest } from '@tocsin/shared/gen/tocsin/erasure/v1/EraseAuthorRequest.ts'
import type { ErasureServiceHandlers } from '@tocsin/shared/gen/tocsin/erasure/v1/ErasureService.ts'
import { type Access, type Caller, type IncomingCall, wholeCaller } from '../adapters/access.ts'
import { checkedRequestId } from '../adapters/commands.ts'
import { invalidArgument, notFound, requestIdReused } from '../adapters/rpc-errors.ts'
import { unary } from '../adapters/unary.ts'
import type { ErasureLog } from './erasures.ts'

const KEYS_LIMIT = 50
const REASON_LIMIT = 500
const HASH = /^[0-9a-f]{16}$/

const checked = ({ authors, reason, dryRun }: EraseAuthorRequest): void => {
  if (authors.length === 0 || authors.length > KEYS_LIMIT)
    throw invalidArgument('authors', 'are the hashes of one author, one for each version of the key; ingest makes them')
  if (!authors.every(({ hash, keyVersion }) => HASH.test(hash) && keyVersion > 0))
    throw invalidArgument('authors', 'are hashes of 16 hex digits with the version of their key: never a name')
  if (new Set(authors.map(({ keyVersion }) => keyVersion)).size < authors.length)
    throw invalidArgument('authors', 'name one version of the key twice: one author at a time')
  if (reason.length > REASON_LIMIT || (!dryRun && reason.trim() === ''))
    throw invalidArgument('reason', `has from 1 to ${REASON_LIMIT} characters; it is kept for ever, so it names nobody`)
}

const digest = (...said: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(said)).digest('hex')

/** tocsin.erasure.v1.ErasureService: what it writes stands for good, so admins only; a dry run looks somebody up and is written down as well. */
export const erasureHandlers = (access: Access, erasures: ErasureLog): ErasureServiceHandlers => {
  const callerOf = (call: IncomingCall): Caller => wholeCaller(access, call, 'admin', 'an erasure is for all brands')
  return {
    EraseAuthor: unary(async (request, call) => {
      const { personId, role, credential } = callerOf(call)
      const requestId = checkedRequestId(request.requestId)
      checked(request)
      const { authors, reason, dryRun } = request
      const erasureId = `erasure-${digest(requestId, personId).slice(0, 16)}`
      const requestHash = digest(authors, reason, dryRun).slice(0, 22)
      await erasures.caughtUp()
      if (!erasures.asked(erasureId))
        await erasures.ask(erasureId, { authors, reason, dryRun, personId, role, credential, requestId, requestHash })
      if (erasures.asked(erasureId)?.requestHash !== requestHash) throw requestIdReused()
      return { erasure: erasures.find(erasureId) ?? null }
    }),
    GetErasure: unary(async ({ erasureId }, call) => {
      callerOf(call)
      if (!erasures.find(erasureId)) await erasures.caughtUp()
      const erasure = erasures.find(erasureId)
      if (!erasure) throw notFound(`there is no erasure ${erasureId}`)
      return { erasure }
    }),
  }
}
