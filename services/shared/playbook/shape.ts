import type { Names } from './names.ts'
import type { Located, Reader } from './reader.ts'

export type JsonSchema = { readonly [keyword: string]: unknown }

/** One file being read, with the ids of all files. */
export interface Reading {
  readonly reader: Reader
  readonly names: Names
  /** Where values came from, so that later checks can say where the problem is. */
  readonly places: WeakMap<object, Place>
}

export interface Place {
  readonly at: Located
  readonly reader: Reader
}

/**
 * What a part of a playbook looks like, said once: `read` gives the value, or reports why not and gives undefined; `schema` says the
 * same to editors. A schema allows at most what `read` knows.
 */
export interface Shape<T> {
  readonly schema: JsonSchema
  read(at: Located, reading: Reading): T | undefined
}

export interface Field<T> {
  readonly shape: Shape<unknown>
  readonly required: boolean
  readonly doc: string
  /** The value when the key is absent. */
  readonly fallback: T | undefined
}

export const required = <T>(shape: Shape<T>, doc: string): Field<T> => ({
  shape,
  required: true,
  doc,
  fallback: undefined,
})

export const optional = <T, F>(shape: Shape<T>, fallback: F, doc: string): Field<T | F> => ({
  shape,
  required: false,
  doc,
  fallback,
})

export type ValueOf<F> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never }

/** A map with exactly these keys. Undefined when a required one is absent or cannot be read; all keys are looked at in any case. */
export const record = <F extends Readonly<Record<string, Field<unknown>>>>(fields: F): Shape<ValueOf<F>> => {
  const keys = Object.keys(fields)
  const requiredKeys = keys.filter(key => fields[key]!.required)
  return {
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(
        Object.entries(fields).map(([key, { shape, doc }]) => [key, { ...shape.schema, description: doc }]),
      ),
      ...(requiredKeys.length > 0 && { required: requiredKeys }),
    },
    read(at, reading) {
      const found = reading.reader.fields(at, keys, requiredKeys)
      if (!found) return undefined
      const values: Record<string, unknown> = {}
      for (const [key, { shape, fallback }] of Object.entries(fields)) {
        const value = found[key] && shape.read(found[key], reading)
        values[key] = value === undefined ? fallback : value
      }
      return requiredKeys.some(key => values[key] === undefined) ? undefined : (values as ValueOf<F>)
    },
  }
}

/** A list; what cannot be read is left out. */
export const list = <T>(item: Shape<T>, { min = 0 } = {}): Shape<readonly T[]> => ({
  schema: { type: 'array', items: item.schema, ...(min > 0 && { minItems: min }) },
  read(at, reading) {
    const { reader } = reading
    const items = reader.items(at)
    if (reader.isList(at) && items.length < min)
      reader.report(at, `needs at least ${min === 1 ? 'one entry' : `${min} entries`}`)
    return items.flatMap(one => {
      const value = item.read(one, reading)
      return value === undefined ? [] : [value]
    })
  },
})

/** The value made into something else, or checked further; the result remembers its place. */
export const mapped = <T, U>(
  shape: Shape<T>,
  make: (value: T, at: Located, reading: Reading) => U | undefined,
): Shape<U> => ({
  schema: shape.schema,
  read(at, reading) {
    const value = shape.read(at, reading)
    const made = value === undefined ? undefined : make(value, at, reading)
    if (typeof made === 'object' && made !== null) reading.places.set(made, { at, reader: reading.reader })
    return made
  },
})

/** A list of mapped values whose ids differ. */
export const distinct = <T extends object>(
  shape: Shape<readonly T[]>,
  idOf: (value: T) => string,
  what: string,
): Shape<readonly T[]> =>
  mapped(shape, (values, at, { reader, places }) => {
    const seen = new Set<string>()
    for (const value of values) {
      const id = idOf(value)
      if (seen.has(id)) reader.report(places.get(value)?.at ?? at, `has the id "${id}" of an earlier ${what}`)
      seen.add(id)
    }
    return values
  })
