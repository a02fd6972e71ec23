import { parseDuration, type Report } from '@tocsin/shared/runtime/setting.ts'
import { didYouMean } from '@tocsin/shared/runtime/suggest.ts'
import { DEMO_SCENARIOS, type DemoScenario } from './core/demo/scenario.ts'

interface CommonSource {
  readonly id: string
  /** `live` is windowed by when a post was published, `slow` (feeds, alerts) by when it became known. */
  readonly timing: 'live' | 'slow'
  /** Assumed between two arrivals until enough were seen. */
  readonly usualGapMs: number | undefined
}
export interface WebhookSource extends CommonSource {
  readonly kind: 'webhook'
  /** Takes posts without signature or token; only where the receiver listens on loopback. */
  readonly unsigned: boolean
}
export interface FileSource extends CommonSource {
  readonly kind: 'file'
  readonly path: string
  readonly format: 'ndjson' | 'csv'
  readonly follow: boolean
  /** Which column holds which field (CSV). */
  readonly columns: Readonly<Record<string, string>>
  readonly delimiter: string
  /** Takes `observedAt` of the file, else `publishedAt`, as the time of observation: a replay in the file's own time. */
  readonly keepObservedAt: boolean
  /** Takes `source` of each record as its source. */
  readonly sourceFromRecord: boolean
  /** At most this many records a second; 0 is no limit. */
  readonly maxPerSecond: number
  /** Releases records at this many times the pace of their own times; 0 is as fast as they can be read. */
  readonly speed: number
}
export interface DemoSource extends CommonSource {
  readonly kind: 'demo'
  readonly seed: number
  readonly scenario: DemoScenario
  readonly speed: number
}
export type SourceConfig = WebhookSource | FileSource | DemoSource

/** Posts by gRPC count for this source unless they name another one. */
export const GRPC_SOURCE = 'grpc'
/** Fields of a record that a CSV column can be mapped to. */
export const CSV_FIELDS = [
  'id',
  'source',
  'text',
  'publishedAt',
  'observedAt',
  'author',
  'url',
  'lang',
  'parentId',
  'threadId',
  'brands',
]

const ID = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/
const COMMON = ['id', 'kind', 'timing', 'usualGap']
const KEYS = {
  webhook: [...COMMON, 'unsigned'],
  file: [
    ...COMMON,
    'path',
    'format',
    'follow',
    'columns',
    'delimiter',
    'keepObservedAt',
    'sourceFromRecord',
    'maxPerSecond',
    'speed',
  ],
  demo: [...COMMON, 'seed', 'scenario', 'speed'],
}
type Kind = keyof typeof KEYS

type Entry = Readonly<Record<string, unknown>>
type Path = readonly (string | number)[]
const isEntry = (raw: unknown): raw is Entry => typeof raw === 'object' && raw !== null && !Array.isArray(raw)

const reading = (entry: Entry, at: Path, report: Report) => {
  const read = <T>(key: string, fallback: T, what: string, parse: (raw: unknown) => T | undefined): T => {
    if (entry[key] === undefined) return fallback
    const value = parse(entry[key])
    if (value === undefined) report(`must be ${what}`, [...at, key])
    return value ?? fallback
  }
  return {
    text: (key: string, fallback = '') =>
      read(key, fallback, 'text', raw => (typeof raw === 'string' && raw !== '' ? raw : undefined)),
    flag: (key: string) => read(key, false, 'true or false', raw => (typeof raw === 'boolean' ? raw : undefined)),
    number: (key: string, fallback: number, from: number, to: number) =>
      read(key, fallback, `a number from ${from} to ${to}`, raw =>
        typeof raw === 'number' && raw >= from && raw <= to ? raw : undefined,
      ),
    durationMs: (key: string) =>
      read<number | undefined>(key, undefined, 'a duration such as "30s" or "5m"', parseDuration),
    word: <T extends string>(key: string, known: readonly T[], fallback: T): T =>
      read(key, fallback, `one of ${known.join(', ')}.${didYouMean(String(entry[key]), known)}`, raw =>
        known.find(word => word === raw),
      ),
    columns: () =>
      read<Readonly<Record<string, string>>>('columns', {}, `a map from ${CSV_FIELDS.join(', ')} to columns`, raw =>
        isEntry(raw) &&
        Object.entries(raw).every(([field, column]) => CSV_FIELDS.includes(field) && typeof column === 'string')
          ? (raw as Readonly<Record<string, string>>)
          : undefined,
      ),
  }
}

const parseSource = (entry: Entry, kind: Kind, at: Path, report: Report): SourceConfig => {
  const read = reading(entry, at, report)
  const id = read.text('id')
  if (!ID.test(id) || id === GRPC_SOURCE) report(`needs an id of small letters, digits and hyphens, not "${id}"`, at)
  const common = { id, timing: read.word('timing', ['live', 'slow'], 'live'), usualGapMs: read.durationMs('usualGap') }
  if (kind === 'webhook') return { ...common, kind, unsigned: read.flag('unsigned') }
  if (kind === 'demo') {
    const scenario = read.word('scenario', DEMO_SCENARIOS, 'story')
    return {
      ...common,
      kind,
      scenario,
      seed: read.number('seed', 1, 0, 2 ** 32 - 1),
      speed: read.number('speed', 1, 0.1, 100),
    }
  }
  const path = read.text('path')
  if (path === '') report('needs a path', at)
  return {
    ...common,
    kind,
    path,
    format: read.word('format', ['ndjson', 'csv'], path.endsWith('.csv') ? 'csv' : 'ndjson'),
    follow: read.flag('follow'),
    columns: read.columns(),
    delimiter: read.text('delimiter', ','),
    keepObservedAt: read.flag('keepObservedAt'),
    sourceFromRecord: read.flag('sourceFromRecord'),
    maxPerSecond: read.number('maxPerSecond', 0, 0, 1e6),
    speed: read.number('speed', 0, 0, 1e6),
  }
}

/** The list `ingest.sources`; every problem is reported with its place, undefined when there is any. */
export const parseSources = (raw: unknown, report: Report): readonly SourceConfig[] | undefined => {
  let problems = 0
  const noted: Report = (message, path) => {
    problems++
    report(message, path)
  }
  if (!Array.isArray(raw)) {
    noted('must be a list of sources')
    return undefined
  }
  const sources = raw.flatMap((entry: unknown, index): SourceConfig[] => {
    if (!isEntry(entry)) {
      noted('must be a map with id and kind', [index])
      return []
    }
    const kinds = Object.keys(KEYS) as Kind[]
    const kind = kinds.find(candidate => candidate === entry.kind)
    if (!kind) {
      noted(`must be one of ${kinds.join(', ')}.${didYouMean(String(entry.kind), kinds)}`, [index, 'kind'])
      return []
    }
    for (const key of Object.keys(entry))
      if (!KEYS[kind].includes(key)) noted(`is not known here.${didYouMean(key, KEYS[kind])}`, [index, key])
    return [parseSource(entry, kind, [index], noted)]
  })
  const ids = sources.map(({ id }) => id)
  for (const [index, id] of ids.entries())
    if (ids.indexOf(id) !== index) noted(`has the id "${id}" of an earlier source`, [index])
  return problems > 0 ? undefined : sources
}
