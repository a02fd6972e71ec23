import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { backfillWindows } from '@tocsin/archive/adapters/backfill.ts'
import { backupSource } from '@tocsin/cli/carry/backup.ts'
import { readManifest } from '@tocsin/cli/carry/manifest.ts'
import { rememberedIn } from '@tocsin/cli/carry/metadata.ts'
import { transfer } from '@tocsin/cli/carry/transfer.ts'
import type { ClickHouse } from '@tocsin/shared/clickhouse/client.ts'
import { startEmbeddedClickHouse } from '@tocsin/shared/clickhouse/embedded/embedded-clickhouse.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import { openCarrier } from '@tocsin/shared/log/kafka/carry.ts'
import { openKafkaLog } from '@tocsin/shared/log/kafka/kafka-log.ts'
import { canStartBroker, describeOrSay } from '@tocsin/shared/log/kafka/test/broker.ts'
import { testConfig } from '@tocsin/shared/log/kafka/test/config.ts'
import { type JavaBroker, startJavaBroker } from '@tocsin/shared/log/kafka/test/java-broker.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runbooks } from '../deploy/monitoring/runbooks.ts'
import { BRANDS, command, environmentOf, type Life, type Place, startLife } from '../support/kafka-life.ts'
import { eventually, newFolder, removeFolder } from '../support/standalone.ts'

const LIMIT_MS = 120_000
const DAY_MS = 86_400_000
const logger = createLogger({ name: 'test', level: 'silent' })
const book = runbooks.find(({ file }) => file === 'restore-from-backup.md')!

/** A command of the runbook, word for word. */
const written = (text: string): readonly string[] => {
  const found = book.sections.flatMap(({ commands }) => commands).find(one => one.startsWith(`tocsin ${text}`))
  if (found === undefined) throw new Error(`the runbook does not say "tocsin ${text}"`)
  return found.split(' ').slice(1)
}

interface WindowRow {
  readonly brand_id: string
  readonly ver: string
  readonly stream_time: string
}
const windowRows = (clickhouse: ClickHouse): Promise<WindowRow[]> =>
  clickhouse.query<WindowRow>('SELECT * FROM windows FINAL ORDER BY brand_id, size_ms, window_start', {
    settings: { output_format_json_quote_64bit_integers: 1 },
  })

/** A crisis without what time alone changes. */
const standing = (json: string): Record<string, unknown> => {
  const {
    seq: _seq,
    acknowledgements: _acknowledgements,
    ...rest
  } = JSON.parse(json.replaceAll(/"overdue":(true|false),/g, '')) as Record<string, unknown>
  return rest
}

interface Decided {
  readonly crises: string
  readonly timeline: string
  readonly versions: string
  readonly hold: string
}

