import { parseDuration } from '../runtime/setting.ts'
import { suggest } from '../runtime/suggest.ts'
import type { Named } from './names.ts'
import type { Texts } from './plan.ts'
import type { Located } from './reader.ts'
import type { JsonSchema, Shape } from './shape.ts'

const ID = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/
const LANGUAGE = /^[a-z]{2,3}$/

export const text: Shape<string> = {
  schema: { type: 'string', minLength: 1 },
  read: (at, { reader }) => reader.text(at),
}

export const flag: Shape<boolean> = {
  schema: { type: 'boolean' },
  read(at, { reader }) {
    const value = reader.scalar(at)
    return typeof value === 'boolean' ? value : reader.report(at, 'must be true or false')
  },
}

export const oneOf = <T extends string>(known: readonly T[]): Shape<T> => ({
  schema: { enum: known },
  read: (at, { reader }) => reader.word(at, known),
})

/** The place itself, for what can be understood only together with its neighbours. */
export const later = (schema: JsonSchema): Shape<Located> => ({ schema, read: at => at })

export const number = ({ from, to, whole = false }: { from: number; to: number; whole?: boolean }): Shape<number> => ({
  schema: { type: whole ? 'integer' : 'number', minimum: from, maximum: to },
  read(at, { reader }) {
    const value = reader.scalar(at)
    const fits = typeof value === 'number' && value >= from && value <= to && (!whole || Number.isInteger(value))
    return fits ? value : reader.report(at, `must be a ${whole ? 'whole ' : ''}number from ${from} to ${to}`)
  },
})

/** Text that `problem` finds nothing wrong with; what it finds completes "… must be". */
export const textThat = (schema: JsonSchema, must: string, fits: (value: string) => boolean): Shape<string> => ({
  schema: { type: 'string', ...schema },
  read(at, { reader }) {
    const value = reader.text(at)
    return value === undefined || fits(value) ? value : reader.report(at, `must be ${must}, not "${value}"`)
  },
})

const anyId = textThat({ pattern: ID.source }, 'small letters, digits and hyphens, at most 64', value => ID.test(value))

/** An id that is unique only where it stands. */
export const localId: Shape<string> = anyId

export const idOf = (kind: Named, { mayRepeat = false } = {}): Shape<string> => ({
  schema: anyId.schema,
  read(at, reading) {
    const id = anyId.read(at, reading)
    if (id === undefined) return undefined
    return reading.names.define({ kind, id, at, reader: reading.reader }, mayRepeat) ? id : undefined
  },
})

/** Names something of the playbook; checked when all files are read. */
export const refTo = (kind: Named): Shape<string> => ({
  schema: anyId.schema,
  read(at, { reader, names }) {
    const id = reader.text(at)
    if (id !== undefined) names.refer({ kind, id, at, reader })
    return id
  },
})

export const language: Shape<string> = textThat(
  { pattern: LANGUAGE.source },
  'a language such as "en" or "pl"',
  value => LANGUAGE.test(value),
)

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return !/^[+-]/.test(name)
  } catch {
    return false
  }
}

export const timeZone: Shape<string> = {
  schema: { type: 'string', examples: ['Europe/Warsaw', 'Asia/Jakarta', 'UTC'] },
  read(at, { reader }) {
    const name = reader.text(at)
    if (name === undefined || isTimeZone(name)) return name
    return reader.report(
      at,
      `must be a time zone such as "Europe/Warsaw" or "UTC", not "${name}".`,
      suggest(name, Intl.supportedValuesOf('timeZone')),
    )
  },
}

/** As milliseconds. `from` and `to` are durations too. */
export const duration = ({ from = '1s', to = '7d' } = {}): Shape<number> => ({
  schema: { type: 'string', pattern: String.raw`^\d+(\.\d+)?\s*(ms|s|m|h|d)$`, examples: ['30s', '5m', '1h', '2d'] },
  read(at, { reader }) {
    const ms = parseDuration(reader.scalar(at))
    if (ms === undefined) return reader.report(at, 'must be a duration such as "30s", "5m" or "1h"')
    if (ms > parseDuration(to)!) return reader.report(at, `must be at most "${to}"`)
    if (ms < parseDuration(from)!) return reader.report(at, `must be at least "${from}"`)
    return ms
  },
})

/** Texts by language. */
export const texts = (needed: readonly string[] = []): Shape<Texts> => ({
  schema: {
    type: 'object',
    propertyNames: { pattern: LANGUAGE.source },
    additionalProperties: text.schema,
    ...(needed.length > 0 && { required: needed }),
  },
  read(at, reading) {
    const { reader } = reading
    const entries = reader.entries(at)
    if (!entries) return undefined
    const found: Record<string, string> = {}
    for (const { key, name, value } of entries) {
      if (!LANGUAGE.test(name)) reader.report(key, 'is not a language such as "en" or "pl"')
      const said = text.read(value, reading)
      if (said !== undefined) found[name] = said
    }
    for (const one of needed)
      if (!entries.some(({ name }) => name === one)) reader.report(at, `needs "${one}", the text in that language`)
    return found
  },
})
