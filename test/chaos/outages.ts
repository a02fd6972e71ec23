import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { mentionCodec } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS } from '@tocsin/shared/events/topics.ts'
import { freePorts } from '@tocsin/shared/log/kafka/test/java-broker.ts'
import type { Log } from '@tocsin/shared/log/port.ts'
import { seeded } from '../support/seeded.ts'
import { eventually } from '../support/standalone.ts'
import type { Scene } from './faults.ts'
import { openStage } from './stage.ts'

export interface OutagesOptions {
  readonly seed: number
  /** 0: it does not go away. */
  readonly kafkaAwayMs: number
  readonly clickhouseAwayMs: number
  readonly say: (line: string) => void
}

export interface OutagesResult {
  readonly differences: readonly string[]
  readonly figures: readonly (readonly [what: string, figure: string])[]
}
type Told = Pick<OutagesResult, 'differences' | 'figures'>

const PATIENCE_MS = 300_000
const LOOK_MS = 1_000
/** The next brand comes under fire so often, since the load's time is 25 times as fast as the clock. */
const GUEST_EVERY_MS = 7_200
const GUESTS_BESIDES = 20
const KEY = `1:${'a'.repeat(64)}`

const inSeconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`
const since = (startedAt: number): string => inSeconds(performance.now() - startedAt)

/** The sum over all series of a metric whose labels hold a text. */
const metric = async (healthUrl: string, name: string, label = ''): Promise<number> => {
  const text = await (await fetch(`${healthUrl}/metrics`)).text()
  const series = text.split('\n').filter(line => line.startsWith(name) && line.includes(label))
  return series.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0)
}

const windowsIn = async (log: Log): Promise<bigint> =>
  (await log.offsets(TOPICS.windowsUpdated.name)).reduce((sum, { endOffset }) => sum + endOffset, 0n)

const mentionIds = async (log: Log): Promise<ReadonlySet<string>> => {
  const topic = TOPICS.mentionsCollected.name
  const ids = new Set<string>()
  for (const { partition, startOffset } of await log.offsets(topic))
    for await (const records of log.read({ topic, partition }, startOffset))
      for (const { headers, value } of records)
        if ((headers[KIND_HEADER] ?? 'mention') === 'mention') ids.add(mentionCodec.decode(value).nativeId)
  return ids
}

/** The broker is killed and stays away; posts go on coming to a real ingest, by its webhook and from a source that goes on. */
const kafkaAway = async ({ world, fleet }: Scene, forMs: number): Promise<Told> => {
  const [port] = await freePorts(1)
  const dir = await mkdtemp(join(tmpdir(), 'tocsin-outage-'))
  const live = join(dir, 'live.ndjson')
  await writeFile(live, '')
  const sources = [
    { id: 'desk', kind: 'webhook', unsigned: true },
    { id: 'live', kind: 'file', path: live, follow: true },
  ]
  const replica = fleet.start('ingest', {
    env: {
      TOCSIN_INGEST_PORT: String(port),
      TOCSIN_INGEST_AUTHOR_KEYS: KEY,
      TOCSIN_INGEST_SPOOL_DIR: join(dir, 'spool'),
      TOCSIN_INGEST_SOURCES: JSON.stringify(sources),
    },
  })
  const ingest = replica.process
  await ingest.ready(PATIENCE_MS)
  let next = 0
  const postOf = (id: string) =>
    JSON.stringify({ id, text: 'a word', publishedAt: new Date().toISOString(), brands: ['brand-1'] })
  const accepted: string[] = []
  const said: string[] = []
  const send = async (): Promise<number> => {
    const id = `outage-${next++}`
    const headers = { 'content-type': 'application/json' }
    const url = `http://127.0.0.1:${port}/v1/mentions?source=desk`
    const { status } = await fetch(url, { method: 'POST', headers, body: postOf(id) })
    if (status === 202) accepted.push(id)
    return status
  }
  const taken = () =>
    eventually('a post is taken', PATIENCE_MS, async () => ((await send()) === 202 ? true : undefined))
  await taken()

  await world.broker.kill()
  const statuses = new Map<number, number>()
  let spoolBytes = 0
  for (const goneAt = performance.now(); performance.now() - goneAt < forMs; await sleep(LOOK_MS)) {
    const id = `live-${said.length}`
    await appendFile(live, `${postOf(id)}\n`)
    said.push(id)
    const status = await send()
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
    spoolBytes = Math.max(spoolBytes, await metric(ingest.healthUrl, 'tocsin_ingest_spool_bytes'))
  }
  await world.broker.start()
  const backAt = performance.now()
  const windows = await windowsIn(world.log)
  const [ingestAgain, spoolEmpty, windowsAgain] = await Promise.all([
    taken().then(() => since(backAt)),
    eventually('the spool is empty', PATIENCE_MS, async () =>
      (await metric(ingest.healthUrl, 'tocsin_ingest_spool_bytes')) === 0 ? since(backAt) : undefined,
    ),
    eventually('windows again', PATIENCE_MS, async () =>
      (await windowsIn(world.log)) > windows ? since(backAt) : undefined,
    ),
  ])
  await fleet.leave(replica)
  await rm(dir, { recursive: true })
  const kept = await mentionIds(world.log)
  const answers = [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ')
  return {
    differences: [
      ...[...accepted, ...said].filter(id => !kept.has(id)).map(id => `${id} is not in the log`),
      ...(statuses.has(202) ? [`ingest said 202 while Kafka was away: ${answers}`] : []),
    ],
    figures: [
      [`Kafka away for ${inSeconds(forMs)}: answers to posts meanwhile`, answers],
      ['a live source meanwhile: posts, largest spool', `${said.length}, ${spoolBytes} B`],
      [
        'from the broker’s answer to: a post taken, spool empty, next window',
        `${ingestAgain}, ${spoolEmpty}, ${windowsAgain}`,
      ],
    ],
  }
}

