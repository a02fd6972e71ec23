import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig as readAggregatorConfig } from '@tocsin/aggregator/config.ts'
import { createAggregator } from '@tocsin/aggregator/service.ts'
import { readConfig as readSentimentConfig } from '@tocsin/sentiment/config.ts'
import { createSentiment } from '@tocsin/sentiment/service.ts'
import { mentionCodec, tickCodec, windowCodec } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS, topicSettings } from '@tocsin/shared/events/topics.ts'
import { openEmbeddedLog } from '@tocsin/shared/log/embedded/embedded-log.ts'
import type { AppendRecord, Log } from '@tocsin/shared/log/port.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const { mentionsCollected, mentionsScored, mentionsThinned, windowsUpdated } = TOPICS
const logger = createLogger({ name: 'test', level: 'silent' })
const SECOND = 1_000
/** What comes in a second, and what the slow aggregator counts of it. */
const ARRIVE = 1_200
const COUNTS = 400
const NEGATIVE = 5
const PATIENCE = { timeout: 30_000, interval: 10 }

let dir: string
let log: Log
let nowMs = Date.UTC(2026, 0, 1)
const stops: (() => Promise<void>)[] = []

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tocsin-overload-'))
  log = await openEmbeddedLog({ dir, logger, appendTime: () => nowMs })
  await log.ensureTopics(topicSettings(1))
})

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
  await log.close()
  await rm(dir, { recursive: true })
})

/** The same log, of which a group gets one batch for each permit. */
const slowed = () => {
  let permits = 0
  let counted = 0
  let wake = (): void => {}
  const on: Log = {
    ...log,
    group: options =>
      log.group({
        ...options,
        async onBatch(batch) {
          while (permits === 0)
            await new Promise<void>(resolve => {
              wake = resolve
            })
          permits--
          await options.onBatch(batch)
          counted += batch.records.length
        },
      }),
  }
  return {
    on,
    counted: () => counted,
    permit(batches: number): void {
      permits = batches
      wake()
    },
  }
}

const endOf = async ({ name }: { readonly name: string }) => Number((await log.offsets(name))[0]!.endOffset)

let ids = 0
const second = (): AppendRecord[] => [
  ...Array.from({ length: ARRIVE }, (_, i): AppendRecord => {
    const text = i % NEGATIVE === 0 ? 'Worst delivery ever, my parcel is lost again' : 'a parcel came at noon'
    const value = mentionCodec.encode({
      brandId: 'lumo',
      source: 'web',
      nativeId: `${ids++}`,
      text,
      timing: 'TIMING_SLOW',
    })
    return { key: 'lumo', partition: 0, value, headers: { [KIND_HEADER]: 'mention' } }
  }),
  { key: '', partition: 0, value: tickCodec.encode({ ingestId: 'one' }), headers: { [KIND_HEADER]: 'tick' } },
]

const lastWindow = async () => {
  let last: ReturnType<typeof windowCodec.decode> | undefined
  for await (const records of log.read({ topic: windowsUpdated.name, partition: 0 }, 0n))
    for (const { headers, value } of records) {
      if (headers[KIND_HEADER] === 'tick') continue
      const window = windowCodec.decode(value)
      if (window.sizeMs === 3_600_000) last = window
    }
  return last
}

it('an aggregator that cannot keep up is spared: windows say sampled 1 in n, and their counts stay right', {
  timeout: 120_000,
}, async () => {
  const deps = { log, logger, metrics: createMetrics(), now: () => nowMs }
  const slow = slowed()
  const aggregator = createAggregator(readAggregatorConfig({ TOCSIN_AGGREGATOR_BATCH_RECORDS: String(COUNTS) }), {
    ...deps,
    log: slow.on,
  })
  const sentiment = createSentiment(readSentimentConfig({ TOCSIN_SENTIMENT_MAX_BATCH: '400' }), deps)
  for (const service of [aggregator, sentiment]) {
    await service.start()
    stops.push(() => service.stop())
  }
  const oneIn = async () => Number(/sampled_one_in\{.*\} (\d+)/.exec(await deps.metrics.text())?.[1] ?? 1)

  let seconds = 0
  while ((await oneIn()) === 1 && seconds < 60) {
    seconds++
    nowMs += SECOND
    await log.append(mentionsCollected.name, second())
    await vi.waitFor(async () => {
      const [scored, thinned] = [await endOf(mentionsScored), await endOf(mentionsThinned)]
      expect(scored + thinned).toBe(seconds * (ARRIVE + 1))
    }, PATIENCE)
    const before = slow.counted()
    slow.permit(1)
    await vi.waitFor(() => expect(slow.counted()).toBeGreaterThan(before), PATIENCE)
  }
  const chosen = await oneIn()
  expect(chosen).toBeGreaterThan(1)
  expect(await endOf(mentionsThinned)).toBeGreaterThan(0)

  slow.permit(Number.MAX_SAFE_INTEGER)
  await aggregator.drained()
  nowMs += SECOND
  await log.append(mentionsCollected.name, second())
  seconds++
  await vi.waitFor(
    async () => {
      nowMs += SECOND
      await log.append(mentionsCollected.name, second().slice(-1))
      const window = await lastWindow()
      expect(window?.negative).toBe((seconds * ARRIVE) / NEGATIVE)
    },
    { ...PATIENCE, interval: 100 },
  )
  const window = (await lastWindow())!
  const mentions = seconds * ARRIVE
  const thinned = await endOf(mentionsThinned)
  expect(window.sampledOneIn).toBe(chosen)
  expect(Math.abs(window.mentions - mentions)).toBeLessThanOrEqual(4 * Math.sqrt(2 * thinned * (chosen - 1)))
  expect(window.weightSquares).toBeGreaterThan(window.mentions)
  expect(window.shareLow).toBeLessThan(1 / NEGATIVE)
  expect(window.shareHigh).toBeGreaterThan(1 / NEGATIVE)
})
