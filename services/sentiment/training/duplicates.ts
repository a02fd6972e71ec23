import { foldText } from '../src/core/characters.ts'

const NEAR = 0.75

const wordsOf = (text: string): string[] => [...new Set(foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [text])]

/** Keeps the first of rows whose texts are the same, or share three quarters of their words (Jaccard). */
export const dropDuplicates = <T>(rows: readonly T[], textOf: (row: T) => string): T[] => {
  const kept: T[] = []
  const sizes: number[] = []
  const exact = new Set<string>()
  const byWord = new Map<string, number[]>()
  for (const row of rows) {
    const text = textOf(row)
    const exactKey = foldText(text).replace(/\s+/g, ' ').trim()
    if (exact.has(exactKey)) continue
    exact.add(exactKey)
    const words = wordsOf(text)
    const shared = new Map<number, number>()
    for (const word of words)
      for (const other of byWord.get(word) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1)
    const near =
      words.length >= 3 && [...shared].some(([other, count]) => count / (words.length + sizes[other]! - count) >= NEAR)
    if (near) continue
    for (const word of words) {
      const list = byWord.get(word)
      if (list) list.push(kept.length)
      else byWord.set(word, [kept.length])
    }
    sizes.push(words.length)
    kept.push(row)
  }
  return kept
}
