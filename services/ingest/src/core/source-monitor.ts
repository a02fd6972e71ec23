import type { SourceHealth } from '@tocsin/shared/gen/tocsin/ingest/v1/SourceHealth.ts'
import { createUsualGap } from './usual-gap.ts'

export interface MonitorOptions {
  readonly source: string
  readonly kind: string
  readonly brandIds: readonly string[]
  /** No source of this kind is silent before this, however often it usually speaks. */
  readonly floorMs: number
  /** Assumed until enough was seen; undefined means that silence is no news until then. */
  readonly declaredGapMs: number | undefined
  /** False for what is only used on demand: its silence is never news. */
  readonly learns: boolean
  /** A newest mention older than this means lagging; undefined where age says nothing (files, webhooks that push backlogs). */
  readonly lagLimitMs: number | undefined
  readonly startedAtMs: number
}

/** The state of one source, from its own arrivals. All times are arguments. */
export interface SourceMonitor {
  /** Mentions of one batch were made durable; `newestMs` is when the newest of them was published. */
  accepted(count: number, atMs: number, newestMs: number): void
  /** Mentions arrived that matched no brand: the source speaks. */
  heard(atMs: number): void
  rejected(count: number): void
  failed(reason: string): void
  /** It works again after a failure. */
  recovered(): void
  finished(): void
  /** What is true now, with what its connector says of itself. `sinceMs` is when the present state began, as far as the calls tell. */
  assess(nowMs: number, probe?: Probe): SourceHealth
}

export interface Probe {
  readonly problem: string | undefined
  readonly lagMs: number | undefined
}

/** A silence this many usual gaps long is longer than usual. */
const SILENT_AFTER_GAPS = 3

const minutes = (ms: number): string =>
  ms < 120_000 ? `${Math.round(ms / 1_000)} s` : `${Math.round(ms / 60_000)} min`

export const createSourceMonitor = (options: MonitorOptions): SourceMonitor => {
  const { source, kind, brandIds, floorMs, declaredGapMs, learns, lagLimitMs, startedAtMs } = options
  const usual = createUsualGap()
  const counts = { accepted: 0, rejected: 0 }
  let lastHeardAtMs: number | undefined
  let lastMentionAtMs = 0
  let lagMs = 0
  let failure: string | undefined
  let isFinished = false
  let current: SourceHealth['state'] = 'SOURCE_STATE_STARTING'
  let sinceMs = startedAtMs

  const silenceLimit = (): number | undefined => {
    const gapMs = usual.valueMs() ?? declaredGapMs
    return gapMs === undefined ? undefined : Math.max(floorMs, gapMs * SILENT_AFTER_GAPS)
  }
  const hear = (atMs: number): void => {
    if (learns && lastHeardAtMs !== undefined && atMs > lastHeardAtMs) {
      const limitMs = silenceLimit() ?? Number.POSITIVE_INFINITY
      usual.learn(Math.min(atMs - lastHeardAtMs, limitMs), atMs)
    }
    lastHeardAtMs = Math.max(atMs, lastHeardAtMs ?? atMs)
  }
  const judge = (nowMs: number, behindMs: number): { state: SourceHealth['state']; reason: string } => {
    if (failure !== undefined) return { state: 'SOURCE_STATE_FAILED', reason: failure }
    if (isFinished) return { state: 'SOURCE_STATE_FINISHED', reason: '' }
    const limitMs = silenceLimit()
    const silentMs = nowMs - (lastHeardAtMs ?? startedAtMs)
    if (limitMs !== undefined && silentMs > limitMs) {
      const usualMs = usual.valueMs() ?? declaredGapMs ?? 0
      return { state: 'SOURCE_STATE_SILENT', reason: `silent for ${minutes(silentMs)}, usual ${minutes(usualMs)}` }
    }
    if (lastHeardAtMs === undefined) return { state: 'SOURCE_STATE_STARTING', reason: '' }
    if (lagLimitMs !== undefined && behindMs > lagLimitMs)
      return { state: 'SOURCE_STATE_LAGGING', reason: `it is ${minutes(behindMs)} behind` }
    return { state: 'SOURCE_STATE_LIVE', reason: '' }
  }

  return {
    accepted(count, atMs, newestMs) {
      counts.accepted += count
      hear(atMs)
      lastMentionAtMs = Math.max(lastMentionAtMs, atMs)
      lagMs = Math.max(0, atMs - newestMs)
    },
    heard: hear,
    rejected(count) {
      counts.rejected += count
    },
    failed(reason) {
      failure = reason
    },
    recovered() {
      failure = undefined
      isFinished = false
    },
    finished() {
      failure = undefined
      isFinished = true
    },
    assess(nowMs, probe) {
      const behindMs = probe?.lagMs ?? lagMs
      const { state, reason } =
        probe?.problem === undefined
          ? judge(nowMs, behindMs)
          : { state: 'SOURCE_STATE_FAILED' as const, reason: probe.problem }
      if (state !== current) sinceMs = nowMs
      current = state
      return {
        source,
        kind,
        state,
        lastMentionAtMs,
        usualGapMs: usual.valueMs() ?? declaredGapMs ?? 0,
        lagMs: behindMs,
        sinceMs,
        reason,
        reportedAtMs: nowMs,
        brandIds: [...brandIds],
        mentionsAccepted: counts.accepted,
        mentionsRejected: counts.rejected,
      }
    },
  }
}
