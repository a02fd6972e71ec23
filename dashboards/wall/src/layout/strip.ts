/** Which of the trust strip's items are on the screen. Lengths in rem. */
export interface StripPlan<Source> {
  readonly lines: number
  /** All sources, or only those that are not well. */
  readonly sources: readonly Source[]
  /** "3 of 4 sources", or the short "3 of 4" where that saves a line; undefined while all sources are shown. */
  readonly summary: string | undefined
  /** How many that are not well found no room either. */
  readonly more: number
}

export interface Item {
  readonly text: string
  readonly glyph: boolean
}

interface Texts<Source> {
  readonly sources: readonly Source[]
  readonly unwell: (source: Source) => boolean
  readonly text: (source: Source) => string
  /** What is always there, before and after the sources. The order is that on the screen: lines break by it. */
  readonly before: readonly Item[]
  readonly after: readonly Item[]
  /** Long and short. */
  readonly summaries: readonly [string, string]
  /** "+ 2 not well" */
  readonly moreText: (count: number) => string
  /** Width of a text in rem. */
  readonly widthOf: (text: string) => number
}

export const STRIP_LINE = 1.55
const GLYPH = 1.2
const GAP = 1.1
/** Rounding of widths must never push the clock out of sight. */
const SAFETY = 0.3

/** Lines needed when items are set one after another and never broken. */
const linesFor = (widths: readonly number[], width: number): number => {
  let lines = 1
  let used = -GAP
  for (const needed of widths) {
    if (used + GAP + needed > width) {
      lines += 1
      used = -GAP
    }
    used += GAP + Math.min(width, needed)
  }
  return lines
}

/**
 * All sources if they fit on one line; else a count, and those that are not well while there are no more than `most` lines. Verdict,
 * notices, count and clock have as many lines as they need: nothing else tells whether the picture can be trusted.
 */
export const stripPlan = <Source>(texts: Texts<Source>, width: number, most: number): StripPlan<Source> => {
  const { before, after, sources, summaries } = texts
  const widthOf = ({ text, glyph }: Item) => texts.widthOf(text) + (glyph ? GLYPH : 0)
  const withGlyph = (text: string): Item => ({ text, glyph: true })
  const linesOf = (more: readonly string[]) =>
    linesFor([...before, ...more.map(withGlyph), ...after].map(widthOf), width - SAFETY)

  if (sources.length > 0 && linesOf(sources.map(texts.text)) === 1) {
    return { lines: 1, sources, summary: undefined, more: 0 }
  }
  const sick = sources.filter(texts.unwell)
  for (let shown = sick.length; shown >= 0; shown--) {
    const more = sick.length - shown
    const sickTexts = [...sick.slice(0, shown).map(texts.text), ...(more > 0 ? [texts.moreText(more)] : [])]
    const [long, short] = summaries.map(summary => linesOf([...sickTexts, summary])) as [number, number]
    const lines = Math.min(long, short)
    if (lines > most && shown > 0) continue
    const summary = short < long ? summaries[1] : summaries[0]
    return { lines, sources: sick.slice(0, shown), summary, more }
  }
  return { lines: 1, sources: [], summary: summaries[0], more: sick.length }
}
