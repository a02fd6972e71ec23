import { join } from 'node:path'
import { startEmbeddedClickHouse } from '@tocsin/shared/clickhouse/embedded/embedded-clickhouse.ts'
import { signalCodec, windowCodec } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS } from '@tocsin/shared/events/topics.ts'
import type { Signal } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import type { Window } from '@tocsin/shared/gen/tocsin/window/v1/Window.ts'
import { canStartBroker, describeOrSay } from '@tocsin/shared/log/kafka/test/broker.ts'
import { type JavaBroker, startJavaBroker } from '@tocsin/shared/log/kafka/test/java-broker.ts'
import { partitionOf } from '@tocsin/shared/log/partitioner.ts'
import type { Log, LogRecord } from '@tocsin/shared/log/port.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { BRANDS, command, environmentOf, type Life, type Place, startLife } from '../support/kafka-life.ts'
import { eventually, newFolder, removeFolder } from '../support/standalone.ts'

const HOUR_MS = 3_600_000
const LIMIT_MS = 120_000
const logger = createLogger({ name: 'test', level: 'silent' })

const recordsOf = async (log: Log, topic: string): Promise<LogRecord[]> => {
  const found: LogRecord[] = []
  for (const { partition, startOffset } of await log.offsets(topic))
    for await (const records of log.read({ topic, partition }, startOffset)) found.push(...records)
  return found
}
const windowsOf = async (log: Log): Promise<Window[]> =>
  (await recordsOf(log, TOPICS.windowsUpdated.name))
    .filter(({ headers }) => headers[KIND_HEADER] !== 'tick')
    .map(({ value }) => windowCodec.decode(value))
const signalsOf = async (log: Log): Promise<Signal[]> =>
  (await recordsOf(log, TOPICS.signalsRaised.name)).map(({ value }) => signalCodec.decode(value))
const layoutOf = ({ ver }: Window): number => Number(BigInt(ver) >> 56n)

