import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Duplex } from 'node:stream'
import { configVersionCodec, controlCodec } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS } from '@tocsin/shared/events/topics.ts'
import type { ConfigVersion } from '@tocsin/shared/gen/tocsin/config/v1/ConfigVersion.ts'
import type { PublishResponse } from '@tocsin/shared/gen/tocsin/ingest/v1/PublishResponse.ts'
import { LogUnavailableError } from '@tocsin/shared/log/errors.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Ingest } from '../service.ts'
import { BRANDS_YAML, type Harness, openHarness } from '../test/harness.ts'

let harness: Harness
beforeEach(async () => {
  harness = await openHarness()
})
afterEach(() => harness.close())

const brands = (...lines: readonly (readonly [string, string])[]): string =>
  `brands:\n${lines.map(([id, terms]) => `  - { id: ${id}, name: ${id}, timeZone: UTC, terms: [${terms}] }`).join('\n')}\n`

/** What escalation writes when somebody applies a playbook. */
const apply = async (version: number, text: string): Promise<void> => {
  const plan = { files: [{ path: 'plan.yaml', text }], reason: 'test' }
  const value = configVersionCodec.encode({ configId: 'playbook', version, createdBy: 'eva', plan })
  await harness.log.append(TOPICS.configVersions.name, [{ key: `playbook@${version}`, value }])
  await harness.log.append(TOPICS.configCurrent.name, [{ key: 'playbook', value }])
}

const folder = (yaml = BRANDS_YAML): string => {
  const path = join(harness.dir, 'playbooks')
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, 'brands.yaml'), yaml)
  return path
}

/** The newest version of each brand that is current: its terms. */
const current = async (): Promise<Record<string, string[]>> => {
  const newest = new Map<string, ConfigVersion>()
  for (const { value } of await harness.records('configCurrent')) {
    const version = configVersionCodec.decode(value)
    if (version.brand && version.version > (newest.get(version.brand.brandId)?.version ?? 0))
      newest.set(version.brand.brandId, version)
  }
  return Object.fromEntries([...newest].map(([brandId, { brand }]) => [brandId, brand!.terms.map(({ text }) => text)]))
}
const becomes = (wanted: Record<string, string[]>) =>
  harness.until(async () => {
    const now = await current()
    return Object.entries(wanted).every(([id, terms]) => now[id]?.join() === terms.join())
  })

let posts = 0
/** The brands that a post of this text is published for. */
const matched = async (ingest: Ingest, text: string): Promise<readonly string[]> => {
  const { Publish } = ingest.grpc[0]!.handlers as unknown as { Publish(call: object): void }
  const { promise, resolve } = Promise.withResolvers<PublishResponse>()
  const call = new Duplex({ objectMode: true, read() {}, write: answer => resolve(answer) })
  Publish(Object.assign(call, { metadata: { get: () => [] } }))
  call.push({
    requestId: '',
    source: '',
    post: {
      nativeId: `p${++posts}`,
      text,
      publishedAtMs: Date.now(),
      brandIds: [],
      author: '',
      url: '',
      language: '',
      parentId: '',
    },
  })
  const { outcome, brandIds } = await promise
  expect(outcome).not.toBe('PUBLISH_OUTCOME_REJECTED')
  return brandIds ?? []
}
const matches = (ingest: Ingest, text: string, wanted: readonly string[]) =>
  harness.until(async () => (await matched(ingest, text)).join() === wanted.join())

it('follows the applied plan live: a new version, a brand that it names no more, a version that goes back', async () => {
  const ingest = await harness.start({})
  await apply(1, brands(['lumo', 'lumo'], ['kopi', 'kopi']))
  await matches(ingest, 'lumo and kopi', ['lumo', 'kopi'])
  await apply(2, brands(['lumo', 'lumo, lampa']))
  await matches(ingest, 'a lampa and kopi', ['lumo'])
  await becomes({ lumo: ['lumo', 'lampa'], kopi: [] })
  await apply(3, brands(['lumo', 'lumo'], ['kopi', 'kopi']))
  await matches(ingest, 'a lampa and kopi', ['kopi'])
  const controls = (await harness.records('mentionsCollected'))
    .filter(({ headers }) => headers[KIND_HEADER] === 'control')
    .map(({ value }) => controlCodec.decode(value))
    .map(({ configId, configVersion }) => `${configId}@${configVersion}`)
  expect(controls.toSorted()).toEqual(
    ['brand/kopi@1', 'brand/kopi@2', 'brand/kopi@3', 'brand/lumo@1', 'brand/lumo@2', 'brand/lumo@3'].toSorted(),
  )
})

