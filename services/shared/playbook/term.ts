import type { TermInput } from '../gen/tocsin/config/v1/Term.ts'
import type { Located, Reader } from './reader.ts'

/** Shorter beginnings would match a good part of any language. */
const MINIMUM_PREFIX_LENGTH = 3
const TERM_KEYS = ['text', 'caseSensitive', 'diacriticsSensitive'] as const

const flag = (reader: Reader, at: Located | undefined): boolean => {
  if (at === undefined) return false
  const value = reader.scalar(at)
  if (typeof value !== 'boolean') reader.report(at, 'must be true or false')
  return value === true
}

const checkedText = (reader: Reader, at: Located): string | undefined => {
  const text = reader.text(at)
  if (text === undefined) return undefined
  const star = text.indexOf('*')
  if (star !== -1 && star !== text.length - 1) return reader.report(at, 'may have a * only at its end')
  const body = star === -1 ? text : text.slice(0, star)
  if (star !== -1 && [...body.replace(/^[@#]/, '')].length < MINIMUM_PREFIX_LENGTH)
    return reader.report(at, `needs at least ${MINIMUM_PREFIX_LENGTH} characters before the *`)
  if (star !== -1 && !/[\p{L}\p{M}\p{N}_]$/u.test(body))
    return reader.report(at, 'needs a letter or a digit before the *')
  if (/^[@#]/.test(body) && /\s/.test(body)) return reader.report(at, `is a handle or a hashtag and may hold no space`)
  if (!/[\p{L}\p{N}\p{S}\p{So}]/u.test(body)) return reader.report(at, 'needs a letter, a digit or a symbol')
  return text
}

const readTerm = (reader: Reader, at: Located): TermInput | undefined => {
  if (!reader.isMap(at)) {
    const text = checkedText(reader, at)
    return text === undefined ? undefined : { text }
  }
  const fields = reader.fields(at, TERM_KEYS, ['text'])
  const text = fields?.text && checkedText(reader, fields.text)
  const caseSensitive = flag(reader, fields?.caseSensitive)
  const diacriticsSensitive = flag(reader, fields?.diacriticsSensitive)
  return text === undefined
    ? undefined
    : { text, ...(caseSensitive && { caseSensitive }), ...(diacriticsSensitive && { diacriticsSensitive }) }
}

/** Terms or exclusions of a brand; one that is said twice is a problem. */
export const readTerms = (reader: Reader, list: Located): TermInput[] => {
  const terms: TermInput[] = []
  const seen = new Set<string>()
  for (const at of reader.items(list)) {
    const term = readTerm(reader, at)
    if (!term) continue
    const identity = `${term.caseSensitive ? term.text : term.text?.toLowerCase()} ${term.caseSensitive} ${term.diacriticsSensitive}`
    if (seen.has(identity)) reader.report(at, `says "${term.text}" a second time`)
    else terms.push(term)
    seen.add(identity)
  }
  return terms
}
