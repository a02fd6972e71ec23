import { appendFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mentionCodec } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS } from '@tocsin/shared/events/topics.ts'
import { freePorts } from '@tocsin/shared/log/kafka/test/java-broker.ts'
import type { LogRecord } from '@tocsin/shared/log/port.ts'
import { eventually } from '../support/standalone.ts'
import type { Scene } from './faults.ts'
import type { Replica } from './fleet.ts'

const SOURCE = 'desk'
const LIVE = 'live'
const PATIENCE_MS = 120_000
const KEY = `1:${'a'.repeat(64)}`

/** What an ingest with a wrong clock and a broker that goes away did to posts that were sent to it. */
export interface IngestStory {
  readonly skewMs: number
  /** What it says of its own clock. */
  readonly toldSkewSeconds: number
  readonly statusWhileAway: number
  readonly retryAfter: string | null
  /** Ids that were answered with 202. */
  readonly taken: readonly string[]
  /** Ids that a source said while the broker was away, and has forgotten since. */
  readonly said: readonly string[]
  readonly mentions: readonly { readonly id: string; readonly observedAtMs: number; readonly appendedAt: number }[]
}

const metric = async (healthUrl: string, name: string): Promise<number | undefined> => {
  const text = await (await fetch(`${healthUrl}/metrics`)).text()
  const value = new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(text)?.[1]
  return value === undefined ? undefined : Number(value)
}

/** Whether a file of a folder holds the bytes of a text. */
const isIn = async (folder: string, text: string): Promise<boolean> => {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true }))
    if (entry.isFile() && (await readFile(join(entry.parentPath, entry.name))).includes(text)) return true
  return false
}

/**
 * A real ingest whose clock is off, posts by its webhook, and the broker killed between them. A source goes on meanwhile and forgets what it said;
 * ingest is killed while that waits in the spool, and again when it is in the log and in the spool.
 */
export const playIngest = async ({ world, fleet }: Scene, skewMs: number): Promise<IngestStory> => {
  const [port] = await freePorts(1)
  const dir = await mkdtemp(join(tmpdir(), 'tocsin-ingest-row-'))
  const live = join(dir, 'live.ndjson')
  const spool = join(dir, 'spool')
  await writeFile(live, '')
  const sources = [
    { id: SOURCE, kind: 'webhook', unsigned: true },
    { id: LIVE, kind: 'file', path: live, follow: true },
  ]
  const start = (failpoint?: 'ingest.before-unspool'): Replica =>
    fleet.start('ingest', {
      skewMs,
      ...(failpoint && { failpoint }),
      env: {
        TOCSIN_INGEST_PORT: String(port),
        TOCSIN_INGEST_AUTHOR_KEYS: KEY,
        TOCSIN_INGEST_SPOOL_DIR: spool,
        TOCSIN_INGEST_SOURCES: JSON.stringify(sources),
      },
    })
  const ingest = start()
  await ingest.process.ready(PATIENCE_MS)
  const taken: string[] = []
  const send = async (id: string): Promise<Response> => {
    const post = { id, text: 'a word', publishedAt: new Date().toISOString(), brands: ['brand-1'] }
    const response = await fetch(`http://127.0.0.1:${port}/v1/mentions?source=${SOURCE}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(post),
    })
    if (response.status === 202) taken.push(id)
    return response
  }
  const takes = (id: string): Promise<true> =>
    eventually(`post ${id} is taken`, PATIENCE_MS, async () => ((await send(id)).status === 202 ? true : undefined))

  await takes('before')
  const toldSkewSeconds = await eventually('the clock is measured', PATIENCE_MS, async () => {
    const told = await metric(ingest.process.healthUrl, 'tocsin_ingest_clock_skew_seconds')
    return told === undefined || told === 0 ? undefined : told
  })
  await world.broker.kill()
  const refused = await send('while away')
  const said = ['said 1', 'said 2']
  for (const id of said) {
    const post = { id, text: 'a word', publishedAt: new Date().toISOString(), brands: ['brand-1'] }
    await appendFile(live, `${JSON.stringify(post)}\n`)
    await eventually(`${id} is spooled`, PATIENCE_MS, async () => ((await isIn(spool, id)) ? true : undefined))
  }
  await fleet.kill(ingest)
  await truncate(live)
  await world.broker.start()
  const doomed = start('ingest.before-unspool')
  await doomed.process.ended
  await fleet.kill(doomed)
  const last = start()
  await last.process.ready(PATIENCE_MS)
  await takes('after')
  await eventually('the spool is empty', PATIENCE_MS, async () =>
    (await metric(last.process.healthUrl, 'tocsin_ingest_spool_bytes')) === 0 ? true : undefined,
  )
  await fleet.leave(last)
  await rm(dir, { recursive: true })

  const records: LogRecord[] = []
  const topic = TOPICS.mentionsCollected.name
  for (const { partition, startOffset } of await world.log.offsets(topic)) {
    for await (const read of world.log.read({ topic, partition }, startOffset)) records.push(...read)
  }
  const mentions = records
    .filter(({ headers }) => (headers[KIND_HEADER] ?? 'mention') === 'mention')
    .map(({ value, appendedAt }) => ({ ...mentionCodec.decode(value), appendedAt }))
    .map(({ nativeId, observedAtMs, appendedAt }) => ({ id: nativeId, observedAtMs, appendedAt }))
  return {
    skewMs,
    toldSkewSeconds,
    statusWhileAway: refused.status,
    retryAfter: refused.headers.get('retry-after'),
    taken,
    said,
    mentions,
  }
}
