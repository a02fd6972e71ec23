import type { BrandInput } from '../gen/tocsin/config/v1/Brand.ts'
import { rules } from './rule.ts'
import { idOf, language, text, timeZone } from './scalars.ts'
import { list, mapped, optional, record, required, type Shape } from './shape.ts'
import { terms } from './term.ts'

const someTerms: typeof terms = mapped(terms, (found, at, { reader }) => {
  if (found.length === 0) reader.report(at, 'needs at least one term')
  return found
})

/** One brand of the list `brands`. */
export const brand: Shape<BrandInput & { readonly brandId: string }> = mapped(
  record({
    id: required(idOf('brand'), 'Small letters, digits, hyphens; never changes.'),
    name: required(text, 'As people know it.'),
    timeZone: required(timeZone, 'IANA name; the hours of the usual level are counted in it.'),
    languages: optional(list(language), [], 'Languages that people talk about it in, the main one first.'),
    terms: required(someTerms, 'A post that holds one of these is a mention.'),
    exclusions: optional(terms, [], 'A post that holds one of these is none.'),
    rules: optional(rules, [], 'When a signal opens; without any, the usual rules apply.'),
  }),
  ({ id, languages, terms: matching, exclusions, rules: own, ...rest }) => ({
    brandId: id,
    ...rest,
    languages: [...languages],
    terms: [...matching],
    exclusions: [...exclusions],
    rules: [...own],
  }),
)
