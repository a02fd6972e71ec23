import type { GrpcService } from '@tocsin/shared/grpc/service.ts'
import type { GroupReader } from '@tocsin/shared/log/port.ts'
import type { CommonDeps } from '@tocsin/shared/runtime/service.ts'
import type { Access } from '../adapters/access.ts'
import type { FlagNotes } from '../adapters/flag-notes.ts'
import type { PlanRecords, Playbooks } from '../adapters/playbooks.ts'
import { createAuditLog } from './audit-log.ts'
import { auditHandlers } from './audit-rpc.ts'
import { createAudited } from './audited.ts'
import { erasureHandlers } from './erasure-rpc.ts'
import { createErasures } from './erasures.ts'
import { createAuditEvents } from './events.ts'
import { startTrail } from './trail.ts'

export interface AuditDeps extends Pick<CommonDeps, 'log' | 'logger' | 'metrics'> {
  readonly access: Access
  readonly playbooks: Playbooks & PlanRecords
  readonly flagNotes: Pick<FlagNotes, 'blank'>
}

/** Who did what, for good; and the erasure of authors, which is asked for and told here. */
export interface Audit {
  start(): void
  /** After everything that it derives from can be read. */
  startTrail(): GroupReader
  /** These services with their refusals told, and those of the audit log and of erasures beside them. */
  watched(services: readonly GrpcService[]): GrpcService[]
  /** Writes what waits, while the log still takes it. */
  finish(): Promise<void>
  stop(): Promise<void>
}

export const createAudit = ({ log, logger, metrics, access, playbooks, flagNotes }: AuditDeps): Audit => {
  const events = createAuditEvents(logger.child({ component: 'audit' }), metrics)
  const auditLog = createAuditLog(log, events)
  const audited = createAudited({ auditLog, access })
  const erasures = createErasures(log, events)
  const own: readonly GrpcService[] = [
    { name: 'tocsin.audit.v1.AuditService', handlers: auditHandlers({ log, access, auditLog, audited, flagNotes }) },
    { name: 'tocsin.erasure.v1.ErasureService', handlers: erasureHandlers(access, erasures) },
  ]
  return {
    start() {
      auditLog.start()
      erasures.start()
    },
    startTrail: () => startTrail({ log, auditLog, playbooks, events }),
    watched: services => [...services, ...own].map(audited.watch),
    finish: audited.stop,
    async stop() {
      await Promise.all([auditLog.stop(), erasures.stop()])
    },
  }
}
