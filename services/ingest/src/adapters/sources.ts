import type { Connector } from '../connectors/connector.ts'
import { createDemoConnector } from '../connectors/demo/connect.ts'
import { createFileConnector } from '../connectors/file/connect.ts'
import { createSourceMonitor, type SourceMonitor } from '../core/source-monitor.ts'
import type { Events } from '../events.ts'
import { GRPC_SOURCE, type SourceConfig } from '../source-config.ts'
import type { PublishResult } from './publisher.ts'

/** One configured source while it runs: how its posts are taken, and what is known of its health. */
export interface Source {
  readonly id: string
  readonly kind: string
  readonly timing: 'live' | 'slow'
  readonly keepObservedAt: boolean
  readonly sourceFromRecord: boolean
  readonly monitor: SourceMonitor
  /** Set for sources that are pulled. */
  readonly connector: Connector | undefined
  /** Takes what became of a batch; `newestMs` is when its newest post was published. */
  note(results: readonly PublishResult[], newestMs: number): void
}

/** No silence below this is news, per kind; a kind that is not here is never silent unless its usual gap is configured. */
const FLOOR_MS: Readonly<Record<string, number>> = { webhook: 600_000, demo: 15_000 }
const DEFAULT_FLOOR_MS = 60_000
const DECLARED_GAP_MS: Readonly<Record<string, number>> = { demo: 5_000 }
/** Only kinds that deliver as things happen can lag; callers and files may bring what is old. */
const LAG_LIMIT_MS: Readonly<Record<string, number>> = { demo: 120_000 }

export interface SourcesDeps {
  readonly now: () => number
  readonly events: Events
  /** Usual gaps that earlier runs learned. */
  readonly learnedGapsMs: ReadonlyMap<string, number>
}

const createSource = (config: SourceConfig | typeof GRPC, { now, events, learnedGapsMs }: SourcesDeps): Source => {
  const { id, kind } = config
  const learnsSilence = kind !== 'file' && kind !== 'grpc'
  const learnedMs = learnsSilence ? learnedGapsMs.get(id) : undefined
  const monitor = createSourceMonitor({
    source: id,
    kind,
    brandIds: [],
    floorMs: FLOOR_MS[kind] ?? DEFAULT_FLOOR_MS,
    declaredGapMs: config.usualGapMs ?? learnedMs ?? DECLARED_GAP_MS[kind],
    learns: learnsSilence || config.usualGapMs !== undefined,
    lagLimitMs: LAG_LIMIT_MS[kind],
    startedAtMs: now(),
  })
  return {
    id,
    kind,
    timing: config.timing,
    keepObservedAt: config.kind === 'file' && config.keepObservedAt,
    sourceFromRecord: config.kind === 'file' && config.sourceFromRecord,
    monitor,
    connector:
      config.kind === 'file'
        ? createFileConnector(config)
        : config.kind === 'demo'
          ? createDemoConnector(config, now)
          : undefined,
    note(results, newestMs) {
      const count = { accepted: 0, unmatched: 0, deleted: 0, rejected: 0 }
      for (const result of results) {
        count[result.outcome === 'accepted' && result.brandIds.length === 0 ? 'deleted' : result.outcome]++
        if (result.outcome === 'rejected') events.rejected(id, result.reason ?? '')
      }
      for (const outcome of ['accepted', 'unmatched', 'deleted'] as const) events.published(id, outcome, count[outcome])
      if (count.accepted > 0) monitor.accepted(count.accepted, now(), newestMs)
      else if (results.length > 0) monitor.heard(now())
      monitor.rejected(count.rejected)
    },
  }
}

const GRPC = { id: GRPC_SOURCE, kind: 'grpc', timing: 'live', usualGapMs: undefined } as const

/** The configured sources and the one of the gRPC calls, by id. */
export const createSources = (configs: readonly SourceConfig[], deps: SourcesDeps): ReadonlyMap<string, Source> =>
  new Map([...configs, GRPC].map(config => [config.id, createSource(config, deps)]))
