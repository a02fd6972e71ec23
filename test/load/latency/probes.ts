import { connectClickHouse } from '@tocsin/shared/clickhouse/client.ts'
import { signalCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { LiveMessage } from '@tocsin/shared/live/messages.ts'
import type { Log } from '@tocsin/shared/log/port.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { WebSocket } from 'ws'
import { seeded } from '../../support/seeded.ts'
import { type Cluster, PROBE_MENTIONS } from './cluster.ts'
import { negativePost, send } from './posts.ts'

export type Place = 'window' | 'signal' | 'row'

/** Milliseconds from the answer to a post until it was seen, by place. */
export type Times = Readonly<Record<Place, number[]>>

export interface Probes {
  /** Posts what opens the brand's signal. Resolves when that is accepted; undefined when it was refused. */
  post(brandId: string): Promise<number | undefined>
  /** When a brand's probe was first seen at a place (`performance.now()`). */
  seen(brandId: string, place: Place): number | undefined
  /** Of the probes that were accepted in [from, to). */
  times(fromMs: number, toMs: number): Times
  /** Accepted and not seen everywhere yet. */
  pending(): number
  stop(): Promise<void>
}

const ROWS_EVERY_MS = 100
const PLACES: readonly Place[] = ['window', 'signal', 'row']

/** Mentions of brands of their own, followed to every place where they must show. */
export const createProbes = async ({ mentionsUrl, liveUrl, clickhouseUrl }: Cluster, log: Log): Promise<Probes> => {
  const random = seeded(3)
  const accepted = new Map<string, number>()
  const sightings: Record<Place, Map<string, number>> = { window: new Map(), signal: new Map(), row: new Map() }
  const see = (place: Place, brandId: string): void => {
    if (!sightings[place].has(brandId)) sightings[place].set(brandId, performance.now())
  }

  const socket = new WebSocket(liveUrl)
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as LiveMessage
    if (message.type !== 'snapshot' && message.type !== 'state') return
    for (const { brandId, window } of message.brands ?? [])
      if (window && window.mentions >= PROBE_MENTIONS) see('window', brandId)
  })
  await new Promise((resolve, reject) => {
    socket.once('message', resolve)
    socket.once('error', reject)
  })
  const signals = log.broadcast({
    topics: [TOPICS.signalsRaised.name],
    from: 'end',
    onBatch({ records }) {
      for (const { value } of records) see('signal', signalCodec.decode(value).brandId)
    },
  })
  await signals.caughtUp()
  const logger = createLogger({ name: 'bench', level: 'error' })
  const clickhouse = connectClickHouse({ url: clickhouseUrl, database: 'tocsin', logger })
  let running = true
  const watchRows = async (): Promise<void> => {
    while (running) {
      const brands = [...accepted.keys()].filter(brandId => !sightings.row.has(brandId))
      if (brands.length > 0) {
        const rows = await clickhouse.query<{ brand: string }>(
          'SELECT DISTINCT brand_id AS brand FROM windows WHERE brand_id IN {brands:Array(String)} AND mentions >= {least:UInt32}',
          { params: { brands, least: PROBE_MENTIONS } },
        )
        for (const { brand } of rows) see('row', brand)
      }
      await new Promise(resolve => setTimeout(resolve, ROWS_EVERY_MS))
    }
  }
  const watching = watchRows()

  return {
    async post(brandId) {
      const nowMs = Date.now()
      const posts = Array.from({ length: PROBE_MENTIONS }, () => negativePost(brandId, random, nowMs))
      if (!(await send(mentionsUrl, posts))) return undefined
      const atMs = performance.now()
      accepted.set(brandId, atMs)
      return atMs
    },
    seen: (brandId, place) => sightings[place].get(brandId),
    times(fromMs, toMs) {
      const of = [...accepted].filter(([, atMs]) => atMs >= fromMs && atMs < toMs)
      const timesAt = (place: Place): number[] =>
        of.map(([brandId, atMs]) => Math.max(0, (sightings[place].get(brandId) ?? Number.POSITIVE_INFINITY) - atMs))
      return { window: timesAt('window'), signal: timesAt('signal'), row: timesAt('row') }
    },
    pending: () => [...accepted.keys()].filter(brandId => PLACES.some(place => !sightings[place].has(brandId))).length,
    async stop() {
      running = false
      socket.close()
      await Promise.all([signals.stop(), watching])
      await clickhouse.close()
    },
  }
}
