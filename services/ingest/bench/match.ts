import type { BrandInput } from '@tocsin/shared/gen/tocsin/config/v1/Brand.ts'
import { createMatcher } from '../src/core/match/matcher.ts'

/** 200 brands, 1,000 terms, posts of 100 to 140 characters of which one in five names a brand. Seeded; one core. */
const BRANDS = 200
const TERMS_PER_BRAND = 5
const POSTS = 20_000
const SECONDS = 3

let state = 42
const random = (): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state / 2 ** 32
}
const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
const syllables = [
  'ka',
  'lo',
  'mi',
  'ru',
  'sze',
  'bo',
  'nå',
  'tø',
  'len',
  'da',
  'pre',
  'gi',
  'wał',
  'sko',
  'an',
  'er',
  'ig',
]
const word = (size: number): string => Array.from({ length: size }, () => pick(syllables)).join('')

const brands: BrandInput[] = Array.from({ length: BRANDS }, (_, index) => {
  const name = word(3)
  const texts = [name, `@${name}`, `#${name}`, `${word(2)} ${word(2)}`, `${word(3)}*`].slice(0, TERMS_PER_BRAND)
  return { brandId: `b${index}`, terms: texts.map(text => ({ text })) }
})
const terms = brands.flatMap(brand => (brand.terms ?? []).map(({ text = '' }) => text))

const vocabulary = Array.from({ length: 20_000 }, () => word(1 + Math.floor(random() * 3)))
const posts = Array.from({ length: POSTS }, () => {
  const size = 100 + Math.floor(random() * 40)
  const named = random() < 0.2 ? pick(terms).replace('*', 'na') : undefined
  const words: string[] = named === undefined ? [] : [named]
  while (words.join(' ').length < size)
    words.splice(
      Math.floor(random() * (words.length + 1)),
      0,
      pick([...vocabulary.slice(0, 2_000), '☕️', 'och,', 'się']),
    )
  return words.join(' ')
})

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const alternation = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{Nd}_])(?:${terms.map(text => (text.endsWith('*') ? literally(text.slice(0, -1)) : `${literally(text)}(?![\\p{L}\\p{M}\\p{Nd}_])`)).join('|')})`,
  'giu',
)
const needles = terms.map(text => text.replace('*', '').toLowerCase())
const matcher = createMatcher(brands)

const ways: Readonly<Record<string, (text: string) => number>> = {
  'tocsin, one pass': text => matcher.match(text).length,
  'one alternation RegExp (giu)': text => text.match(alternation)?.length ?? 0,
  'a loop of includes': text => {
    const lower = text.toLowerCase()
    return needles.reduce((count, needle) => count + (lower.includes(needle) ? 1 : 0), 0)
  },
}

const characters = posts.reduce((sum, text) => sum + text.length, 0)
console.log(
  `${terms.length} terms of ${BRANDS} brands, ${POSTS} posts of ${Math.round(characters / POSTS)} characters, one core`,
)
const rates = Object.entries(ways).map(([name, match]) => {
  let done = 0
  let hits = 0
  for (const text of posts.slice(0, 2_000)) match(text)
  const start = performance.now()
  while (performance.now() - start < SECONDS * 1_000) {
    for (let i = 0; i < 100; i++) hits += match(posts[done++ % POSTS]!)
  }
  const rate = done / ((performance.now() - start) / 1_000)
  console.log(
    `${name.padEnd(30)} ${Math.round(rate).toLocaleString('en').padStart(10)} posts/s   ${(hits / done).toFixed(2)} hits a post`,
  )
  return rate
})
console.log(`${(rates[0]! / Math.max(...rates.slice(1))).toFixed(1)} times the better baseline`)
