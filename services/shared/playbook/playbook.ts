import type { BrandInput } from '../gen/tocsin/config/v1/Brand.ts'
import { readBrand } from './brand.ts'
import { openReader, type PlaybookFile, type PlaybookProblem } from './reader.ts'

export { formatProblem, type PlaybookFile, type PlaybookProblem } from './reader.ts'

export interface Playbooks {
  /** In the order of the files; complete only when there are no problems. */
  readonly brands: readonly (BrandInput & { readonly brandId: string })[]
  /** Everything that is wrong, in the order of the files and lines. Playbooks with problems are not to be used. */
  readonly problems: readonly PlaybookProblem[]
}

const SECTIONS = ['brands'] as const

/**
 * Reads playbooks from YAML texts. Unknown keys, ids used twice (across files too), unknown time zones and malformed durations or
 * shares are problems with their place. A brand that states no rules has none here.
 */
export const parsePlaybooks = (files: readonly PlaybookFile[]): Playbooks => {
  const problems: PlaybookProblem[] = []
  const brands = new Map<string, BrandInput & { readonly brandId: string }>()
  const definedIn = new Map<string, string>()
  for (const file of files) {
    const ofFile: PlaybookProblem[] = []
    const reader = openReader(file, ofFile)
    const sections = reader.root && reader.fields(reader.root, SECTIONS, [])
    for (const at of sections?.brands ? reader.items(sections.brands) : []) {
      const read = readBrand(reader, at)
      if (!read) continue
      const { brandId } = read.brand
      const earlier = definedIn.get(brandId)
      if (earlier !== undefined) reader.report(read.id, `"${brandId}" is defined already in ${earlier}`)
      else brands.set(brandId, read.brand)
      definedIn.set(brandId, earlier ?? file.path)
    }
    problems.push(...ofFile.sort((a, b) => a.line - b.line || a.column - b.column))
  }
  return { brands: [...brands.values()], problems }
}
