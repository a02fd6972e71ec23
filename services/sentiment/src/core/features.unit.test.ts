import { expect, it } from 'vitest'
import { collectLexicon } from '../../training/lexicons.ts'
import { createFeatures, extractFeatures } from './features.ts'
import { LANGUAGES, type Language } from './languages.ts'
import { buildLexicon } from './lexicon.ts'
import { scanText } from './scan.ts'
import { createScan } from './scan-state.ts'

const lexicon = buildLexicon(collectLexicon('no-given-lists'))
const scan = createScan()

const keysOf = (text: string, language: Language): Set<number> => {
  const features = createFeatures()
  scanText(text, scan, lexicon.stemBits)
  extractFeatures(scan, LANGUAGES.indexOf(language), lexicon, features)
  return new Set(features.keys.subarray(0, features.count))
}

/** Keys that two texts share and that neither of the parts of the first brings alone. */
const sharedPairs = (text: string, other: Set<number>, parts: readonly string[], language: Language): number => {
  const alone = new Set(parts.flatMap(part => [...keysOf(part, language)]))
  return [...keysOf(text, language)].filter(key => other.has(key) && !alone.has(key)).length
}

it('knows a pair of meanings whatever the language it is said in', () => {
  const polish = keysOf('trzeci tydzień', 'pl')
  expect(sharedPairs('third week', polish, ['third', 'week'], 'en')).toBeGreaterThan(0)
  expect(sharedPairs('tredje veckan', polish, ['tredje', 'veckan'], 'sv')).toBeGreaterThan(0)
})

it('pairs no meanings across the end of a sentence', () => {
  const polish = keysOf('trzeci tydzień', 'pl')
  expect(sharedPairs('third. Week', polish, ['third', 'Week', 'a. b'], 'en')).toBe(0)
})

it('says where the keys of character grams begin', () => {
  const features = createFeatures()
  scanText('slow', scan, lexicon.stemBits)
  extractFeatures(scan, 0, lexicon, features)
  expect(features.gramsFrom).toBeGreaterThan(0)
  // <sl slo low ow>, <slo slow low>
  expect(features.count - features.gramsFrom).toBe(7)
})
