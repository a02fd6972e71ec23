import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { signalCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS, topicSettings } from '@tocsin/shared/events/topics.ts'
import type { SignalInput } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import { openEmbeddedLog } from '@tocsin/shared/log/embedded/embedded-log.ts'
import type { Log } from '@tocsin/shared/log/port.ts'
import type { Playbook } from '@tocsin/shared/playbook/plan.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { createCrisisLog } from '../src/adapters/crisis-log.ts'
import type { Playbooks } from '../src/adapters/playbooks.ts'
import { startSignals } from '../src/adapters/signals.ts'
import { createTimers } from '../src/adapters/timers.ts'
import { createWriter } from '../src/adapters/writer.ts'
import { createEscalationEvents } from '../src/events.ts'
import { MINUTE, playbookOf } from './playbook.ts'
import { START_MS } from './story.ts'

export const logger = createLogger({ name: 'test', level: 'silent' })

/** A clock that the test moves. */
export const createClock = (startMs = START_MS) => {
  let now = startMs
  return {
    now: () => now,
    advance(ms: number) {
      now += ms
    },
  }
}

export const fixedPlaybooks = (playbook: Playbook = playbookOf()): Playbooks => ({
  start() {},
  stop: async () => {},
  caughtUp: async () => {},
  current: () => ({ version: 1, playbook }),
  at: async () => playbook,
  find: () => playbook,
  known: () => playbook,
})

/** Waits on a state, never on a time; gives up after 10 s. */
export const until = async (what: () => boolean, why: string): Promise<void> => {
  const giveUpAt = performance.now() + 10_000
  while (!what()) {
    if (performance.now() > giveUpAt) throw new Error(`never came: ${why}`)
    await new Promise(resolve => setTimeout(resolve, 2))
  }
}

/** An embedded log with the topics of the product, whose clock is the test's. */
export const openBench = async (clock = createClock()) => {
  const dir = mkdtempSync(join(tmpdir(), 'tocsin-escalation-'))
  const log = await openEmbeddedLog({ dir, logger, now: clock.now, retry: { firstMs: 1, maxMs: 10 } })
  await log.ensureTopics(topicSettings(3))
  const stops: (() => Promise<void>)[] = []
  return {
    log,
    clock,
    onStop: (stop: () => Promise<void>) => void stops.push(stop),
    async close() {
      for (const stop of stops.reverse()) await stop()
      await log.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

export type Bench = Awaited<ReturnType<typeof openBench>>

export interface ReplicaOptions {
  readonly log?: Log
  readonly playbook?: Playbook
  readonly signals?: boolean
  readonly timers?: boolean
  readonly deadlineMs?: number
  /** The bench's own clock when absent. */
  readonly now?: () => number
}

/** The parts of one replica that hold state and write. */
export const openReplica = async (bench: Bench, options: ReplicaOptions = {}) => {
  const {
    log = bench.log,
    playbook,
    signals = false,
    timers = false,
    deadlineMs = 5_000,
    now = bench.clock.now,
  } = options
  const events = createEscalationEvents(logger, createMetrics())
  const crisisLog = createCrisisLog(log, events)
  const writer = createWriter({
    log,
    crisisLog,
    playbooks: fixedPlaybooks(playbook),
    events,
    now,
    deadlineMs,
  })
  const clock = createTimers({ crisisLog, writer, events, now })
  crisisLog.start()
  await crisisLog.caughtUp().catch(() => undefined)
  if (timers) clock.start()
  const reader = signals ? startSignals({ log, crisisLog, writer, events }) : undefined
  let stopped = false
  const stop = async (): Promise<void> => {
    if (stopped) return
    stopped = true
    writer.stop()
    await reader?.stop()
    await clock.stop()
    await crisisLog.stop()
  }
  bench.onStop(stop)
  return { crisisLog, writer, stop, state: () => crisisLog.ledger().state }
}

export type Replica = Awaited<ReturnType<typeof openReplica>>

/** A record of signals.raised.v1 as the detector writes it. */
export const signalRecord = (brandId: string, episode: number, over: SignalInput = {}) => {
  const window = {
    brandId,
    sizeMs: 5 * MINUTE,
    mentions: 100,
    negative: 50,
    share: 0.5,
    shareLow: 0.45,
    shareHigh: 0.55,
  }
  const value = signalCodec.encode({
    signalId: `${brandId}/share-5m/${episode}`,
    brandId,
    ruleId: 'share-5m',
    kind: 'RULE_KIND_SHARE',
    level: 'RULE_LEVEL_SUSPECT',
    state: 'SIGNAL_STATE_OPEN',
    openedAtMs: START_MS + episode,
    updatedAtMs: START_MS + episode,
    ver: '1',
    arithmetic: { window, sentence: 'Half of it is negative.' },
    mentionIds: [`web:${brandId}:${episode}`],
    ...over,
  })
  return { key: brandId, value }
}

export const raise = (log: Log, ...records: readonly ReturnType<typeof signalRecord>[]) =>
  log.append(TOPICS.signalsRaised.name, records)

/** Everything in a topic, by partition and offset. */
export const readAll = async <T>(log: Log, topic: string, decode: (value: Uint8Array) => T): Promise<T[]> => {
  const values: T[] = []
  for (const { partition, startOffset } of await log.offsets(topic)) {
    for await (const records of log.read({ topic, partition }, startOffset)) {
      for (const record of records) values.push(decode(record.value))
    }
  }
  return values
}
