import fc from 'fast-check'
import { configured, type Entry, flag, mention, negative, START_MS, tick } from './timeline.ts'
import { baselineVersion, brandVersion } from './versions.ts'

/** One thing that happens, some time after the one before. */
interface Event {
  readonly kind: 'plain' | 'negative' | 'burst' | 'quarrel' | 'repeat' | 'late' | 'slow' | 'tick' | 'flag' | 'config'
  readonly gapMs: number
  readonly brand: number
  readonly author: number
  readonly delayMs: number
}

const BRANDS = ['lumo', 'norr', 'kopi']
const TEXTS = [
  'the app is broken since the update',
  'refund please',
  'lovely new colour',
  'aplikacja nie działa po aktualizacji',
  'kapan bisa dipakai lagi',
]

const event: fc.Arbitrary<Event> = fc.record({
  kind: fc.constantFrom<Event['kind']>(
    'plain',
    'plain',
    'negative',
    'negative',
    'negative',
    'burst',
    'quarrel',
    'repeat',
    'late',
    'slow',
    'tick',
    'flag',
    'config',
  ),
  gapMs: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 5_000 }) },
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 120_000 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 5_000_000 }) },
  ),
  brand: fc.integer({ min: 0, max: BRANDS.length - 1 }),
  author: fc.integer({ min: 0, max: 40 }),
  delayMs: fc.oneof(fc.integer({ min: -200_000, max: 200_000 }), fc.integer({ min: 0, max: 4_000_000 })),
})

const BURST = 25
const TOPICS = ['', 'delivery', 'staff delivery', 'staff']
const QUARREL = 7

/** Turns events into a log: append times never fall, every record is as sentiment would have written it. */
export const logOf = (events: readonly Event[]): Entry[] => {
  const entries: Entry[] = []
  const mentions: { readonly entry: Entry & { kind: 'mention' }; readonly appendedAtMs: number }[] = []
  let nowMs = START_MS
  let configVersion = 0
  const add = (entry: Entry): void => {
    entries.push(entry)
    if (entry.kind === 'mention') mentions.push({ entry, appendedAtMs: nowMs })
  }
  for (const [index, { kind, gapMs, brand, author, delayMs }] of events.entries()) {
    nowMs += gapMs
    const over = {
      brandId: BRANDS[brand]!,
      nativeId: `n${index}`,
      appendedAtMs: nowMs,
      text: TEXTS[author % TEXTS.length]!,
      topics: TOPICS[author % TOPICS.length]!,
    }
    const lang = ['en', 'pl', 'sv', 'id'][author % 4]!
    if (kind === 'plain')
      add(mention(nowMs, { ...over, language: lang, vulgar: author % 7 === 0, weight: (author % 3) + 1 }))
    else if (kind === 'negative')
      add(
        negative(nowMs - Math.abs(delayMs % 30_000), `a${author}`, {
          ...over,
          language: lang,
          abusive: author % 5 === 0,
        }),
      )
    else if (kind === 'burst') {
      for (let i = 0; i < BURST; i++)
        add(negative(nowMs, `b${(author + i) % 40}`, { ...over, nativeId: `n${index}-${i}`, language: lang }))
    } else if (kind === 'quarrel') {
      for (let i = 0; i < QUARREL; i++) {
        const reply = { parentId: `p${i}`, threadId: `t${author % 3}`, abusive: i % 2 === 0, vulgar: i % 3 !== 0 }
        add(negative(nowMs, `q${i % ((author % 3) + 1)}`, { ...over, nativeId: `n${index}-${i}`, ...reply }))
      }
    } else if (kind === 'late') add(negative(nowMs - delayMs, `a${author}`, over))
    else if (kind === 'slow') add(mention(nowMs - Math.abs(delayMs), { ...over, timing: 'TIMING_SLOW' }))
    else if (kind === 'tick') add(tick(nowMs))
    else if (kind === 'flag') add(flag(nowMs, `f${author % 4}`))
    else if (kind === 'config') {
      configVersion++
      add(configured(nowMs, author % 2 === 0 ? brandVersion(configVersion, author) : baselineVersion(configVersion)))
    } else if (mentions.length > 0) {
      const before = mentions[(author * 31) % mentions.length]!
      add({ ...before.entry, appendedAtMs: nowMs })
    }
  }
  entries.push(tick(nowMs + 60_000))
  return entries
}

/** Logs of three brands with everything that can happen: bursts, repeats, late and slow mentions, flags, new configuration, silence. */
export const story = (maxLength: number): fc.Arbitrary<Entry[]> =>
  fc.array(event, { minLength: 5, maxLength }).map(logOf)