it('lets the plan win over the folder, at the start and while it runs', async () => {
  const first = await harness.start({ playbooks: folder() })
  await becomes({ lumo: ['Lumo', '@lumo'], kopi: ['kopi'] })
  await apply(1, brands(['lumo', 'planned']))
  await becomes({ lumo: ['planned'], kopi: [] })
  await first.stop()
  const ingest = await harness.start({ playbooks: folder() })
  expect(await matched(ingest, 'planned kopi')).toEqual(['lumo'])
  expect(await current()).toEqual({ lumo: ['planned'], kopi: [] })
})

it('publishes hundreds of brands in a handful of appends, each with its control', async () => {
  const ids = Array.from({ length: 450 }, (_, index) => `brand-${index}`)
  let appends = 0
  const append: Harness['log']['append'] = (topic, records) => {
    if (topic === TOPICS.configVersions.name || topic === TOPICS.configCurrent.name) appends++
    return harness.log.append(topic, records)
  }
  const playbooks = folder(brands(...ids.map(id => [id, id] as const)))
  const ingest = await harness.start({ playbooks }, { append })
  expect(appends).toBe(6)
  expect(Object.keys(await current())).toHaveLength(ids.length)
  expect(await matched(ingest, 'brand-0 brand-449')).toEqual(['brand-0', 'brand-449'])
  const controls = (await harness.records('mentionsCollected')).filter(
    ({ headers }) => headers[KIND_HEADER] === 'control',
  )
  expect(new Set(controls.map(({ value }) => controlCodec.decode(value).configId)).size).toBe(ids.length)
})

it('publishes nothing of a plan that it cannot read', async () => {
  await apply(1, brands(['lumo', 'lumo']))
  const ingest = await harness.start({})
  await apply(2, 'brands: 7')
  await apply(3, 'brands: [')
  expect(await matched(ingest, 'lumo')).toEqual(['lumo'])
  await apply(4, brands(['lumo', 'lampa']))
  await matches(ingest, 'lampa', ['lumo'])
})

it('lets replicas agree, whoever is slow: what counts is what the newest plan says', async () => {
  const slow: Harness['log']['append'] = async (topic, records) => {
    await new Promise(resolve => setTimeout(resolve, 1 + Math.random() * 20))
    return harness.log.append(topic, records)
  }
  const replicas = [
    await harness.start({ id: 'a', playbooks: folder() }),
    await harness.start({ id: 'b', playbooks: folder() }, { append: slow }),
    await harness.start({ id: 'c' }, { append: slow }),
  ]
  for (let version = 1; version <= 12; version++)
    await apply(version, brands(['lumo', `t${version % 5}`], ...(version % 2 ? [] : [['nori', 'nori'] as const])))
  await apply(13, brands(['lumo', 'last'], ['nori', 'end']))
  for (const replica of replicas) await matches(replica, 'last end t0 t1 t2 t3 t4', ['lumo', 'nori'])
  await becomes({ lumo: ['last'], nori: ['end'], kopi: [] })
  const first = new Map<string, string>()
  for (const { key, value } of await harness.records('configVersions'))
    if (!first.has(key)) first.set(key, Buffer.from(value).toString('hex'))
  for (const { value } of await harness.records('configCurrent')) {
    const { configId, version } = configVersionCodec.decode(value)
    expect(first.get(`${configId}@${version}`)).toBe(Buffer.from(value).toString('hex'))
  }
}, 30_000)

it('goes on after a log that took no writes, and after a replica that died between its two records', async () => {
  const orphan = { configId: 'brand/lumo', version: 1, createdBy: 'playbooks', brand: { brandId: 'lumo', name: 'x' } }
  await harness.log.append(TOPICS.configVersions.name, [
    { key: 'brand/lumo@1', value: configVersionCodec.encode(orphan) },
  ])
  let refusals = 3
  const append: Harness['log']['append'] = (topic, records) =>
    topic === TOPICS.configVersions.name && refusals-- > 0
      ? Promise.reject(new LogUnavailableError('away'))
      : harness.log.append(topic, records)
  const ingest = await harness.start({}, { append })
  await apply(1, brands(['lumo', 'lumo']))
  await matches(ingest, 'lumo', ['lumo'])
  expect((await harness.records('configVersions')).map(({ key }) => key)).toEqual([
    'brand/lumo@1',
    'playbook@1',
    'brand/lumo@1',
    'brand/lumo@2',
  ])
})

it('stops at once, whatever it is publishing', async () => {
  const never: Harness['log']['append'] = (topic, records) =>
    topic === TOPICS.configVersions.name
      ? Promise.reject(new LogUnavailableError('away'))
      : harness.log.append(topic, records)
  const ingest = await harness.start({}, { append: never })
  await apply(1, brands(['lumo', 'lumo']))
  await ingest.stop()
  expect(await current()).toEqual({})
})
