/** A seeded week of three invented brands: calm, one crisis, one popular joke, one flood by two authors; 2 % twice, some late. */

export interface WeekTruth {
  readonly lines: string
  readonly mentions: ReadonlyMap<string, number>
  readonly duplicates: ReadonlyMap<string, number>
  readonly crisis: { readonly brand: string; readonly fromMs: number; readonly toMs: number }
}

const WEEK_MS = 7 * 86_400_000
const MINUTE_MS = 60_000

const GOOD = [
  'Love the new {b} app, works great',
  'Thank you {b}, excellent service and friendly staff',
  'Really happy with my {b} order',
  '{b} is the best, highly recommended',
]
const PLAIN = [
  '{b} opens a second shop in the old town on Monday',
  'Does {b} deliver on Sundays?',
  'The {b} report for the third quarter is out',
  'Meeting at {b} at nine, room two',
]
const BAD = [
  '{b} app crashes all the time, terrible',
  'Worst service ever, {b} ignored my complaint',
  'My {b} order arrived broken and nobody answers',
  '{b} charged me twice, this is awful',
]
const ANGRY = [
  '{b} charged me twice and the app keeps crashing, disgraceful',
  'Double charge from {b} again, I want my money back, awful',
  '{b} took the money twice, support ignores everyone, terrible',
  'Never again {b}, charged twice and no refund, furious',
]
const JOKE = [
  'haha the {b} penguin video is brilliant',
  'love the {b} penguin so much, best thing today',
  'the {b} penguin made my day, wonderful',
]

const mulberry = (seed: number) => {
  let state = seed >>> 0
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Line {
  readonly id: string
  readonly brands: readonly string[]
  readonly author: string
  readonly text: string
  readonly publishedAt: string
  readonly observedAt: string
}

export const makeWeek = (seed: number, startMs: number): WeekTruth => {
  const random = mulberry(seed)
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
  const lines: Line[] = []
  const add = (brand: string, atMs: number, author: string, texts: readonly string[]): void => {
    const isLate = random() < 0.05
    const observedMs = Math.min(atMs + (isLate ? random() * 4 * MINUTE_MS : 0), startMs + WEEK_MS - 1)
    lines.push({
      id: `p${lines.length}`,
      brands: [brand],
      author,
      text: `${pick(texts).replaceAll('{b}', brand)} ${lines.length % 97}`,
      publishedAt: new Date(atMs).toISOString(),
      observedAt: new Date(observedMs).toISOString(),
    })
  }
  const usual = (): readonly string[] => {
    const at = random()
    return at < 0.12 ? BAD : at < 0.6 ? PLAIN : GOOD
  }
  const burst = (
    brand: string,
    fromMs: number,
    toMs: number,
    count: number,
    author: () => string,
    texts: readonly string[],
  ): void => {
    for (let i = 0; i < count; i++) add(brand, fromMs + random() * (toMs - fromMs), author(), texts)
  }
  for (const brand of ['aurora', 'borealis', 'cirrus']) {
    for (let i = 0; i < 2_400; i++)
      add(brand, startMs + random() * WEEK_MS, `${brand}-${Math.floor(random() * 900)}`, usual())
  }
  const crisis = {
    brand: 'aurora',
    fromMs: startMs + 5.8 * 86_400_000,
    toMs: startMs + 5.8 * 86_400_000 + 300 * MINUTE_MS,
  }
  burst('aurora', crisis.fromMs, crisis.toMs, 700, () => `angry-${Math.floor(random() * 500)}`, ANGRY)
  burst(
    'borealis',
    startMs + 2.5 * 86_400_000,
    startMs + 2.5 * 86_400_000 + 120 * MINUTE_MS,
    500,
    () => `fan-${Math.floor(random() * 400)}`,
    JOKE,
  )
  burst(
    'cirrus',
    startMs + 3.6 * 86_400_000,
    startMs + 3.6 * 86_400_000 + 30 * MINUTE_MS,
    90,
    () => pick(['flood-a', 'flood-b']),
    ANGRY,
  )

  const mentions = new Map<string, number>()
  const duplicates = new Map<string, number>()
  const doubled = lines.flatMap(line => {
    const [brand = ''] = line.brands
    mentions.set(brand, (mentions.get(brand) ?? 0) + 1)
    if (random() >= 0.02) return [line]
    duplicates.set(brand, (duplicates.get(brand) ?? 0) + 1)
    return [line, { ...line, observedAt: new Date(Date.parse(line.observedAt) + random() * MINUTE_MS).toISOString() }]
  })
  doubled.sort((a, b) => a.observedAt.localeCompare(b.observedAt))
  return {
    lines: `${doubled.map(line => JSON.stringify({ source: 'file', ...line })).join('\n')}\n`,
    mentions,
    duplicates,
    crisis,
  }
}
