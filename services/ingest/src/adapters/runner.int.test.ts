import { setTimeout as delay } from 'node:timers/promises'
import { RetryableError } from '@tocsin/shared/log/errors.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Connector, SourceItem } from '../connectors/connector.ts'
import { createEvents } from '../events.ts'
import { type Harness, openHarness } from '../test/harness.ts'
import { openCursorStore } from './cursors.ts'
import type { Publisher } from './publisher.ts'
import { createRunner } from './runner.ts'
import { createSources } from './sources.ts'

let harness: Harness
beforeEach(async () => {
  harness = await openHarness()
})
afterEach(() => harness.close())

const item = (id: number): SourceItem => ({ kind: 'post', post: { id: `${id}`, text: 'x' }, cursor: `${id}` })
const connectorOf = (open: Connector['open']): Connector => ({
  source: 's',
  kind: 'file',
  timing: 'live',
  goesOn: false,
  budget: { itemsPerSecond: undefined },
  health: () => ({ problem: undefined, lagMs: undefined }),
  open,
})
/** A publisher that takes every batch after the failures given, and the ids it took. */
const publisherOf = (...failures: Error[]) => {
  const taken: string[] = []
  const publisher: Publisher = {
    async publish(posts) {
      const failure = failures.shift()
      if (failure) throw failure
      taken.push(...posts.map(post => String((post as { id: string }).id)))
      return posts.map(() => ({ outcome: 'accepted', id: '', brandIds: ['b'] }))
    },
  }
  return { taken, publisher }
}
const setUp = async (publisher: Publisher) => {
  const { log } = harness
  const events = createEvents(createLogger({ name: 'test', level: 'silent' }), createMetrics())
  const cursors = await openCursorStore({ log, now: Date.now }, new Map())
  const run = createRunner({ appendOf: () => log.append, now: Date.now, publisher, cursors, events })
  const config = { id: 's', kind: 'webhook', timing: 'live', usualGapMs: undefined, unsigned: true } as const
  const source = createSources([config], { now: Date.now, events, learnedGapsMs: new Map() }).get('s')!
  return { run, source, cursors }
}
const state = (source: { monitor: { assess(nowMs: number): { state: string } } }) =>
  source.monitor.assess(Date.now()).state

it('opens a source that breaks off again at the last cursor, until it ends', async () => {
  const { publisher, taken } = publisherOf()
  const { run, source, cursors } = await setUp(publisher)
  const cursorsSeen: (string | undefined)[] = []
  const connector = connectorOf(async function* (cursor) {
    cursorsSeen.push(cursor)
    const from = Number(cursor ?? 0)
    for (let id = from + 1; id <= 6; id++) {
      yield item(id)
      if (id % 2 === 0 && id < 6) {
        await delay(30)
        throw new Error('cut')
      }
    }
  })
  await run(connector, source, new AbortController().signal)
  expect(taken).toEqual(['1', '2', '3', '4', '5', '6'])
  expect(cursorsSeen).toEqual([undefined, '2', '4'])
  expect(cursors.get('s')).toBe('6')
  expect(state(source)).toBe('SOURCE_STATE_FINISHED')
})

it('tries the same batch again while the log refuses it, and says that the source failed', async () => {
  const { publisher, taken } = publisherOf(new RetryableError('disk full'), new RetryableError('disk full'))
  const { run, source } = await setUp(publisher)
  const running = run(
    connectorOf(async function* () {
      yield item(1)
    }),
    source,
    new AbortController().signal,
  )
  await harness.until(() => state(source) === 'SOURCE_STATE_FAILED')
  await running
  expect(taken).toEqual(['1'])
})

it('keeps what is no failure of the log to the source, and reads it again, however idle it is', async () => {
  const { publisher, taken } = publisherOf(new TypeError('a bug'))
  const { run, source } = await setUp(publisher)
  const stop = new AbortController()
  const running = run(
    connectorOf(async function* (_cursor, signal) {
      yield item(1)
      await delay(1_000_000, undefined, { signal }).catch(() => {})
    }),
    source,
    stop.signal,
  )
  await harness.until(() => taken.length === 1)
  stop.abort()
  await running
})

it('reads no more than two batches ahead of a log that is slow', async () => {
  const { publisher, taken } = publisherOf(...Array.from({ length: 3 }, () => new RetryableError('busy')))
  const { run, source } = await setUp(publisher)
  let given = 0
  let mostAhead = 0
  await run(
    connectorOf(async function* () {
      for (given = 1; given <= 10_000; given++) {
        yield item(given)
        mostAhead = Math.max(mostAhead, given - taken.length)
      }
    }),
    source,
    new AbortController().signal,
  )
  expect(taken).toHaveLength(10_000)
  expect(mostAhead).toBeLessThanOrEqual(3_000)
})
