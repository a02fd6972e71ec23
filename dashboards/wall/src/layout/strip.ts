/** Which of the trust strip's items are on the screen. Lengths in rem. */
export interface StripPlan<Source> {
  readonly lines: number
  /** All sources, or only those that are not well. */
  readonly sources: readonly Source[]
  /** True when sources are left out, so that "3 of 4 live" must stand for them. */
  readonly summary: boolean
  /** How many that are not well found no room either. */
  readonly more: number
}

interface Texts<Source> {
  readonly sources: readonly Source[]
  readonly unwell: (source: Source) => boolean
  readonly text: (source: Source) => string
  /** What is always there: verdict, notices, clock. */
  readonly fixed: readonly string[]
  readonly summaryText: string
}

export const STRIP_LINE = 1.55
const CHARACTER = 0.55
const AROUND = 1.9

const widthOf = (text: string): number => text.length * CHARACTER + AROUND

/** Lines needed when items are set one after another and never broken. */
const linesFor = (texts: readonly string[], width: number): number => {
  let lines = 1
  let used = 0
  for (const text of texts) {
    const needed = Math.min(width, widthOf(text))
    if (used + needed > width) {
      lines += 1
      used = 0
    }
    used += needed
  }
  return lines
}

/** All sources if they fit on the lines there are; else the sick ones and a count; never more lines than `most`. */
export const stripPlan = <Source>(texts: Texts<Source>, width: number, most: number): StripPlan<Source> => {
  const { fixed, sources, summaryText } = texts
  const all = linesFor([...fixed, ...sources.map(texts.text)], width)
  const fixedLines = linesFor([...fixed, summaryText], width)
  if (all <= Math.max(1, fixedLines)) return { lines: all, sources, summary: false, more: 0 }

  const sick = sources.filter(texts.unwell)
  for (let shown = sick.length; shown > 0; shown--) {
    const lines = linesFor([...fixed, summaryText, ...sick.slice(0, shown).map(texts.text)], width)
    if (lines <= most) return { lines, sources: sick.slice(0, shown), summary: true, more: sick.length - shown }
  }
  return { lines: Math.min(most, fixedLines), sources: [], summary: true, more: sick.length }
}
