import {
  blankedPayload,
  createReading,
  type Link,
  type ReadLink,
  readPayload,
} from '@tocsin/shared/events/audit-chain.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { AuditServiceHandlers } from '@tocsin/shared/gen/tocsin/audit/v1/AuditService.ts'
import type { ListEntriesRequest } from '@tocsin/shared/gen/tocsin/audit/v1/ListEntriesRequest.ts'
import type { Log } from '@tocsin/shared/log/port.ts'
import type { AccessRole } from '../access-token.ts'
import { type Access, type Caller, type IncomingCall, wholeCaller } from '../adapters/access.ts'
import { checkedRequestId } from '../adapters/commands.ts'
import type { FlagNotes } from '../adapters/flag-notes.ts'
import { failed, invalidArgument, isRpcError, notAudited, notFound } from '../adapters/rpc-errors.ts'
import { unary } from '../adapters/unary.ts'
import type { AuditLog } from './audit-log.ts'
import type { Audited } from './audited.ts'

const DEFAULT_LIMIT = 100
const LARGEST_LIMIT = 1_000
const IDS_LIMIT = 1_000
const LINKS_PER_MESSAGE = 200

export interface AuditRpcDeps {
  readonly log: Log
  readonly access: Access
  readonly auditLog: AuditLog
  readonly audited: Pick<Audited, 'worked'>
  readonly flagNotes: Pick<FlagNotes, 'blank'>
}

const matches = (wanted: ListEntriesRequest) => {
  const kinds = new Set(wanted.kinds)
  const has = (value: string, of: string): boolean => value === '' || value === of
  return ({ entry, appendedAt }: ReadLink): boolean => {
    const { actor = '', crisisId = '', entryId = '', brandIds = [], kind = 'AUDIT_KIND_UNSPECIFIED' } = entry ?? {}
    return (
      has(wanted.actor, actor) &&
      has(wanted.crisisId, crisisId) &&
      has(wanted.entryId, entryId) &&
      (wanted.brandId === '' || brandIds.includes(wanted.brandId)) &&
      (kinds.size === 0 || kinds.has(kind)) &&
      (wanted.fromMs === 0 || appendedAt >= wanted.fromMs) &&
      (wanted.toMs === 0 || appendedAt < wanted.toMs)
    )
  }
}

