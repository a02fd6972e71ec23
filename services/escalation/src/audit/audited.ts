import { randomUUID } from 'node:crypto'
import type { AuditEntryInput } from '@tocsin/shared/gen/tocsin/audit/v1/AuditEntry.ts'
import type { AuditKind } from '@tocsin/shared/gen/tocsin/audit/v1/AuditKind.ts'
import { serviceDefinition } from '@tocsin/shared/grpc/contracts.ts'
import type { GrpcService } from '@tocsin/shared/grpc/service.ts'
import { errorDetailsOf } from '@tocsin/shared/grpc/status.ts'
import { type Access, type IncomingCall, tokenOf } from '../adapters/access.ts'
import { clientOf } from '../adapters/guesses.ts'
import { isRpcError, notAudited, type RpcError } from '../adapters/rpc-errors.ts'
import { createSumUp, type SumUpLimits } from '../core/sum-up.ts'
import type { AuditLog } from './audit-log.ts'

export interface AuditedDeps {
  readonly auditLog: AuditLog
  readonly access: Access
}

/** Calls that are told when they worked, since nothing else in the log says so. All other commands have entries derived from what they wrote. */
const TOLD: Readonly<Record<string, AuditKind>> = {
  GetPlaybook: 'AUDIT_KIND_EXPORTED',
  ListEntries: 'AUDIT_KIND_EXPORTED',
  ReadChain: 'AUDIT_KIND_EXPORTED',
  FlagConcern: 'AUDIT_KIND_DONE',
  TestNotification: 'AUDIT_KIND_DONE',
  ResendNotification: 'AUDIT_KIND_DONE',
}

const UNAUTHENTICATED = 16
const PERMISSION_DENIED = 7
/** The command may still be done, or was not looked at: who asks again gets another answer. */
const NO_VERDICT: ReadonlySet<number> = new Set([4, 8, 13, 14])
/** Refusals that mean a wrong link or code, whatever their status. */
const WRONG_KEY: ReadonlySet<string> = new Set(['LINK_INVALID', 'FLAG_CODE_UNKNOWN'])

const PERIOD_MS = 60_000
const STORM = { singly: 5, kinds: 50 }
/** Consoles read the plan again and again: who read what is told once an hour, and how often at its end. */
const READS_PERIOD_MS = 60 * 60_000
const READS = { singly: 1, kinds: 200 }
const WRITE_WITHIN_MS = 2_000

interface Asked extends IncomingCall {
  readonly request: Readonly<Record<string, unknown>>
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(text) : [])

/** What the request is about, by ids. Links and codes are secrets, notes and reasons are texts: neither is repeated. */
const aboutOf = ({ request }: Asked) => ({
  crisisId: text(request['crisisId']),
  holdId: text(request['holdId']),
  requestId: text(request['requestId']).slice(0, 200),
  planVersion: Number(request['version'] ?? request['toVersion'] ?? 0),
  brandIds: [...texts(request['brandIds']), ...[text(request['brandId'])].filter(Boolean)].slice(0, 20),
})

/**
 * Wraps services so that every refusal has its entry, and what leaves no trace elsewhere too. A storm of refusals is told as numbers. Who is
 * told that something worked can rely on its entry: without the audit log the answer is UNAVAILABLE.
 */
