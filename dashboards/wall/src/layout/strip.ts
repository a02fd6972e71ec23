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
  /** Width of a text in rem. */
  readonly widthOf: (text: string) => number
}

export const STRIP_LINE = 1.55
/** Glyph, and the space to the next item. */
const AROUND = 2.3

/** Lines needed when items are set one after another and never broken. */
const linesFor = (texts: readonly string[], width: number, widthOf: (text: string) => number): number => {
  let lines = 1
  let used = 0
  for (const text of texts) {
    const needed = Math.min(width, widthOf(text) + AROUND)
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
  const linesOf = (items: readonly string[]) => linesFor(items, width, texts.widthOf)
  if (linesOf([...fixed, ...sources.map(texts.text)]) === 1) {
    return { lines: 1, sources, summary: false, more: 0 }
  }

  const sick = sources.filter(texts.unwell)
  for (let shown = sick.length; shown > 0; shown--) {
    const lines = linesOf([...fixed, summaryText, ...sick.slice(0, shown).map(texts.text)])
    if (lines <= most) return { lines, sources: sick.slice(0, shown), summary: true, more: sick.length - shown }
  }
  return {
    lines: Math.min(most, linesOf([...fixed, summaryText])),
    sources: [],
    summary: true,
    more: sick.length,
  }
}
