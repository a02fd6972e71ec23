import { TOPICS } from '@tocsin/shared/events/topics.ts'
import { canStartBroker, describeOrSay } from '@tocsin/shared/log/kafka/test/broker.ts'
import { removeRecords } from '@tocsin/shared/log/kafka/test/remove-records.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { seeded } from '../support/seeded.ts'
import {
  answersLost,
  archivesKilledAtEachStep,
  clickHouse,
  FAULTS,
  type Fault,
  killed,
  PRODUCE,
  youngest,
  zombie,
} from './faults.ts'
import { type IngestStory, playIngest } from './ingest-row.ts'
import { createDeck } from './run.ts'
import { openStage, type Stage } from './stage.ts'

const SEED = 20_260_328
const MINUTE_MS = 60_000
const AHEAD_MS = 10 * MINUTE_MS
/** So much is judged at least, however soon a fast machine is over with the faults. */
const LEAST_MS = 18 * MINUTE_MS

/** DESIGN's rows that want real processes, a real broker and ClickHouse. They happen at the same time, to different processes. */
const ROWS: Readonly<Record<string, Fault>> = {
  'killed before the insert, between insert and commit, after the commit: replay, same rows': archivesKilledAtEachStep,
  'insert answer lost: the same batch again, same rows': clickHouse('lose-answers'),
  'rebalance mid-batch, zombie after SIGSTOP: results of the old epoch are ignored': zombie,
  'killed while a signal episode is open: same episode, same key, nobody asked again': async scene => {
    await killed('aggregator', youngest)(scene)
    await killed('escalation')(scene)
    await killed('notifier')(scene)
  },
  'append answer lost: nothing twice': answersLost(PRODUCE),
}

/** Quick ones that may come at any time, also while the rows above are played. */
const QUICK = [
  'kill -9 of an escalation',
  'kill -9 of a notifier',
  'an escalation killed between two durable steps',
  'answers to commits lost',
  'answers to reads lost',
  'ClickHouse is slow',
]
const CYCLES = 4

describeOrSay('real processes on a real broker, harmed while they work', await canStartBroker(), () => {
  let stage: Stage
  let ingest: IngestStory | Error
  let differences: readonly string[]
  const failures = new Map<string, unknown>()
  const names = Object.keys(ROWS)

  beforeAll(async () => {
    const random = seeded(SEED)
    stage = await openStage(SEED, random, { guests: 20 })
    // The first brand that is only spoken of for a while is under fire by then, and its episode is open.
    await stage.until(3.5 * MINUTE_MS)
    const draw = createDeck(QUICK, random)
    const cycles = async (): Promise<void> => {
      for (let i = 0; i < CYCLES; i++) await stage.harm(FAULTS[draw()]!)
    }
    const played = names.map(name => stage.harm(ROWS[name]!).catch(error => failures.set(name, error)))
    await Promise.all([...played, cycles()])
    ingest = await playIngest(stage.scene, AHEAD_MS).catch((error: Error) => error)
    await stage.until(LEAST_MS)
    differences = await stage.verdict({ everything: true })
  }, 600_000)
  afterAll(() => stage?.close(), 60_000)

  it.each(names)('%s', name => {
    expect(failures.get(name)).toBeUndefined()
    expect(differences).toEqual([])
  })

  it('a seeded handful of faults more: nothing lost, nothing twice, everybody asked once', () => {
    expect(differences).toEqual([])
    const { windows, signals, crises, mentions, unreadable } = stage.figures()
    expect(mentions).toBeGreaterThan(500)
    expect(windows.windows).toBeGreaterThan(500)
    expect(signals.episodes).toBeGreaterThan(2)
    expect(crises.suspicions).toBeGreaterThan(2)
    expect(unreadable).toBeGreaterThan(2)
  })

  const told = (): IngestStory => {
    if (ingest instanceof Error) throw ingest
    return ingest
  }

  it('an ingest clock 10 min off: the append time of its mentions is the log’s, and a metric tells', () => {
    const { mentions, skewMs, toldSkewSeconds } = told()
    for (const { id, observedAtMs, appendedAt } of mentions)
      expect([id, Math.abs(observedAtMs - skewMs - appendedAt) < MINUTE_MS]).toEqual([id, true])
    expect(Math.abs(Math.abs(toldSkewSeconds) * 1_000 - AHEAD_MS)).toBeLessThan(MINUTE_MS)
  })

  it('Kafka down: ingest answers 503 and never 2xx without a durable write, and goes on when it is back', () => {
    const { statusWhileAway, retryAfter, taken, mentions } = told()
    expect(statusWhileAway).toBe(503)
    expect(Number(retryAfter)).toBeGreaterThan(0)
    expect(taken).toEqual(['before', 'after'])
    expect(mentions.map(({ id }) => id)).toEqual(expect.arrayContaining([...taken]))
  })

  it('Kafka down: what a source says meanwhile is spooled, and neither lost nor counted twice when ingest is killed on the way', () => {
    const { said, mentions } = told()
    const ids = mentions.map(({ id }) => id).filter(id => said.includes(id))
    expect([...new Set(ids)]).toEqual(said)
    // Killed between the log and the removal from the spool: again, under the same id.
    expect(ids.filter(id => id === said[0])).toHaveLength(2)
  })

  it('committed offset below the log start: the aggregator stops and says so', async () => {
    const { world, fleet } = stage.scene
    await Promise.all(fleet.replicas('aggregator').map(one => fleet.leave(one)))
    const topic = TOPICS.mentionsScored.name
    await stage.step()
    for (const { partition, endOffset } of await world.log.offsets(topic))
      await removeRecords(world.broker.brokers, { topic, partition, below: endOffset })
    const { process } = fleet.start('aggregator')
    expect(await process.ended).toBe(1)
    expect(process.output()).toContain('LogGapError')
  }, 120_000)
})
