import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { CommonDeps, Service } from '@tocsin/shared/runtime/service.ts'
import { createBacktestRpc } from './adapters/backtest-rpc.ts'
import { createConfigVersions } from './adapters/config-versions.ts'
import { createFeed } from './adapters/feed.ts'
import { createLogReader } from './adapters/log-reader.ts'
import { createPublisher } from './adapters/publisher.ts'
import { createSignalRpc, SIGNAL_FEED } from './adapters/signal-rpc.ts'
import { createStateStore } from './adapters/state-store.ts'
import { createTurns } from './adapters/turns.ts'
import { createWindowRpc, WINDOW_FEED } from './adapters/window-rpc.ts'
import type { AggregatorConfig } from './config.ts'
import type { Tally } from './core/brand.ts'
import { createAggregatorEvents } from './events.ts'

export interface Aggregator extends Service {
  /** Resolves when everything that was in mentions.scored.v1 at the time of the call is folded, and its results are durable. */
  drained(): Promise<void>
  /** Per brand of the partitions held here: what was counted, repeated and too late since the fold began. */
  tallies(): ReadonlyMap<string, Readonly<Tally>>
}

/** How far back the current windows are looked for when somebody begins to watch; a brand that was silent longer has none. */
const RECENT_MS = 2 * 3_600_000
/** Brands and sizes, or episodes, that the API keeps at hand. */
const SLOTS_LIMIT = 20_000

/** Scored mentions into windows and signals: one fold per partition of the log, its state in the log too. */
export const createAggregator = (config: AggregatorConfig, deps: CommonDeps): Aggregator => {
  const { log } = deps
  const logger = deps.logger.child({ component: 'aggregator' })
  const events = createAggregatorEvents(logger, deps.metrics)
  const stopping = new AbortController()
  const configs = createConfigVersions(log, events)
  const publisher = createPublisher(log, events, {
    firstRetryMs: config.firstRetry,
    lastRetryMs: config.lastRetry,
    signal: stopping.signal,
  })
  const reader = createLogReader(config, {
    log,
    configs,
    states: createStateStore(log),
    publisher,
    events,
    now: deps.now,
  })
  events.showWatermarks(reader.watermarks, deps.now)
  const windowFeed = createFeed(WINDOW_FEED, {
    log,
    events,
    sinceMs: () => deps.now() - RECENT_MS,
    slotsLimit: SLOTS_LIMIT,
  })
  const signalFeed = createFeed(SIGNAL_FEED, { log, events, sinceMs: undefined, slotsLimit: SLOTS_LIMIT })
  const turns = createTurns(config.scansLimit)
  const streams = { heartbeatMs: config.heartbeatEvery, watchersLimit: config.watchersLimit }
  const windowRpc = createWindowRpc({ log, feed: windowFeed, turns, ...streams })
  const signalRpc = createSignalRpc({ feed: signalFeed, ...streams })
  let running = false
  let stopped: Promise<void> | undefined

  const stop = async (): Promise<void> => {
    running = false
    windowRpc.stop()
    signalRpc.stop()
    await reader.stop()
    stopping.abort()
    await Promise.all([configs.stop(), windowFeed.stop(), signalFeed.stop()])
  }

  return {
    grpc: [windowRpc.service, signalRpc.service, createBacktestRpc({ log, configs, turns })],
    async start() {
      configs.start()
      signalFeed.hold()
      reader.start()
      // A failure that no retry mends is a bug: it ends the process as an unhandled rejection.
      void reader.done()
      running = true
    },
    stop() {
      stopped ??= stop()
      return stopped
    },
    async ready() {
      if (!running) return ['the aggregator is not running']
      return [
        ...reader.unassigned(),
        ...reader
          .refolding()
          .map(partition => `partition ${partition} of ${TOPICS.mentionsScored.name} is folded again`),
      ]
    },
    drained: () => reader.drained(),
    tallies: () => new Map(reader.folds().flatMap(fold => [...fold.tallies()])),
  }
}
