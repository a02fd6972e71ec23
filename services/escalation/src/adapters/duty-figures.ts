import type { EpochMs } from '@tocsin/shared/log/port.ts'
import type { Metrics } from '@tocsin/shared/runtime/metrics.ts'
import { type Duties, dutiesAt } from '../core/duty.ts'
import type { Playbooks } from './playbooks.ts'

/**
 * Shows of every brand and role of its chain whether nobody holds it, each time figures are read. It is worked out again only when the plan
 * or the holders may have changed.
 */
export const showDuties = (metrics: Metrics, playbooks: Pick<Playbooks, 'current'>, now: () => EpochMs): void => {
  let known: Duties & { readonly version: number } = { duties: [], untilMs: Number.NEGATIVE_INFINITY, version: 0 }
  metrics.gauge(
    'tocsin_escalation_nobody_on_duty',
    '1 while nobody holds a role that the chain of the brand asks',
    ['brand', 'role'],
    gauge => {
      const { version, playbook } = playbooks.current()
      const atMs = now()
      if (version !== known.version || atMs >= known.untilMs) known = { ...dutiesAt(playbook, atMs), version }
      gauge.reset()
      for (const { brandId, roleId, isHeld } of known.duties)
        gauge.set({ brand: brandId, role: roleId }, isHeld ? 0 : 1)
    },
  )
}