/** ClickHouse refuses every connection; all else goes on. */
const clickhouseAway = async ({ world, fleet }: Scene, forMs: number): Promise<Told> => {
  const archives = fleet.replicas('archive').map(({ process }) => process.healthUrl)
  const sumOf = async (name: string, label?: string): Promise<number> =>
    (await Promise.all(archives.map(url => metric(url, name, label)))).reduce((sum, one) => sum + one, 0)
  const memory = async (): Promise<number> => (await sumOf('process_resident_memory_bytes')) / archives.length / 2 ** 20
  const written = (): Promise<number> => sumOf('tocsin_archive_rows_total', 'windows')
  world.clickhouseProxy.set('refuse')
  const [windowsBefore, writtenBefore] = [await windowsIn(world.log), await written()]
  const before = await memory()
  let most = before
  for (const goneAt = performance.now(); performance.now() - goneAt < forMs; await sleep(LOOK_MS))
    most = Math.max(most, await memory())
  const windows = (await windowsIn(world.log)) - windowsBefore
  const writtenMeanwhile = (await written()) - writtenBefore
  world.clickhouseProxy.set('clear')
  const backAt = performance.now()
  const caughtUp = await eventually('the archive has caught up', PATIENCE_MS, async () =>
    (await written()) >= writtenBefore + Number(windows) ? since(backAt) : undefined,
  )
  return {
    differences: windows > 0n ? [] : ['no window was published while ClickHouse was away'],
    figures: [
      [`ClickHouse away for ${inSeconds(forMs)}: windows published meanwhile`, String(windows)],
      ['memory of an archive: before, most', `${before.toFixed(0)}, ${most.toFixed(0)} MiB`],
      [
        'windows written meanwhile; all that were published meanwhile written after',
        `${writtenMeanwhile}; ${caughtUp}`,
      ],
    ],
  }
}

/** Outages as long as the design's table has them, under load, and then everything held against the log. */
export const runOutages = async ({
  seed,
  kafkaAwayMs,
  clickhouseAwayMs,
  say,
}: OutagesOptions): Promise<OutagesResult> => {
  const guests = GUESTS_BESIDES + Math.ceil((kafkaAwayMs + clickhouseAwayMs) / GUEST_EVERY_MS)
  const stage = await openStage(seed, seeded(seed), { guests })
  try {
    stage.run()
    const told: Told[] = []
    if (kafkaAwayMs > 0) {
      say('Kafka goes away')
      told.push(await kafkaAway(stage.scene, kafkaAwayMs))
    }
    if (clickhouseAwayMs > 0) {
      say('ClickHouse goes away')
      told.push(await clickhouseAway(stage.scene, clickhouseAwayMs))
    }
    const verdict = await stage.verdict({ everything: true, say })
    const { mentions, windows, crises } = stage.figures()
    return {
      differences: [...told.flatMap(({ differences }) => differences), ...verdict],
      figures: [
        ...told.flatMap(({ figures }) => figures),
        ['mentions, windows, suspicions judged', `${mentions}, ${windows.windows}, ${crises.suspicions}`],
      ],
    }
  } finally {
    await stage.close()
  }
}
