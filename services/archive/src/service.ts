import type { ClickHouse } from '@tocsin/shared/clickhouse/client.ts'
import { RetryableError } from '@tocsin/shared/log/errors.ts'
import type { CommonDeps, Service } from '@tocsin/shared/runtime/service.ts'
import { createBaselinePublisher } from './adapters/baseline-publisher.ts'
import { readBaselineSources } from './adapters/baseline-source.ts'
import { createDeadLetters } from './adapters/dead-letters.ts'
import { createErasures } from './adapters/erasures.ts'
import { createLogReader } from './adapters/log-reader.ts'
import { migrate } from './adapters/migrations.ts'
import { every, type Periodic } from './adapters/periodic.ts'
import { applyRetention } from './adapters/retention.ts'
import { createWithdrawals } from './adapters/withdrawals.ts'
import type { ArchiveConfig } from './config.ts'
import { computeBaseline } from './core/baseline.ts'
import { createArchiveEvents } from './events.ts'

const LAG_EVERY_MS = 5_000

export interface ArchiveDeps extends CommonDeps {
  readonly clickhouse: ClickHouse
}

export interface Archive extends Service {
  /** Inserts and commits what has been read so far. */
  flush(): Promise<void>
  /** Computes baselines now instead of at the next full interval. */
  refreshBaselines(): Promise<void>
}

/** Brings the tables to this program's schema and retention. Idempotent; `start` does it too. */
export const prepareTables = async (
  config: ArchiveConfig,
  { clickhouse, logger }: Pick<ArchiveDeps, 'clickhouse' | 'logger'>,
): Promise<void> => {
  await migrate({ clickhouse, engine: config.tableEngine, logger })
  await applyRetention(clickhouse, config)
}

/**
 * The log into ClickHouse, and baselines out of it. Without ClickHouse `start` resolves all the same: the archive waits, the log keeps
 * what it needs, nothing else depends on it. A schema that this program does not know rejects `start`.
 */
export const createArchive = (config: ArchiveConfig, deps: ArchiveDeps): Archive => {
  const { log, clickhouse, now } = deps
  const logger = deps.logger.child({ component: 'archive' })
  const events = createArchiveEvents(logger, deps.metrics)
  const withdrawals = createWithdrawals(clickhouse)
  const publisher = createBaselinePublisher(log, events)
  const erasures = createErasures({ log, withdrawals, events })
  const reader = createLogReader(config, {
    log,
    clickhouse,
    events,
    deadLetters: createDeadLetters(log, events),
    async blank(deletions) {
      await withdrawals.blank(deletions)
      events.withdrawn(deletions.length)
    },
    onLead: leads => (leads ? lead() : follow()),
  })
  let state: 'new' | 'waiting' | 'running' | 'stopped' = 'new'
  let retry: NodeJS.Timeout | undefined
  let computing: Promise<void> = Promise.resolve()
  let tasks: readonly Periodic[] = []
  let lag: Periodic | undefined

  /** One run after another: a version is derived from what the one before has published. */
  const computeBaselines = (): Promise<void> => {
    const next = computing.then(publishBaselines)
    computing = next.catch(() => {})
    return next
  }

  const publishBaselines = async (): Promise<void> => {
    const nowMs = now()
    const { baselineWeeks: weeks, baselineMinimumWeeks: minimumWeeks } = config
    for await (const source of readBaselineSources(clickhouse, { nowMs, weeks, minimumWeeks })) {
      const baseline = computeBaseline(source)
      if (baseline) await publisher.publish(baseline, nowMs)
    }
  }

  const lead = async (): Promise<void> => {
    const failed = (task: string) => (error: unknown) => events.taskFailed(task, error)
    tasks = [
      every(config.baselineEvery, computeBaselines, failed('baselines')),
      every(config.sweepEvery, () => withdrawals.sweep(now()), failed('sweep')),
      every(config.eraseEvery, withdrawals.erase, failed('erase')),
      erasures.start(),
    ]
  }

  const follow = async (): Promise<void> => {
    const running = tasks
    tasks = []
    await Promise.all(running.map(task => task.stop()))
  }

  const run = (): void => {
    state = 'running'
    publisher.start()
    reader.start()
    lag = every(LAG_EVERY_MS, reader.measureLag, error => events.taskFailed('lag', error))
    // A failure that no retry mends is a bug: it ends the process as an unhandled rejection.
    void reader.done()
    events.started()
  }

  const tryToRun = async (retryMs: number): Promise<void> => {
    try {
      await prepareTables(config, { clickhouse, logger })
    } catch (error) {
      if (!(error instanceof RetryableError)) throw error
      if (state === 'stopped') return
      events.notMigrated(error, retryMs)
      state = 'waiting'
      retry = setTimeout(() => void tryToRun(Math.min(retryMs * 2, config.lastRetry)), retryMs)
      return
    }
    if (state !== 'stopped') run()
  }

  let stopped: Promise<void> | undefined
  const stop = async (): Promise<void> => {
    const wasRunning = state === 'running'
    state = 'stopped'
    clearTimeout(retry)
    if (!wasRunning) return
    await Promise.all([follow(), lag?.stop()])
    await reader.stop()
    await publisher.stop()
  }

  return {
    grpc: [],
    start: () => tryToRun(config.firstRetry),
    stop() {
      stopped ??= stop()
      return stopped
    },
    async ready() {
      if (state !== 'running' || reader.isAway()) return ['the archive cannot write to ClickHouse']
      return reader.unassigned()
    },
    flush: () => reader.flush(),
    refreshBaselines: computeBaselines,
  }
}