export const createAudited = ({ auditLog, access }: AuditedDeps) => {
  const others: AuditEntryInput = {
    kind: 'AUDIT_KIND_ACCESS_REFUSED',
    action: 'others',
    result: 'REFUSED',
    detail: 'refusals of further kinds in the same minute',
  }
  const readers: AuditEntryInput = {
    kind: 'AUDIT_KIND_EXPORTED',
    action: 'others',
    result: 'ok',
    detail: 'reads of further kinds in the same hour',
  }
  let writing: Promise<unknown> = Promise.resolve()

  const write = (entries: readonly AuditEntryInput[]): Promise<boolean> => {
    const done = auditLog.tryAppend(entries, WRITE_WITHIN_MS)
    writing = Promise.all([writing, done]).catch(() => undefined)
    return done
  }

  /** Tells the first of each kind, and how many more there were when the period is over. */
  const summed = (limits: SumUpLimits, rest: AuditEntryInput, periodMs: number) => {
    const sums = createSumUp<AuditEntryInput>(limits, rest)
    let period: NodeJS.Timeout | undefined
    const end = async (): Promise<void> => {
      clearTimeout(period)
      period = undefined
      const waited = sums.end().map(({ what, times }) => ({ ...what, entryId: randomUUID(), requestId: '', times }))
      if (waited.length > 0) await write(waited)
    }
    return {
      end,
      /** Undefined for what is told at the end of the period. */
      take(key: string, entry: AuditEntryInput): AuditEntryInput | undefined {
        period ??= setTimeout(() => void end(), periodMs).unref()
        return sums.take(key, entry)
      },
      forget: sums.forget,
    }
  }
  const storm = summed(STORM, others, PERIOD_MS)
  const reads = summed(READS, readers, READS_PERIOD_MS)

  const whoOf = (call: Asked): Pick<AuditEntryInput, 'actor' | 'credential' | 'role' | 'client'> => {
    if (text(call.request['code']) !== '') return { credential: 'code', client: clientOf(call) }
    if (text(call.request['token']) !== '') return { credential: 'link', client: clientOf(call) }
    try {
      const { personId: actor, credential, role } = access.callerOf(call, 'display')
      return { actor, credential, role }
    } catch {
      return { credential: tokenOf(call) === undefined ? '' : 'unknown token', client: clientOf(call) }
    }
  }

  /** Undefined for what is no refusal of a command or of access. */
  const kindOf = (call: Asked, { code = 13 }: RpcError, reason: string): AuditKind | undefined => {
    if (NO_VERDICT.has(code)) return undefined
    if (WRONG_KEY.has(reason)) return 'AUDIT_KIND_ACCESS_REFUSED'
    const isCommand = text(call.request['requestId']) !== ''
    if (code === UNAUTHENTICATED)
      return isCommand || tokenOf(call) !== undefined ? 'AUDIT_KIND_ACCESS_REFUSED' : undefined
    if (code === PERMISSION_DENIED) return isCommand ? 'AUDIT_KIND_REFUSED' : 'AUDIT_KIND_ACCESS_REFUSED'
    return isCommand ? 'AUDIT_KIND_REFUSED' : undefined
  }

  /** Who is known waits for the entry; a storm of unknown clients does not wait for a disk. */
  const refused = async (action: string, call: Asked, error: RpcError): Promise<void> => {
    const { reason = '' } = errorDetailsOf(error)
    const kind = kindOf(call, error, reason)
    if (!kind) return
    const who = whoOf(call)
    const detail = WRONG_KEY.has(reason) ? '' : error.message.slice(0, 500)
    const entry = { ...aboutOf(call), ...who, entryId: randomUUID(), kind, action, result: reason, detail, times: 1 }
    const told = storm.take(`${who.actor ?? who.client}/${action}/${reason}`, entry)
    if (!told) return
    const written = write([told])
    if (who.actor !== undefined) await written
  }

  /** Of what was answered only the id of a flag is kept, by which its note can be found, and blanked. */
  const worked = async (action: string, call: Asked, response?: unknown): Promise<boolean> => {
    const kind = TOLD[action]
    if (!kind) return true
    const about = aboutOf(call)
    const who = whoOf(call)
    const entryId =
      about.requestId === '' ? randomUUID() : `${action}/${about.requestId}/${who.actor ?? who.credential}`
    const detail = text((response as { readonly flagId?: unknown } | undefined)?.flagId)
    const entry = { ...about, ...who, entryId, kind, action, detail, result: 'ok', times: 1 }
    if (kind !== 'AUDIT_KIND_EXPORTED') return write([entry])
    const key = `${who.actor}/${who.credential}/${action}/${about.planVersion}`
    const told = reads.take(key, entry)
    if (!told) return true
    const isWritten = await write([told])
    if (!isWritten) reads.forget(key)
    return isWritten
  }

  type Callback = (error: RpcError | null, response?: unknown) => void
  type Unary = (call: Asked, callback: Callback) => void
  interface StreamOut extends Asked {
    emit(event: string, ...more: unknown[]): boolean
  }

  const unary =
    (action: string, handle: Unary): Unary =>
    (call, callback) =>
      handle(call, (error, response) => {
        if (error) void refused(action, call, error).then(() => callback(error))
        else if (TOLD[action] === undefined) callback(null, response)
        else
          void worked(action, call, response).then(isWritten =>
            isWritten ? callback(null, response) : callback(notAudited()),
          )
      })

  /** Whether it is refused at once or cut later. What a stream hands out, its handler tells. */
  const stream =
    (action: string, handle: (call: StreamOut) => void) =>
    (call: StreamOut): void => {
      const emit = call.emit.bind(call)
      call.emit = (event, ...more) => {
        const [error] = more
        if (event === 'error' && isRpcError(error)) void refused(action, call, error)
        return emit(event, ...more)
      }
      handle(call)
    }

  return {
    watch({ name, handlers }: GrpcService): GrpcService {
      const wrapped = Object.entries(serviceDefinition(name)).map(([method, { responseStream }]) => {
        const handle = handlers[method] as unknown
        return [
          method,
          responseStream ? stream(method, handle as (call: StreamOut) => void) : unary(method, handle as Unary),
        ]
      })
      return { name, handlers: Object.fromEntries(wrapped) as GrpcService['handlers'] }
    },
    /** Tells that a call of the list above worked; false when that could not be written. */
    worked,
    /** Writes what waits. */
    async stop(): Promise<void> {
      await Promise.all([storm.end(), reads.end()])
      await writing
    },
  }
}

export type Audited = ReturnType<typeof createAudited>
