import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { mentionCodec, sourceCursorCodec } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS } from '@tocsin/shared/events/topics.ts'
import { LogUnavailableError } from '@tocsin/shared/log/errors.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { IngestConfig } from '../../config.ts'
import type { SourceConfig } from '../../source-config.ts'
import { BRANDS_YAML, type Harness, openHarness } from '../../test/harness.ts'
import { scanFrames } from './frames.ts'

let harness: Harness
/** The log takes nothing. */
let isAway: boolean
/** How many more appends of mentions the log takes before it is away. */
let takesBefore: number
let spoolDir: string
let path: string

beforeEach(async () => {
  harness = await openHarness()
  isAway = false
  takesBefore = Number.POSITIVE_INFINITY
  spoolDir = join(harness.dir, 'spool')
  path = join(harness.dir, 'live.ndjson')
  writeFileSync(path, '')
  mkdirSync(join(harness.dir, 'playbooks'))
  writeFileSync(join(harness.dir, 'playbooks', 'brands.yaml'), BRANDS_YAML)
})
afterEach(() => harness.close())

const source = (follow = true): SourceConfig => ({
  id: 'live',
  kind: 'file',
  timing: 'live',
  usualGapMs: undefined,
  path,
  format: 'ndjson',
  follow,
  columns: {},
  delimiter: ',',
  keepObservedAt: false,
  sourceFromRecord: false,
  maxPerSecond: 0,
  speed: 0,
})
const refuse = (): void => {
  if (isAway || takesBefore <= 0) throw new LogUnavailableError('away')
}
const start = (config: Partial<IngestConfig> = {}) => {
  const log = {
    async append(...of: Parameters<Harness['log']['append']>) {
      refuse()
      const results = await harness.log.append(...of)
      if (of[0] === TOPICS.mentionsCollected.name) takesBefore--
      return results
    },
    async healthy() {
      refuse()
    },
  }
  const playbooks = join(harness.dir, 'playbooks')
  return harness.start({ sources: [source()], playbooks, spoolDir, ...config }, log)
}
const say = (...ids: readonly (string | number)[]): void => {
  for (const id of ids)
    appendFileSync(path, `${JSON.stringify({ id: `${id}`, text: 'Lumo', publishedAt: Date.now() })}\n`)
}
const ids = async (): Promise<string[]> => (await harness.mentions()).map(({ nativeId }) => nativeId)
/** What lies in the spool, by the ids of mentions and the cursors. */
const spooled = (dir = spoolDir): { readonly ids: string[]; readonly cursors: string[] } => {
  const names = existsSync(dir) ? readdirSync(dir).filter(name => name.endsWith('.spool')) : []
  const entries = names.toSorted().flatMap(name => scanFrames(readFileSync(join(dir, name))).entries)
  const valuesOf = (of: string) => entries.flatMap(({ topic, records }) => (topic === of ? records : []))
  return {
    ids: valuesOf(TOPICS.mentionsCollected.name).map(({ value }) => mentionCodec.decode(value).nativeId),
    cursors: valuesOf(TOPICS.sourcesCursors.name).map(({ value }) => sourceCursorCodec.decode(value).cursor),
  }
}
const savedCursors = async (): Promise<string[]> =>
  (await harness.records('sourcesCursors')).map(({ value }) => sourceCursorCodec.decode(value).cursor)
const PATIENCE = { timeout: 30_000 }
/** Cursors are saved once a second, with a batch: says more until one is in the spool. Returns the ids said. */
const sayUntilCursor = async (): Promise<string[]> => {
  let next = 1
  await harness.until(() => {
    if (spooled().ids.length === next - 1) say(next++)
    return spooled().cursors.length > 0
  })
  const said = Array.from({ length: next - 1 }, (_, index) => `${index + 1}`)
  await harness.until(() => spooled().ids.length === said.length)
  return said
}

it(
  'takes what a source says while the log is away and forgets, and appends it in order when the log is back',
  PATIENCE,
  async () => {
    await start()
    say(1)
    await harness.until(async () => (await ids()).length === 1)
    isAway = true
    say(2)
    await harness.until(() => spooled().ids.length === 1)
    say(3)
    await harness.until(() => spooled().ids.length === 2)
    truncateSync(path)
    isAway = false
    await harness.until(async () => (await ids()).length >= 3)
    await harness.until(() => spooled().ids.length === 0)
    say(4)
    await harness.until(async () => (await ids()).includes('4'))
    expect(await ids()).toEqual(['1', '2', '3', '4'])
  },
)

it('goes on after a kill with what was spooled, and reads on where that ends', PATIENCE, async () => {
  const killed = await start()
  isAway = true
  const said = await sayUntilCursor()
  const behind = Number(spooled().cursors.at(-1)!.split(':')[1]) - 1
  cpSync(spoolDir, join(harness.dir, 'after-kill'), { recursive: true })
  await killed.stop()
  isAway = false
  await start({ spoolDir: join(harness.dir, 'after-kill') })
  await harness.until(async () => (await ids()).length >= said.length)
  say('after')
  await harness.until(async () => (await ids()).includes('after'))
  // What stands behind the newest cursor is read again from the source; nothing else comes twice.
  expect(await ids()).toEqual([...said, ...said.slice(behind), 'after'])
})

it('saves no cursor before what it stands for is in the log', PATIENCE, async () => {
  await start()
  isAway = true
  const said = await sayUntilCursor()
  const cursor = spooled().cursors[0]!
  takesBefore = 1
  isAway = false
  await harness.until(() => takesBefore === 0)
  expect(await ids()).toEqual(['1'])
  expect(await savedCursors()).toEqual([])
  takesBefore = Number.POSITIVE_INFINITY
  await harness.until(async () => (await savedCursors()).includes(cursor))
  expect(await ids()).toEqual(said)
})

it('lets a source wait when the spool is full, and loses nothing of it', PATIENCE, async () => {
  await start({ spoolMaxBytes: 2_000 })
  isAway = true
  const many = (from: number) => Array.from({ length: 40 }, (_, index) => from + index)
  say(...many(0))
  await harness.until(() => spooled().ids.length > 0)
  say(...many(40))
  await harness.until(() => spooled().ids.length === 40)
  isAway = false
  await harness.until(async () => new Set(await ids()).size === 80)
  expect((await ids()).toSorted((a, b) => Number(a) - Number(b))).toEqual(many(0).concat(many(40)).map(String))
})

it('lets a source that does not go on wait at its place, and spools nothing of it', PATIENCE, async () => {
  let refused = 0
  const append: Harness['log']['append'] = async (topic, records) => {
    const isMention = records.some(({ headers }) => topic === TOPICS.mentionsCollected.name && !headers?.[KIND_HEADER])
    if (isMention && refused++ < 2) throw new LogUnavailableError('away')
    return harness.log.append(topic, records)
  }
  say(1)
  const playbooks = join(harness.dir, 'playbooks')
  await harness.start({ sources: [source(false)], playbooks, spoolDir }, { append })
  await harness.until(() => refused === 2)
  expect(spooled().ids).toEqual([])
  await harness.until(async () => (await ids()).length === 1)
})
