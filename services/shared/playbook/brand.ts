import type { BrandInput } from '../gen/tocsin/config/v1/Brand.ts'
import type { RuleInput } from '../gen/tocsin/config/v1/Rule.ts'
import { suggest } from '../runtime/suggest.ts'
import type { Located, Reader } from './reader.ts'
import { readRule } from './rule.ts'
import { readTerms } from './term.ts'

const BRAND_KEYS = ['id', 'name', 'timeZone', 'languages', 'terms', 'exclusions', 'rules'] as const
const ID = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return !/^[+-]/.test(name)
  } catch {
    return false
  }
}

const timeZone = (reader: Reader, at: Located): string | undefined => {
  const name = reader.text(at)
  if (name === undefined || isTimeZone(name)) return name
  return reader.report(
    at,
    `must be a time zone such as "Europe/Warsaw" or "UTC", not "${name}".`,
    suggest(name, Intl.supportedValuesOf('timeZone')),
  )
}

const languages = (reader: Reader, list: Located): string[] =>
  reader.items(list).flatMap(at => {
    const tag = reader.text(at)
    if (tag === undefined) return []
    if (/^[a-z]{2,3}$/.test(tag)) return [tag]
    reader.report(at, `must be a language such as "en" or "pl", not "${tag}"`)
    return []
  })

const rules = (reader: Reader, list: Located): RuleInput[] => {
  const seen = new Set<string>()
  return reader.items(list).flatMap(at => {
    const rule = readRule(reader, at)
    if (!rule?.ruleId) return []
    if (seen.has(rule.ruleId)) reader.report(at, `has the id "${rule.ruleId}" of an earlier rule of this brand`)
    seen.add(rule.ruleId)
    return [rule]
  })
}

export interface ReadBrand {
  readonly id: Located
  readonly brand: BrandInput & { readonly brandId: string }
}

/** One brand of the list `brands`; undefined when it has no usable id. */
export const readBrand = (reader: Reader, at: Located): ReadBrand | undefined => {
  const fields = reader.fields(at, BRAND_KEYS, ['id', 'name', 'timeZone', 'terms'])
  if (!fields) return undefined
  const id = fields.id && reader.text(fields.id)
  if (fields.id && id !== undefined && !ID.test(id))
    reader.report(fields.id, `must be small letters, digits and hyphens, at most 64, not "${id}"`)
  const terms = fields.terms ? readTerms(reader, fields.terms) : []
  if (fields.terms && terms.length === 0) reader.report(fields.terms, 'needs at least one term')
  const brand = {
    name: (fields.name && reader.text(fields.name)) ?? '',
    timeZone: (fields.timeZone && timeZone(reader, fields.timeZone)) ?? 'UTC',
    languages: fields.languages ? languages(reader, fields.languages) : [],
    terms,
    exclusions: fields.exclusions ? readTerms(reader, fields.exclusions) : [],
    rules: fields.rules ? rules(reader, fields.rules) : [],
  }
  return fields.id && id !== undefined ? { id: fields.id, brand: { brandId: id, ...brand } } : undefined
}
