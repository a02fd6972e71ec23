import type { BrandState } from '@tocsin/shared/live/messages.ts'
import type { BrandEntry, LiveState } from './state.ts'

/**
 * The phase that screens show. A crisis gives its own, also while decisions are not heard of: that nothing is heard is no calm. Without one,
 * open signals are "watch" while decisions are heard of (nobody is asked about them, or no longer), and what their level says otherwise. A
 * signal that asks people has a moment in which its crisis may come, so that no screen turns from calm to watch to suspected within it.
 */
export const phaseOf = ({ decisions }: LiveState, entry: BrandEntry): Pick<BrandState, 'phase' | 'phaseSinceMs'> => {
  const { brandId, openSignals } = entry
  const crisis = decisions.crises.get(brandId)
  if (crisis) return { phase: crisis.phase, phaseSinceMs: crisis.sinceMs }
  if (!decisions.heard) return { phase: entry.phase, phaseSinceMs: entry.phaseSinceMs }
  const decidedAtMs = decisions.decidedAtMs.get(brandId) ?? 0
  const opened = [...openSignals.values()]
    .filter(({ signalId }) => !decisions.fresh.has(signalId))
    .map(({ openedAtMs }) => openedAtMs)
  if (opened.length === 0) return { phase: 'calm', phaseSinceMs: Math.max(entry.calmSinceMs, decidedAtMs) }
  return { phase: 'watch', phaseSinceMs: Math.max(Math.min(...opened), decidedAtMs) }
}
