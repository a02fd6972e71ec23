import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { CommonDeps, Service } from '@tocsin/shared/runtime/service.ts'
import { createConfigVersions } from './adapters/config-versions.ts'
import { createLogReader } from './adapters/log-reader.ts'
import { createPublisher } from './adapters/publisher.ts'
import { createStateStore } from './adapters/state-store.ts'
import type { AggregatorConfig } from './config.ts'
import type { Tally } from './core/brand.ts'
import { createAggregatorEvents } from './events.ts'

export interface Aggregator extends Service {
  /** Resolves when everything that was in mentions.scored.v1 at the time of the call is folded, and its results are durable. */
  drained(): Promise<void>
  /** Per brand of the partitions held here: what was counted, repeated and too late since the fold began. */
  tallies(): ReadonlyMap<string, Readonly<Tally>>
}

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
  const reader = createLogReader(config, { log, configs, states: createStateStore(log), publisher, events })
  let running = false
  let stopped: Promise<void> | undefined

  const stop = async (): Promise<void> => {
    running = false
    await reader.stop()
    stopping.abort()
    await configs.stop()
  }

  return {
    grpc: [],
    async start() {
      configs.start()
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
      return reader
        .refolding()
        .map(partition => `partition ${partition} of ${TOPICS.mentionsScored.name} is folded again`)
    },
    drained: () => reader.drained(),
    tallies: () => new Map(reader.folds().flatMap(fold => [...fold.tallies()])),
  }
}
