import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  controlCodec,
  deletionCodec,
  sourceCursorCodec,
  sourceHealthCodec,
  tickCodec,
} from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER } from '@tocsin/shared/events/topics.ts'
import { LogUnavailableError } from '@tocsin/shared/log/errors.ts'
import { partitionOf } from '@tocsin/shared/log/partitioner.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { IngestConfig } from './config.ts'
import type { SourceConfig } from './source-config.ts'
import { BRANDS_YAML, type Harness, openHarness, PARTITIONS } from './test/harness.ts'

let harness: Harness
beforeEach(async () => {
  harness = await openHarness()
})
afterEach(() => harness.close())

const write = (name: string, content: string): string => {
  mkdirSync(join(harness.dir, 'in'), { recursive: true })
  const path = join(harness.dir, 'in', name)
  writeFileSync(path, content)
  return path
}
const playbooks = (yaml = BRANDS_YAML): string => {
  mkdirSync(join(harness.dir, 'playbooks'), { recursive: true })
  writeFileSync(join(harness.dir, 'playbooks', 'brands.yaml'), yaml)
  return join(harness.dir, 'playbooks')
}
const file = (path: string, more: object = {}): SourceConfig => ({
  id: 'file',
  kind: 'file',
  timing: 'live',
  usualGapMs: undefined,
  path,
  format: 'ndjson',
  follow: false,
  columns: {},
  delimiter: ',',
  keepObservedAt: false,
  sourceFromRecord: false,
  maxPerSecond: 0,
  speed: 0,
  ...more,
})
const TIME = '2026-03-02T00:00:00Z'
const post = (id: string, text: string, more: object = {}): string =>
  `${JSON.stringify({ id, text, publishedAt: TIME, ...more })}\n`
const start = (config: Partial<IngestConfig>, over = {}) => harness.start({ playbooks: playbooks(), ...config }, over)
const controls = async (): Promise<string[]> =>
  (await harness.records('mentionsCollected'))
    .filter(({ headers }) => headers[KIND_HEADER] === 'control')
    .map(({ value }) => controlCodec.decode(value))
    .map(({ configId, configVersion }) => `${configId}@${configVersion}`)