describeOrSay('a backup, everything destroyed, and everything back', await canStartBroker(), () => {
  const folder = newFolder()
  const dir = join(folder, 'backup')
  const stopping: (() => Promise<void>)[] = []
  let life: Life
  let place: Place
  let crisisId = ''
  let decided: Decided
  let rows: WindowRow[]
  let startedAt = ''
  let sent: string[]

  const newCluster = async (name: string, layout: number): Promise<Place & { destroy(): Promise<void> }> => {
    const broker: JavaBroker = await startJavaBroker()
    const clickhouse = await startEmbeddedClickHouse({ dataDir: join(folder, `clickhouse-${name}`), logger })
    const destroy = async (): Promise<void> => {
      await clickhouse.stop()
      await broker.stop()
    }
    stopping.push(destroy)
    return { brokers: broker.brokers, clickhouse: clickhouse.url, layout, partitions: 3, destroy }
  }

  const said = async (...args: readonly string[]): Promise<string> => {
    const { code, out, err } = await life.tocsin(...args)
    expect({ args, code, err }).toEqual({ args, code: args[0] === 'hold' ? 3 : 0, err: '' })
    return out
  }
  const whatIsDecided = async (): Promise<Decided> => ({
    crises: await said('crises', crisisId, '--json'),
    timeline: await said('crises', crisisId, '--timeline', '--json'),
    versions: await said('versions'),
    hold: await said('hold', 'check', BRANDS.stays),
  })
  /** Every event of every notification of the crisis: a second sending would show here. */
  const notifications = async (of: string): Promise<string[]> =>
    (await said('notify', 'list', '--crisis', of, '--json'))
      .split('\n')
      .filter(line => line !== '')
      .toSorted()
  const suspicionOf = async (brandId: string): Promise<string> => {
    await said('flag', '--brand', brandId, '--note', 'the tills are down')
    return eventually(`a suspicion of ${brandId}, and its message`, LIMIT_MS, async () => {
      const [line = ''] = (await said('crises', '--brand', brandId, '--open', '--json')).split('\n')
      const id = line === '' ? '' : (JSON.parse(line) as { crisisId: string }).crisisId
      return id !== '' && (await notifications(id)).some(one => one.includes('DELIVERED')) ? id : undefined
    })
  }

  beforeAll(async () => {
    const cluster = await newCluster('first', 1)
    place = cluster
    life = await startLife(place, join(folder, 'data'))
    const oldMs = Date.now() - 30 * DAY_MS
    await backfillWindows(life.clickhouse, [
      Array.from({ length: 50 }, (_, at) => ({
        brandId: BRANDS.stays,
        sizeMs: 300_000,
        windowStartMs: Math.floor(oldMs / 300_000) * 300_000 + at * 300_000,
        windowEndMs: Math.floor(oldMs / 300_000) * 300_000 + (at + 1) * 300_000,
        mentions: at + 0.1,
        negative: at / 3,
        ver: String(at),
      })),
    ])
  }, LIMIT_MS)

  afterAll(async () => {
    await life?.stop()
    for (const stop of stopping) await stop().catch(() => undefined)
    removeFolder(folder)
  })

  it(
    'copies a running cluster with a crisis in it',
    async () => {
      const posts = Array.from({ length: 60 }, (_, at) => ({
        id: `post-${at}`,
        brandId: at % 2 === 0 ? BRANDS.stays : BRANDS.moves,
        text: 'the app is slow today',
        // Over four minutes, so that windows have closed by now.
        publishedAtMs: Date.now() - at * 4_000,
      }))
      await eventually(
        'all posts are taken, once ingest knows the brands',
        LIMIT_MS,
        async () => (await life.publish(posts)).length === posts.length || undefined,
      )
      crisisId = await suspicionOf(BRANDS.stays)
      await said('confirm', crisisId, '--scenario', 'outage', '--reason', 'it is down', '--harm', 'none')
      await said('update', crisisId, '--text', 'we look into it')
      await eventually('all are told', LIMIT_MS, async () => {
        const told = await notifications(crisisId)
        return (told.length > 2 && told.every(one => one.includes('DELIVERED'))) || undefined
      })
      await eventually('windows of all posts in ClickHouse', LIMIT_MS, async () => {
        const found = await life.clickhouse.query<{ mentions: number }>(
          'SELECT max(mentions) AS mentions FROM windows FINAL WHERE size_ms = 3600000',
        )
        return found[0]!.mentions >= 30 || undefined
      })
      await life.archive.flush()
      startedAt = (await windowRows(life.clickhouse))
        .map(({ stream_time }) => stream_time)
        .toSorted()
        .at(-1)!

      decided = await whatIsDecided()
      sent = await notifications(crisisId)
      const env = environmentOf(place)
      expect(await command(['backup', 'create', '--out', dir], env)).toMatchObject({ code: 0, err: '' })
      // What groups remember beside their places is written as the translation reads it.
      const { commits } = await readManifest(dir)
      for (const groupId of ['notifier.v1', 'hold-connectors.v1'])
        expect([groupId, commits.filter(one => one.groupId === groupId).flatMap(rememberedIn).length]).not.toEqual([
          groupId,
          0,
        ])
      expect(await command(['backup', 'create', '--out', dir], env)).toMatchObject({
        code: 1,
        err: expect.stringContaining('holds a backup already'),
      })
      await life.archive.flush()
      rows = await windowRows(life.clickhouse)
      await life.stop()
    },
    2 * LIMIT_MS,
  )

  it(
    'notices a file that was changed',
    async () => {
      const whole = written('backup verify').map(word => (word === 'DIR' ? dir : word))
      expect(await command(whole, {})).toMatchObject({ code: 0, out: expect.stringContaining('is whole') })
      const copy = join(folder, 'damaged')
      cpSync(dir, copy, { recursive: true })
      const file = join(copy, `log/${TOPICS.crisisEvents.name}-0.gz`)
      const bytes = readFileSync(file)
      bytes[bytes.length >> 1]! ^= 0x10
      writeFileSync(file, bytes)
      expect(await command(['backup', 'verify', copy], {})).toMatchObject({
        code: 1,
        err: expect.stringContaining(`log/${TOPICS.crisisEvents.name}-0.gz: its checksum differs`),
      })
      expect(await command(['backup', 'restore', copy], environmentOf(place))).toMatchObject({
        code: 1,
        err: expect.stringContaining('Take another copy'),
      })
    },
    LIMIT_MS,
  )

  it(
    'fills an empty cluster, also when it was cut off on the way, and no other',
    async () => {
      const restore = written('backup restore DIR --only log').map(word => (word === 'DIR' ? dir : word))
      const refused = { code: 1, err: expect.stringMatching(/refused: there are records in .*crisis\.events/) }
      expect(await command(restore, environmentOf(place))).toMatchObject(refused)
      await stopping.pop()!()
      place = await newCluster('second', 1)

      const config = testConfig(place.brokers)
      const carrier = openCarrier(config, { logger })
      const log = openKafkaLog(config, { logger })
      let appends = 0
      const mortal = {
        ...carrier,
        append: (...args: Parameters<typeof carrier.append>) =>
          ++appends > 20 ? Promise.reject(new Error('killed')) : carrier.append(...args),
      }
      const source = backupSource(dir, await readManifest(dir))
      const to = { layout: 2, partitions: 3 }
      await expect(transfer({ source, carrier: mortal, log, say: () => undefined }, to)).rejects.toThrow('killed')
      await Promise.all([carrier.close(), log.close()])

      const restored = await command(restore, environmentOf(place))
      expect(restored).toMatchObject({ code: 0, err: '' })
      expect(restored.out).toContain('TOCSIN_KAFKA_LAYOUT=2\n  TOCSIN_LOG_PARTITIONS=3')
      place = { ...place, layout: 2 }
      expect(await command(restore, environmentOf(place))).toMatchObject(refused)
      expect(await command(written('topics check'), environmentOf(place))).toMatchObject({ code: 0 })
    },
    LIMIT_MS,
  )

  it(
    'rebuilds the windows of the log bit by bit, and takes older ones from the backup',
    async () => {
      life = await startLife(place, join(folder, 'data'), { onlyArchive: true })
      const known = rows.filter(({ stream_time }) => stream_time <= startedAt)
      const [old, recent] = [
        known.filter(({ ver }) => BigInt(ver) < 1_000n),
        known.filter(({ ver }) => BigInt(ver) > 1_000n),
      ]
      expect(old).toHaveLength(50)
      expect(recent.length).toBeGreaterThan(20)
      await eventually('the windows of the log', LIMIT_MS, async () => {
        const found = new Set((await windowRows(life.clickhouse)).map(row => JSON.stringify(row)))
        return recent.every(row => found.has(JSON.stringify(row))) || undefined
      })
      const restore = written('backup restore DIR --only history').map(word => (word === 'DIR' ? dir : word))
      expect(await command(restore, environmentOf(place))).toMatchObject({
        code: 0,
        out: expect.stringMatching(/\d+ rows of history/),
      })
      const found = new Set((await windowRows(life.clickhouse)).map(row => JSON.stringify(row)))
      expect(known.filter(row => !found.has(JSON.stringify(row)))).toEqual([])
      expect(found.size).toBeLessThanOrEqual(rows.length)
      const [mentions] = await life.clickhouse.query<{ count: string }>(
        'SELECT toString(count()) AS count FROM mentions FINAL',
      )
      expect(mentions!.count).toBe('60')
      await life.stop()
    },
    LIMIT_MS,
  )

  it(
    'goes on with the crisis: same plan, people, deadlines and holds, and nobody is told twice',
    async () => {
      life = await startLife(place, join(folder, 'data'))
      const now = await whatIsDecided()
      expect({ hold: now.hold, versions: now.versions }).toEqual({ hold: decided.hold, versions: decided.versions })
      // Deadlines that passed meanwhile are met by a timer, as they would have been: nothing else may have been added.
      const entries = now.timeline.split('\n')
      const before = decided.timeline.split('\n')
      expect(entries.slice(0, before.length)).toEqual(before)
      for (const entry of entries.slice(before.length)) expect(JSON.parse(entry)).toMatchObject({ actor: 'timer' })
      expect(standing(now.crises)).toEqual(standing(decided.crises))
      // What is told now is told after all that could be told again. A second sending would change the line of its message.
      await suspicionOf(BRANDS.moves)
      expect(await notifications(crisisId)).toEqual(expect.arrayContaining(sent))
      await said('update', crisisId, '--text', 'the engineers have found it')
      expect(await said('crises', crisisId, '--timeline')).toContain('the engineers have found it')
    },
    LIMIT_MS,
  )
})