/** tocsin.audit.v1.AuditService: hands the chain out as it is, lists what it says, and blanks what must not be kept. */
export const auditHandlers = ({ log, access, auditLog, audited, flagNotes }: AuditRpcDeps): AuditServiceHandlers => {
  const callerOf = (call: IncomingCall, atLeast: AccessRole): Caller =>
    wholeCaller(access, call, atLeast, 'the audit log is of all brands')

  const read = async function* (): AsyncGenerator<ReadLink> {
    const readLink = createReading()
    for await (const links of auditLog.links())
      for (const link of links) {
        const found = readLink(link)
        if (found) yield found
      }
  }

  /** The keys of all payloads that say one of these entries, repeats and those without a link among them. */
  const keysOf = async (entryIds: ReadonlySet<string>): Promise<{ keys: string[]; found: Set<string> }> => {
    const [keys, found] = [[] as string[], new Set<string>()]
    for (const [key, bytes] of await auditLog.payloads()) {
      const payload = readPayload(key, bytes)
      if (typeof payload === 'string' || !payload.entry) continue
      const { entryId, kind } = payload.entry
      if (!entryIds.has(entryId)) continue
      if (kind === 'AUDIT_KIND_ENTRIES_ERASED')
        throw invalidArgument('entry_ids', `${entryId} says what was blanked: it stays`)
      keys.push(key)
      found.add(entryId)
    }
    return { keys, found }
  }

  /** The flags that entries tell of: their notes go with them, before them. */
  const flagsOf = async (keys: ReadonlySet<string>): Promise<string[]> => {
    const flags: string[] = []
    for (const [key, bytes] of keys.size === 0 ? [] : await auditLog.payloads()) {
      const payload = keys.has(key) ? readPayload(key, bytes) : 'payload-missing'
      if (typeof payload !== 'string' && payload.entry?.action === 'FlagConcern') flags.push(payload.entry.detail)
    }
    return flags
  }

  /** What an earlier call with this id has said that it blanks; a process may have died before it did. */
  const toldBefore = async (entryId: string): Promise<readonly string[] | undefined> => {
    for await (const { entry } of read()) if (entry?.entryId === entryId) return entry.erasedPayloads
    return undefined
  }

  const tellErasure = async (
    { personId: actor, credential, role }: Caller,
    entryId: string,
    { entryIds, reason, requestId }: { entryIds: readonly string[]; reason: string; requestId: string },
  ): Promise<readonly string[]> => {
    const wanted = new Set(entryIds)
    const { keys, found } = await keysOf(wanted)
    const unknown = [...wanted].filter(id => !found.has(id))
    if (unknown.length > 0) throw notFound(`there is no entry ${unknown.join(', ')}, or it was blanked before`)
    await auditLog.append([
      {
        entryId,
        kind: 'AUDIT_KIND_ENTRIES_ERASED',
        actor,
        credential,
        role,
        action: 'EraseEntries',
        requestId,
        result: 'ok',
        detail: reason,
        erasedPayloads: keys,
        times: 1,
      },
    ])
    return keys
  }

  return {
    async ReadChain(call) {
      try {
        callerOf(call, 'manager')
        if (!(await audited.worked('ReadChain', call as never))) throw notAudited()
        const send = async (links: readonly Link[]): Promise<void> => {
          const message = links.map(({ offset, appendedAt, record, payload }) => ({
            offset: String(offset),
            appendedAtMs: appendedAt,
            record: Buffer.from(record),
            payload: Buffer.from(payload),
          }))
          if (call.write({ links: message }) || call.cancelled) return
          await new Promise<void>(resolve => {
            for (const event of ['drain', 'cancelled', 'close']) call.once(event, () => resolve())
          })
        }
        for await (const links of auditLog.links())
          for (let at = 0; at < links.length && !call.cancelled; at += LINKS_PER_MESSAGE)
            await send(links.slice(at, at + LINKS_PER_MESSAGE))
        call.end()
      } catch (error) {
        call.emit('error', isRpcError(error) ? error : failed(error))
      }
    },

    ListEntries: unary(async (request, call) => {
      callerOf(call, 'manager')
      if (request.limit > LARGEST_LIMIT) throw invalidArgument('limit', `is at most ${LARGEST_LIMIT}`)
      const limit = request.limit || DEFAULT_LIMIT
      const wanted = matches(request)
      let newest: ReadLink[] = []
      for await (const link of read()) {
        if (wanted(link)) newest.push(link)
        if (newest.length >= 2 * limit) newest = newest.slice(-limit)
      }
      return {
        entries: newest.slice(-limit).map(({ offset, appendedAt, entry, erasedBy }) => ({
          offset: String(offset),
          appendedAtMs: appendedAt,
          entry: entry ?? null,
          erasedBy,
        })),
      }
    }),

    EraseEntries: unary(async ({ requestId, entryIds, reason }, call) => {
      const caller = callerOf(call, 'admin')
      checkedRequestId(requestId)
      if (entryIds.length === 0 || entryIds.length > IDS_LIMIT)
        throw invalidArgument('entry_ids', `names from 1 to ${IDS_LIMIT} entries`)
      if (reason.trim() === '') throw invalidArgument('reason', 'is missing: the audit log shows it')
      const entryId = `EraseEntries/${requestId}/${caller.personId}`
      const keys = (await toldBefore(entryId)) ?? (await tellErasure(caller, entryId, { entryIds, reason, requestId }))
      await flagNotes.blank(await flagsOf(new Set(keys)))
      const value = blankedPayload(entryId)
      await log.append(
        TOPICS.auditPayloads.name,
        keys.map(key => ({ key, value, partition: 0 })),
      )
      return { erased: keys.length }
    }),
  }
}