describeOrSay('tocsin topics move: brands in 3 partitions, then in 6', await canStartBroker(), () => {
  const folder = newFolder()
  const taken = new Map<string, Set<string>>([
    [BRANDS.stays, new Set()],
    [BRANDS.moves, new Set()],
  ])
  let broker: JavaBroker
  let history: Awaited<ReturnType<typeof startEmbeddedClickHouse>>
  let before: Place
  let after: Place
  let life: Life | undefined
  let publishing: Promise<void> | undefined
  let over = false

  /** Each post again and again until it is durable: what a source does whose posts are refused for a minute. */
  const publishOn = async (): Promise<void> => {
    for (let round = 0; !over; round++) {
      let open = [...taken.keys()].flatMap(brandId =>
        Array.from({ length: 10 }, (_, index) => ({
          id: `${brandId}-${round}-${index}`,
          brandId,
          text: brandId === BRANDS.moves ? 'the app crashes all the time, a terrible mess' : 'a word',
        })),
      )
      while (open.length > 0) {
        const done = new Set(await (life?.publish(open) ?? Promise.resolve([])))
        for (const { id, brandId } of open) if (done.has(id)) taken.get(brandId)!.add(id)
        open = open.filter(({ id }) => !done.has(id))
        await new Promise(resolve => setTimeout(resolve, 50))
      }
    }
  }

  beforeAll(async () => {
    broker = await startJavaBroker()
    history = await startEmbeddedClickHouse({ dataDir: join(folder, 'clickhouse'), logger })
    before = { brokers: broker.brokers, clickhouse: history.url, layout: 1, partitions: 3 }
    after = { ...before, layout: 2, partitions: 6, workPartitions: 3 }
    life = await startLife(before, join(folder, 'data'))
    publishing = publishOn()
  }, LIMIT_MS)

  afterAll(async () => {
    over = true
    await publishing
    await life?.stop()
    await history?.stop()
    await broker?.stop()
    removeFolder(folder)
  })

  it('moves one of the brands', () => {
    expect(partitionOf(BRANDS.stays, 6)).toBe(partitionOf(BRANDS.stays, 3))
    expect(partitionOf(BRANDS.moves, 6)).not.toBe(partitionOf(BRANDS.moves, 3))
  })

  it(
    'refuses while services run, and what is no multiple',
    async () => {
      await eventually('an episode that is open', LIMIT_MS, async () =>
        (await signalsOf(life!.log)).find(({ brandId }) => brandId === BRANDS.moves),
      )
      const env = environmentOf(before)
      expect(await command(['topics', 'move', '--partitions', '6'], env)).toMatchObject({
        code: 1,
        err: expect.stringMatching(/services still run: .*aggregator\.v1/),
      })
    },
    LIMIT_MS,
  )

  it(
    'counts every mention once, and goes on with the same episodes, while mentions are posted',
    async () => {
      const old = life!
      life = undefined
      await old.stop()
      const env = environmentOf(before)
      expect(await command(['topics', 'move', '--partitions', '4'], env)).toMatchObject({
        code: 1,
        err: expect.stringContaining('only to 6, 9'),
      })
      const moved = await command(['topics', 'move', '--partitions', '6'], env)
      expect(moved).toMatchObject({ code: 0, err: '' })
      expect(moved.out).toContain('TOCSIN_KAFKA_LAYOUT=2\n  TOCSIN_LOG_PARTITIONS=6\n  TOCSIN_KAFKA_WORK_PARTITIONS=3')
      expect(await command(['topics', 'move', '--partitions', '6'], env)).toMatchObject({
        code: 1,
        err: expect.stringContaining('there are records in mentions.collected.v2'),
      })
      expect(await command(['topics', 'check'], environmentOf(after))).toMatchObject({ code: 0 })

      const again = await startLife(after, join(folder, 'data'))
      const opened = (await signalsOf(again.log)).find(({ brandId }) => brandId === BRANDS.moves)!
      const grown = Math.max(...[...taken.values()].map(ids => ids.size)) + 50
      life = again
      await eventually(
        'more mentions are taken',
        LIMIT_MS,
        async () => [...taken.values()].every(ids => ids.size > grown) || undefined,
      )
      await eventually('the open episode is told of from the next layout', LIMIT_MS, async () =>
        (await signalsOf(again.log)).find(
          ({ signalId, ver }) => signalId === opened.signalId && Number(BigInt(ver) >> 56n) === 2,
        ),
      )
      over = true
      await publishing

      // Every version of the brand's hour since its first mention: none above what was posted, the last one all of it.
      for (const [brandId, { size }] of taken) {
        const hour = (one: Window): boolean => one.brandId === brandId && one.sizeMs === HOUR_MS
        await eventually(
          `${size} mentions of ${brandId} in a window`,
          LIMIT_MS,
          async () => (await windowsOf(again.log)).some(one => hour(one) && one.mentions >= size) || undefined,
        )
        const windows = (await windowsOf(again.log)).filter(hour)
        expect(Math.max(...windows.map(({ mentions }) => mentions))).toBe(size)
        // What the old layout told while it was open is told at its end by the next one.
        await eventually(`a window of ${brandId} in both layouts`, LIMIT_MS, async () => {
          const short = (await windowsOf(again.log)).filter(one => one.brandId === brandId && one.sizeMs !== HOUR_MS)
          const byStart = Map.groupBy(short, ({ windowStartMs }) => windowStartMs)
          return [...byStart.values()].find(of => new Set(of.map(layoutOf)).size === 2)
        })
      }
      for (const { partition } of await again.log.offsets(TOPICS.windowsUpdated.name)) {
        const rows: Window[] = []
        const of = { topic: TOPICS.windowsUpdated.name, partition }
        for await (const records of again.log.read(of, 0n))
          for (const { value, headers } of records)
            if (headers[KIND_HEADER] !== 'tick') rows.push(windowCodec.decode(value))
        for (const one of rows) expect(partitionOf(one.brandId, 6)).toBe(partition)
        const versions = rows.map(({ ver }) => BigInt(ver))
        expect(versions).toEqual(versions.toSorted((a, b) => (a < b ? -1 : 1)))
      }

      const episodes = (await signalsOf(again.log)).filter(({ brandId }) => brandId === BRANDS.moves)
      const byRule = Map.groupBy(episodes, ({ ruleId }) => ruleId)
      for (const [ruleId, of] of byRule)
        expect([ruleId, new Set(of.map(({ signalId }) => signalId)).size]).toEqual([ruleId, 1])

      await eventually('all mentions in ClickHouse', LIMIT_MS, async () => {
        const rows = await again.clickhouse.query<{ brand_id: string; count: string; ids: string }>(
          'SELECT brand_id, toString(count()) AS count, toString(uniqExact(native_id)) AS ids FROM mentions FINAL GROUP BY brand_id',
        )
        const counts = rows.map(({ brand_id, count, ids }) => [brand_id, Number(count), Number(ids)]).sort()
        const expected = [...taken].map(([brandId, { size }]) => [brandId, size, size]).sort()
        return JSON.stringify(counts) === JSON.stringify(expected) || undefined
      })
    },
    2 * LIMIT_MS,
  )
})
