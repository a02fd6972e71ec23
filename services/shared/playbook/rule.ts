import { CRISIS_TOPICS } from '../events/crisis-topics.ts'
import type { RuleInput } from '../gen/tocsin/config/v1/Rule.ts'
import type { Located, Reader } from './reader.ts'
import { duration, later, number, oneOf, text } from './scalars.ts'
import { distinct, list, mapped, optional, type Reading, record, required, type Shape } from './shape.ts'

const KINDS = {
  share: 'RULE_KIND_SHARE',
  volume: 'RULE_KIND_VOLUME',
  count: 'RULE_KIND_COUNT',
  topic: 'RULE_KIND_TOPIC',
  fight: 'RULE_KIND_FIGHT',
} as const
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

const windowSize: Shape<number> = mapped(duration(), (ms, at, { reader }) =>
  WINDOWS_MS.includes(ms) ? ms : reader.report(at, 'must be "5m" or "1h": windows are kept in these sizes'),
)

/** `40%` or 0.4, above 0 and below 1. */
const share = (reader: Reader, at: Located): number | undefined => {
  const value = reader.scalar(at)
  const percent = typeof value === 'string' ? /^(\d+(?:\.\d+)?)\s*%$/.exec(value.trim()) : null
  const parsed = percent ? Number(percent[1]) / 100 : value
  if (typeof parsed === 'number' && parsed > 0 && parsed < 1) return parsed
  return reader.report(at, 'must be a share such as 40% or 0.4, above 0 and below 1')
}

const absolute = number({ from: 1, to: 1e9 })
/** Of a topic both are said: 40 negatives, or 40 % of them. */
const isWhole = (value: unknown): boolean => typeof value === 'number' && value >= 1
const threshold = (at: Located, kind: keyof typeof KINDS, reading: Reading): number | undefined =>
  kind === 'share' || (kind === 'topic' && !isWhole(reading.reader.scalar(at)))
    ? share(reading.reader, at)
    : absolute.read(at, reading)

const count = (to: number) => number({ from: 1, to, whole: true })

const ruleMap = record({
  id: required(text, 'Unique within the brand.'),
  kind: required(
    oneOf(keysOf(KINDS)),
    'Share of negatives, volume, count of negatives, one topic repeated, or a fight under a post.',
  ),
  level: required(oneOf(keysOf(LEVELS)), 'Watch stays below the crisis line; suspect asks people.'),
  window: required(windowSize, '5m or 1h.'),
  minimumMentions: optional(count(1e9), undefined, 'Fewer mentions never open a signal; 30, no limit for a fight.'),
  minimumAuthors: optional(count(1e6), undefined, 'Fewer authors never open a signal; 5, for a fight 2.'),
  threshold: optional(
    later({ type: ['number', 'string'] }),
    undefined,
    'Absolute: a share (40% or 0.4), else a number.',
  ),
  deviations: optional(
    later({ type: 'number', minimum: 1, maximum: 100 }),
    undefined,
    'Robust deviations above usual.',
  ),
  of: optional(
    later({ enum: ['raw', 'corrected'] }),
    undefined,
    'What a share threshold is compared with: as the scorer says (raw), or without its known errors (corrected).',
  ),
  topics: optional(
    list(oneOf(CRISIS_TOPICS)),
    undefined,
    'Of kind topic: the topics meant; any one of them when absent.',
  ),
  evaluations: optional(count(360), RULE_DEFAULTS.evaluations, 'Evaluations in a row, 10 s apart, that must agree.'),
  closeAfter: optional(duration(), RULE_DEFAULTS.closeAfterMs, 'Closes when back within limits for this long.'),
  coolDown: optional(duration(), RULE_DEFAULTS.coolDownMs, 'Does not open again for this long.'),
})
const deviations = number({ from: 1, to: 100 })

/** What kinds that need a threshold count. */
const COUNTED: Partial<Record<keyof typeof KINDS, string>> = {
  count: 'negative mentions',
  topic: 'negative mentions on one topic, or what share of the negatives',
  fight: 'hostile replies under one post',
}
const LEAST: Partial<Record<keyof typeof KINDS, { readonly mentions: number; readonly authors: number }>> = {
  fight: { mentions: 0, authors: 2 },
}

const BASES = ['raw', 'corrected'] as const
const basis = oneOf(BASES)

/** What a rule does not say is RULE_DEFAULTS; a threshold without deviations makes it absolute only. */
const rule: Shape<RuleInput & { readonly ruleId: string }> = mapped(ruleMap, (said, at, reading) => {
  const { reader } = reading
  const limit = said.threshold && threshold(said.threshold, said.kind, reading)
  const change = said.deviations && deviations.read(said.deviations, reading)
  if (said.topics && said.kind !== 'topic') reader.report(at, 'has "topics", which only kind "topic" knows')
  const counted = COUNTED[said.kind]
  if (counted && !said.threshold) reader.report(at, `needs "threshold": how many ${counted}`)
  if (counted && said.deviations) reader.report(said.deviations, `has no meaning for a ${said.kind}`)
  if (said.of && (said.kind !== 'share' || !said.threshold))
    reader.report(said.of, 'needs kind "share" and a "threshold": changes are always compared raw')
  const corrected = said.of && basis.read(said.of, reading) === 'corrected'
  const least = LEAST[said.kind] ?? { mentions: RULE_DEFAULTS.minimumMentions, authors: RULE_DEFAULTS.minimumAuthors }
  return {
    ruleId: said.id,
    kind: KINDS[said.kind],
    level: LEVELS[said.level],
    windowMs: said.window,
    minimumMentions: said.minimumMentions ?? least.mentions,
    minimumAuthors: said.minimumAuthors ?? least.authors,
    evaluations: said.evaluations,
    closeAfterMs: said.closeAfter,
    coolDownMs: said.coolDown,
    threshold: limit ?? 0,
    corrected: corrected ?? false,
    topics: [...(said.topics ?? [])],
    deviations: change ?? (limit === undefined ? RULE_DEFAULTS.deviations : 0),
  }
})

/** The rules of a brand. */
export const rules: Shape<readonly RuleInput[]> = distinct(list(rule), ({ ruleId }) => ruleId, 'rule')
