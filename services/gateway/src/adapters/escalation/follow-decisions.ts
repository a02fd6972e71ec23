import { applyHeard, applySituation, applySituations, settleSignal } from '../../core/decisions.ts'
import type { Change } from '../../core/state.ts'
import type { GatewayEvents } from '../../events.ts'
import type { Feed } from '../feed.ts'
import type { Escalation } from './client.ts'
import { startCrisisLink } from './crisis-link.ts'

export interface FollowDecisionsOptions {
  readonly feed: Feed
  readonly escalation: Escalation
  readonly token: () => string | undefined
  readonly now: () => number
  readonly backMs: number
  readonly events: GatewayEvents
  /** Whether clients may have been told anything yet. */
  readonly isOpen: () => boolean
  readonly onChange: (change: Change) => void
  /** Decisions are heard of, or not any more; `awaySinceMs` says which. */
  readonly onHeard: () => void
}

export interface Following {
  /** Resolves when all that was decided so far is in the live state. */
  readonly firstUp: Promise<void>
  /** Since when nothing is heard of decisions; 0 while they are. */
  awaySinceMs(): number
  /** A signal that asks people has opened: its crisis has a moment to come. */
  awaitCrisis(signal: NonNullable<Change['fresh']>): void
  stop(): Promise<void>
}

/** Between a signal and its crisis lie two appends to the log. */
const CRISIS_COMES_MS = 5_000

/** Folds what people decide into the live state. */
export const followDecisions = (options: FollowDecisionsOptions): Following => {
  const { feed, escalation, token, now, backMs, events, isOpen, onChange, onHeard } = options
  const { state } = feed
  const settling = new Set<NodeJS.Timeout>()
  let awaySinceMs = 0

  const link = startCrisisLink({
    escalation,
    token,
    now,
    backMs,
    events,
    nextSeq: feed.nextSeq,
    onSituations: situations => onChange(applySituations(state, situations)),
    onSituation: situation => onChange(applySituation(state, situation)),
    onPast(told, completeFrom) {
      // Clients that came before hold a timeline without these, and their tokens move on behind them: they are told.
      for (const { entry, brandIds } of told) {
        const change = feed.applyEntry(entry, brandIds)
        onChange(isOpen() ? change : { brands: change.brands })
      }
      feed.knowsCrisesFrom(completeFrom)
    },
    onEntries(told) {
      for (const { entry, brandIds } of told) {
        onChange(feed.applyEntry(entry, brandIds))
        events.crisisTold(now() - entry.atMs)
      }
    },
    onHeard(since) {
      awaySinceMs = since
      onChange(applyHeard(state, since === 0))
      onHeard()
    },
  })

  return {
    firstUp: link.firstUp,
    awaySinceMs: () => awaySinceMs,
    awaitCrisis({ signalId, brandId }) {
      const timer = setTimeout(() => {
        settling.delete(timer)
        onChange(settleSignal(state, signalId, brandId))
      }, CRISIS_COMES_MS)
      settling.add(timer)
    },
    async stop() {
      for (const timer of settling) clearTimeout(timer)
      await link.stop()
    },
  }
}
