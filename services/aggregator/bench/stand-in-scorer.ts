import { readFileSync } from 'node:fs'

export type Label = 'negative' | 'neutral' | 'positive'

/** A seeded generator of numbers in [0, 1) (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * Labels by looking a text up in a labelled file (NDJSON of `text`, `label`), wrong in a given part of cases: a scorer of known quality,
 * to try the detector without the real one.
 */
export const standInScorer = (labelledFile: string, errorRate: number, seed = 1): ((text: string) => Label) => {
  const labels = new Map<string, Label>()
  for (const line of readFileSync(labelledFile, 'utf8').split('\n')) {
    if (line === '') continue
    const { text, label } = JSON.parse(line) as { text: string; label: Label }
    labels.set(text.trim(), label)
  }
  const random = seeded(seed)
  const all: Label[] = ['negative', 'neutral', 'positive']
  return text => {
    const wrong = random() < errorRate
    const other = all[Math.floor(random() * 3)]!
    const label = labels.get(text.trim()) ?? 'neutral'
    return wrong ? other : label
  }
}
