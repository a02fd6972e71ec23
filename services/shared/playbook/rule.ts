import type { RuleInput } from '../gen/tocsin/config/v1/Rule.ts'
import { parseDuration } from '../runtime/setting.ts'
import type { Located, Reader } from './reader.ts'

const RULE_KEYS = [
  'id',
  'kind',
  'level',
  'window',
  'minimumMentions',
  'minimumAuthors',
  'threshold',
  'deviations',
  'evaluations',
  'closeAfter',
  'coolDown',
] as const

const KINDS = { share: 'RULE_KIND_SHARE', volume: 'RULE_KIND_VOLUME', count: 'RULE_KIND_COUNT' } as const
const LEVELS = { watch: 'RULE_LEVEL_WATCH', suspect: 'RULE_LEVEL_SUSPECT' } as const
/** The sizes that windows are kept in. */
const WINDOWS_MS = [300_000, 3_600_000]

/** What a rule that does not say is given; also documented in README.md. */
export const RULE_DEFAULTS = {
  minimumMentions: 30,
  minimumAuthors: 5,
  deviations: 3,
  evaluations: 3,
  closeAfterMs: 600_000,
  coolDownMs: 900_000,
} as const

const keysOf = <T extends object>(of: T) => Object.keys(of) as (keyof T & string)[]

const duration = (reader: Reader, at: Located): number | undefined => {
  const ms = parseDuration(reader.scalar(at))
  if (ms === undefined) return reader.report(at, 'must be a duration such as "30s", "5m" or "1h"')
  if (ms > 7 * 86_400_000) return reader.report(at, 'must be at most "7d"')
  return ms
}

const windowSize = (reader: Reader, at: Located): number | undefined => {
  const ms = duration(reader, at)
  if (ms === undefined || WINDOWS_MS.includes(ms)) return ms
  return reader.report(at, 'must be "5m" or "1h": windows are kept in these sizes')
}

interface Range {
  readonly from: number
  readonly to: number
  readonly whole?: boolean
}

const number = (reader: Reader, at: Located, { from, to, whole = false }: Range): number | undefined => {
  const value = reader.scalar(at)
  const fits = typeof value === 'number' && value >= from && value <= to && (!whole || Number.isInteger(value))
  return fits ? value : reader.report(at, `must be a ${whole ? 'whole ' : ''}number from ${from} to ${to}`)
}

/** `40%` or 0.4, above 0 and below 1. */
const share = (reader: Reader, at: Located): number | undefined => {
  const value = reader.scalar(at)
  const percent = typeof value === 'string' ? /^(\d+(?:\.\d+)?)\s*%$/.exec(value.trim()) : null
  const parsed = percent ? Number(percent[1]) / 100 : value
  if (typeof parsed === 'number' && parsed > 0 && parsed < 1) return parsed
  return reader.report(at, 'must be a share such as 40% or 0.4, above 0 and below 1')
}

const threshold = (reader: Reader, at: Located, kind: keyof typeof KINDS | undefined): number | undefined =>
  kind === 'share' ? share(reader, at) : number(reader, at, { from: 1, to: 1e9 })

/** One rule. What it does not say is RULE_DEFAULTS; a threshold without deviations makes it absolute only. */
export const readRule = (reader: Reader, at: Located): RuleInput | undefined => {
  const fields = reader.fields(at, RULE_KEYS, ['id', 'kind', 'level', 'window'])
  if (!fields) return undefined
  const read = <T>(field: Located | undefined, how: (field: Located) => T | undefined): T | undefined =>
    field === undefined ? undefined : how(field)

  const ruleId = read(fields.id, field => reader.text(field))
  const kind = read(fields.kind, field => reader.word(field, keysOf(KINDS)))
  const level = read(fields.level, field => reader.word(field, keysOf(LEVELS)))
  const windowMs = read(fields.window, field => windowSize(reader, field))
  const limit = read(fields.threshold, field => threshold(reader, field, kind))
  const deviations = read(fields.deviations, field => number(reader, field, { from: 1, to: 100 }))
  const rest = {
    minimumMentions: read(fields.minimumMentions, field => number(reader, field, { from: 1, to: 1e9, whole: true })),
    minimumAuthors: read(fields.minimumAuthors, field => number(reader, field, { from: 1, to: 1e6, whole: true })),
    evaluations: read(fields.evaluations, field => number(reader, field, { from: 1, to: 360, whole: true })),
    closeAfterMs: read(fields.closeAfter, field => duration(reader, field)),
    coolDownMs: read(fields.coolDown, field => duration(reader, field)),
  }
  if (kind === 'count' && !fields.threshold) reader.report(at, 'needs "threshold": how many negative mentions')
  if (kind === 'count' && fields.deviations) reader.report(fields.deviations, 'has no meaning for a count')
  if (ruleId === undefined || kind === undefined || level === undefined || windowMs === undefined) return undefined
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  return {
    ...RULE_DEFAULTS,
    ...given,
    ruleId,
    kind: KINDS[kind],
    level: LEVELS[level],
    windowMs,
    threshold: limit ?? 0,
    deviations: deviations ?? (limit === undefined ? RULE_DEFAULTS.deviations : 0),
  }
}
