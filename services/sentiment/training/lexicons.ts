import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { foldText } from '../src/core/characters.ts'
import { gapHash, grow, WORD_SEED } from '../src/core/hash.ts'
import { LANGUAGES } from '../src/core/languages.ts'
import {
  ANY_LANGUAGE,
  CONCEPT_SHIFT,
  type LexiconEntries,
  NEGATES,
  POLARITY_ZERO,
  sealed,
  stemKey,
  VULGAR,
  wordKey,
} from '../src/core/lexicon.ts'

const OWN_DIR = fileURLToPath(new URL('../lexicons', import.meta.url))

interface Entry {
  polarity: number
  flags: number
  concept: number
}

const columnOf = (language: string): number =>
  language === '*' ? ANY_LANGUAGE : LANGUAGES.indexOf(language as (typeof LANGUAGES)[number])

/** Hash of a word as the scan makes it: folded, runs cut to two, joined by apostrophes. */
export const wordHash = (word: string): number => {
  let hash = WORD_SEED
  let run = 0
  let previous = ''
  for (const char of foldText(word)) {
    if (char === "'" || char === '’') continue
    run = char === previous ? run + 1 : 1
    previous = char
    if (run <= 2) hash = grow(hash, char.charCodeAt(0))
  }
  return hash
}

const isSingleWord = (word: string): boolean => /^[\p{L}\p{M}'’]+\*?$/u.test(word)

const lines = (path: string): string[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .map(line => line.replace(/\r$/, ''))
        .filter(line => line.trim() !== '' && !line.startsWith('# '))
    : []

/** Collects words and stems by language; a word given twice keeps the first polarity and gathers flags. */
class Collector {
  readonly words = new Map<string, Entry>()

  add(language: string, word: string, entry: Partial<Entry>): void {
    const clean = foldText(word.trim())
    if (!isSingleWord(clean) || columnOf(language) < 0) return
    const key = `${language}\t${clean}`
    const known = this.words.get(key)
    this.words.set(key, {
      polarity: known?.polarity || (entry.polarity ?? 0),
      flags: (known?.flags ?? 0) | (entry.flags ?? 0),
      concept: known?.concept || (entry.concept ?? 0),
    })
  }
}

/** A word that is in a list as it stands also has what its stem has: the scorer looks for stems only where the whole word is unknown. */
const inheritFromStems = (collector: Collector): void => {
  for (const [key, entry] of collector.words) {
    if (key.endsWith('*')) continue
    const start = key.indexOf('\t') + 1
    const language = key.slice(0, start)
    for (const prefix of [language, '*\t']) {
      for (let end = key.length; end > start + 2; end--) {
        const stem = collector.words.get(`${prefix}${key.slice(start, end)}*`)
        if (!stem) continue
        entry.flags |= stem.flags
        entry.concept ||= stem.concept
        entry.polarity ||= stem.polarity
      }
    }
  }
}

const addOwn = (collector: Collector, dir: string): void => {
  for (const line of lines(join(dir, 'vulgar.tsv'))) {
    const [language, word] = line.split('\t')
    collector.add(language!, word!, { flags: VULGAR, polarity: 0 })
  }
  for (const line of lines(join(dir, 'negation.tsv'))) {
    const [language, words] = line.split('\t')
    for (const word of words!.split(' ')) collector.add(language!, word, { flags: NEGATES })
  }
  lines(join(dir, 'concepts.tsv')).forEach((line, index) => {
    const [polarity, ...cells] = line.split('\t')
    cells.forEach((cell, column) => {
      for (const word of cell.split(' ').filter(Boolean))
        collector.add(['en', 'pl', 'sv', 'id'][column]!, word, { polarity: Number(polarity), concept: index + 1 })
    })
  })
}

const addPolarity = (collector: Collector, dir: string): void => {
  for (const line of lines(join(dir, 'polarity.tsv'))) {
    const [language, polarity, words] = line.split('\t')
    for (const word of words!.split(' ')) collector.add(language!, word, { polarity: Number(polarity) })
  }
}

const clampPolarity = (value: number): number => Math.max(-5, Math.min(5, Math.round(value)))

const addGiven = (collector: Collector, dataDir: string): void => {
  const dir = join(dataDir, 'lexicons')
  for (const line of lines(join(dir, 'vader/vader_lexicon.txt'))) {
    const [word, score] = line.split('\t')
    collector.add('en', word!, { polarity: clampPolarity(Number(score) * 1.2) })
  }
  for (const [language, file] of [
    ['en', 'AFINN-en-165.txt'],
    ['pl', 'AFINN-pl-165.txt'],
    ['sv', 'AFINN-sv-165.txt'],
    ['da', 'AFINN-da-32.txt'],
  ] as const) {
    for (const line of lines(join(dir, 'afinn', file))) {
      const [word, score] = line.split('\t')
      collector.add(language, word!, { polarity: clampPolarity(Number(score)) })
    }
  }
  for (const line of lines(join(dir, 'sv-sentimentlex/sentimentlex.csv')).slice(1)) {
    const match = /^"([^"]+)","(pos|neg)",(-?\d)/.exec(line)
    if (match) collector.add('sv', match[1]!, { polarity: Number(match[3]) })
  }
  for (const word of lines(join(dir, 'ban-pl/polish_vulgarisms_extended_2.0.txt')))
    collector.add('pl', word, { flags: VULGAR })
  for (const line of lines(join(dir, 'profanity/surge_profanity_en.csv')).slice(1)) {
    const cells = line.split(',')
    if (Number(cells[7]) >= 1.6 && cells[0]!.length >= 4) collector.add('en', cells[0]!, { flags: VULGAR })
  }
}