describe('ingest', () => {
  it('takes a file: one record per mention and brand, keyed by it; what is bad becomes a dead letter', async () => {
    const path = write(
      'a.ndjson',
      post('1', 'Lumo and kopi', { author: 'anna', url: 'https://x.example/1', lang: 'pl', parentId: '0' }) +
        post('2', 'San Lumo') +
        post('3', '') +
        'not json\n' +
        post('4', 'anything', { brands: ['kopi'] }) +
        post('5', 'x', { brands: ['kopo'] }),
    )
    const ingest = await start({ sources: [file(path)] })
    await ingest.finished()
    expect(await harness.mentions()).toHaveLength(3)
    const [first] = (await harness.mentions()).filter(({ brandId }) => brandId === 'lumo')
    expect(first).toMatchObject({
      source: 'file',
      nativeId: '1',
      text: 'Lumo and kopi',
      eventTimeMs: Date.parse(TIME),
      timing: 'TIMING_LIVE',
      authorHash: expect.stringMatching(/^[0-9a-f]{16}$/),
      authorKeyVersion: 1,
      url: 'https://x.example/1',
      languageHint: 'pl',
      parentId: '0',
      matchedTerms: ['Lumo'],
    })
    const letters = await harness.records('mentionsCollectedDlq')
    expect(letters.map(({ headers }) => `${headers.reason} ${headers.service}`).sort()).toEqual([
      'empty-text ingest',
      'malformed-json ingest',
      'unknown-brand ingest',
    ])
    const [health] = (await harness.records('sourcesHealth'))
      .map(({ value }) => sourceHealthCodec.decode(value))
      .slice(-2)
    expect(health).toBeDefined()
    await harness.until(async () =>
      (await harness.records('sourcesHealth')).some(({ value }) => {
        const { source, state, mentionsAccepted, mentionsRejected } = sourceHealthCodec.decode(value)
        return (
          source === 'file' && state === 'SOURCE_STATE_FINISHED' && mentionsAccepted === 2 && mentionsRejected === 3
        )
      }),
    )
  })

  it('goes on behind the saved cursor after a stop, and saves none before the append', async () => {
    const path = write('a.ndjson', Array.from({ length: 1_200 }, (_, i) => post(`${i}`, 'Lumo')).join(''))
    let refusals = 3
    const append: Harness['log']['append'] = (topic, records) =>
      topic === 'mentions.collected.v1' && records.length > 10 && refusals-- > 0
        ? Promise.reject(new LogUnavailableError('disk full'))
        : harness.log.append(topic, records)
    const first = await start({ sources: [file(path)] }, { append })
    expect(await harness.records('sourcesCursors')).toEqual([])
    await first.finished()
    await first.stop()
    expect(await harness.mentions()).toHaveLength(1_200)
    const [cursor] = (await harness.records('sourcesCursors'))
      .map(({ value }) => sourceCursorCodec.decode(value))
      .slice(-1)
    expect(cursor?.cursor).toBe(`${statSync(path).size}:1201`)
    writeFileSync(path, post('new', 'Lumo'), { flag: 'a' })
    await (await start({ sources: [file(path)] })).finished()
    expect((await harness.mentions()).map(({ nativeId }) => nativeId)).toHaveLength(1_201)
  })

  it('keeps the times and sources of a file in replay, and a slow source as slow', async () => {
    const path = write(
      'a.ndjson',
      post('1', 'Lumo', { source: 'forum', observedAt: '2026-03-02T00:01:00Z' }) + post('2', 'Lumo'),
    )
    const sources = [file(path, { keepObservedAt: true, sourceFromRecord: true, timing: 'slow' })]
    await (await start({ sources })).finished()
    expect(await harness.mentions()).toMatchObject([
      { source: 'forum', observedAtMs: Date.parse(TIME) + 60_000, timing: 'TIMING_SLOW' },
      { source: 'file', observedAtMs: Date.parse(TIME) },
    ])
  })

  it('passes deletions on', async () => {
    const path = write('a.ndjson', '{"id":"7","deleted":true}\n')
    await (await start({ sources: [file(path)] })).finished()
    const [record] = await harness.records('mentionsDeleted')
    expect(record?.key).toBe('file:7')
    expect(deletionCodec.decode(record!.value)).toMatchObject({ source: 'file', nativeId: '7' })
    expect(await harness.mentions()).toEqual([])
  })

  it('publishes each version of a brand once, and a control record into its partition before the first mention', async () => {
    const path = write('a.ndjson', post('1', 'Lumo'))
    const first = await start({ sources: [file(path)] })
    await first.finished()
    await first.stop()
    const records = await harness.records('mentionsCollected')
    const ofLumo = records.filter(({ key }) => key === 'lumo').map(({ headers }) => headers[KIND_HEADER] ?? 'mention')
    expect(ofLumo).toEqual(['control', 'mention'])
    expect((await controls()).sort()).toEqual(['brand/kopi@1', 'brand/lumo@1'])
    await (await start({})).stop()
    expect(await harness.records('configVersions')).toHaveLength(2)
    playbooks(BRANDS_YAML.replace('@lumo', '@lumo_pl'))
    await harness.start({ playbooks: join(harness.dir, 'playbooks') })
    expect((await harness.records('configVersions')).map(({ key }) => key)).toEqual([
      'brand/lumo@1',
      'brand/kopi@1',
      'brand/lumo@2',
    ])
    expect(await controls()).toContain('brand/lumo@2')
  })

  it('lets two replicas that start together agree on versions', async () => {
    await Promise.all([start({}), start({}), start({})])
    const current = await harness.records('configCurrent')
    expect(new Set(current.map(({ key, value }) => `${key} ${Buffer.from(value).toString('hex')}`)).size).toBe(2)
  })

  it('matches what another replica published, from then on', async () => {
    const follower = await harness.start({ sources: [file(write('f.ndjson', ''), { follow: true })] })
    await start({})
    await harness.until(async () => {
      writeFileSync(join(harness.dir, 'in', 'f.ndjson'), post('1', 'Lumo'), { flag: 'a' })
      return (await harness.mentions()).length > 0
    })
    expect(await follower.ready()).toEqual([])
  })

  it('ticks into every partition', async () => {
    await start({ tickInterval: 20, id: 'ingest-7' })
    const ticks = async () =>
      (await harness.records('mentionsCollected')).filter(({ headers }) => headers[KIND_HEADER] === 'tick')
    await harness.until(async () => (await ticks()).length >= 3 * PARTITIONS)
    expect(tickCodec.decode((await ticks())[0]!.value)).toMatchObject({ ingestId: 'ingest-7' })
    expect(partitionOf('lumo', PARTITIONS)).toBeLessThan(PARTITIONS)
  })

  it('runs the demo, and goes on with its story after a stop', async () => {
    const demo: SourceConfig = {
      id: 'demo',
      kind: 'demo',
      timing: 'live',
      usualGapMs: undefined,
      seed: 1,
      scenario: 'story',
      speed: 1,
    }
    const yaml = readFileSync(new URL('../../../deploy/playbooks/demo/brands.yaml', import.meta.url), 'utf8')
    const first = await harness.start({ playbooks: playbooks(yaml), sources: [demo] })
    await harness.until(async () => (await harness.mentions()).length > 250)
    await first.stop()
    const before = await harness.mentions()
    expect(new Set(before.map(({ brandId }) => brandId)).size).toBe(3)
    await harness.start({ playbooks: join(harness.dir, 'playbooks'), sources: [demo] })
    await harness.until(async () => (await harness.mentions()).length > before.length)
    const ids = (await harness.mentions()).map(({ brandId, nativeId }) => `${brandId} ${nativeId}`)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('makes a key for author hashes that only its owner may read, and keeps it', async () => {
    await (await start({})).stop()
    const key = readFileSync(join(harness.dir, 'author-keys'), 'utf8')
    expect(key).toMatch(/^1:[0-9a-f]{64}\n$/)
    expect(statSync(join(harness.dir, 'author-keys')).mode & 0o777).toBe(0o600)
    await start({})
    expect(readFileSync(join(harness.dir, 'author-keys'), 'utf8')).toBe(key)
  })

  it.each([
    ['playbooks with problems', { playbooks: 'nowhere' }, 'cannot be read'],
    [
      'a webhook that anybody may use',
      { sources: [{ id: 'w', kind: 'webhook', timing: 'live', usualGapMs: undefined, unsigned: false }] },
      'needs webhookSecrets',
    ],
    [
      'an unsigned webhook beyond loopback',
      {
        host: '0.0.0.0',
        sources: [{ id: 'w', kind: 'webhook', timing: 'live', usualGapMs: undefined, unsigned: true }],
      },
      'unsigned only where',
    ],
    ['a secret that is none', { webhookSecrets: { w: ['x'] } }, 'no webhook source "w"'],
    ['malformed author keys', { authorKeys: '1:abc' }, 'author keys must be'],
  ] as const)('refuses %s before it starts', async (_what, config, message) => {
    await expect(harness.start(config)).rejects.toThrow(message)
  })
})
