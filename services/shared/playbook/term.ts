import type { TermInput } from '../gen/tocsin/config/v1/Term.ts'
import type { Located, Reader } from './reader.ts'
import { flag, later, text } from './scalars.ts'
import { optional, type Reading, record, required, type Shape } from './shape.ts'

/** Shorter beginnings would match a good part of any language. */
const MINIMUM_PREFIX_LENGTH = 3

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

const termMap = record({
  text: required(later(text.schema), 'A word or a phrase, @handle or #hashtag; a * at the end stands for any ending.'),
  caseSensitive: optional(flag, false, 'Capitals count.'),
  diacriticsSensitive: optional(flag, false, 'Marks on letters count.'),
})

const readTerm = (at: Located, reading: Reading): TermInput | undefined => {
  const { reader } = reading
  if (!reader.isMap(at)) {
    const said = checkedText(reader, at)
    return said === undefined ? undefined : { text: said }
  }
  const fields = termMap.read(at, reading)
  const said = fields && checkedText(reader, fields.text)
  return said === undefined
    ? undefined
    : {
        text: said,
        ...(fields?.caseSensitive && { caseSensitive: true }),
        ...(fields?.diacriticsSensitive && { diacriticsSensitive: true }),
      }
}

/** Terms or exclusions of a brand; one that is said twice is a problem. */
export const terms: Shape<readonly TermInput[]> = {
  schema: { type: 'array', items: { anyOf: [text.schema, termMap.schema] } },
  read(list, reading) {
    const { reader } = reading
    const found: TermInput[] = []
    const seen = new Set<string>()
    for (const at of reader.items(list)) {
      const term = readTerm(at, reading)
      if (!term) continue
      const identity = `${term.caseSensitive ? term.text : term.text?.toLowerCase()} ${term.caseSensitive} ${term.diacriticsSensitive}`
      if (seen.has(identity)) reader.report(at, `says "${term.text}" a second time`)
      else found.push(term)
      seen.add(identity)
    }
    return found
  },
}