/** Ways to hide the middle of a vulgar word behind asterisks, as the scan hashes them: what is left before and after the gap. */
const maskedHashes = (word: string): number[] => {
  const letters = [...foldText(word)]
  const hashes: number[] = []
  for (let before = 1; before < letters.length; before++) {
    for (let after = letters.length; after > before; after--) {
      const shown = before + letters.length - after
      if (after === before || shown < 2 || letters.length - shown > 3) continue
      let suffix = WORD_SEED
      for (let i = after; i < letters.length; i++)
        if (i === after || letters[i] !== letters[i - 1]) suffix = grow(suffix, letters[i]!.charCodeAt(0))
      hashes.push(gapHash(wordHash(letters.slice(0, before).join('')), suffix))
    }
  }
  return hashes
}

/** All word knowledge the model ships: given lists (by `dataDir`) and our own (lexicons/). */
export const collectLexicon = (dataDir: string, ownDir = OWN_DIR): LexiconEntries => {
  const collector = new Collector()
  addOwn(collector, ownDir)
  addPolarity(collector, ownDir)
  addGiven(collector, dataDir)
  inheritFromStems(collector)
  const keys = new Map<number, number>()
  const stems = new Set<number>()
  for (const [id, { polarity, flags, concept }] of collector.words) {
    const [language, word] = id.split('\t')
    const column = columnOf(language!)
    const value = (polarity + POLARITY_ZERO) | flags | (concept << CONCEPT_SHIFT)
    const isStem = word!.endsWith('*')
    const plain = isStem ? word!.slice(0, -1) : word!
    const hash = wordHash(plain)
    if (isStem) {
      keys.set(stemKey(hash, column), sealed(value, hash))
      stems.add(hash)
      // a disguised word is looked up as a whole
      if (flags & VULGAR) keys.set(wordKey(hash, column), sealed(value, hash))
    } else keys.set(wordKey(hash, column), sealed(value, hash))
    if (!(flags & VULGAR)) continue
    for (const masked of plain.length >= 4 && plain.length <= 9 ? maskedHashes(plain) : []) {
      const key = wordKey(masked, column)
      if (!keys.has(key)) keys.set(key, sealed(VULGAR | POLARITY_ZERO, masked))
    }
  }
  const sorted = [...keys].sort(([a], [b]) => a - b)
  return {
    keys: Int32Array.from(sorted, ([key]) => key),
    values: Int32Array.from(sorted, ([, value]) => value),
    stemPrefixes: Int32Array.from(stems).sort(),
  }
}
