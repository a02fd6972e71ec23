import type { Area } from './grid.ts'

/** What a panel shows, by the room it has. Lengths in rem. */
export interface PanelParts {
  /** Name and status on one line, or one below the other. */
  readonly header: 'line' | 'stack'
  readonly figureRem: number
  /** The comparison beside the figure, or below it. */
  readonly compare: 'beside' | 'below'
  readonly facts: boolean
  readonly about: boolean
  readonly sentenceLines: number
  readonly chart: boolean
}

const PADDING = { width: 1.4, height: 1 }
const HEADER = { line: 2.2, stack: 3.5 }
const COMPARE_WIDTH = 6.6
const COMPARE_HEIGHT = 2.5
const LINE = 1.4
const LEAST_CHART = 3.6
const SENTENCE_LINE = 1.3

/** Drops in this order when room runs out: the sentence, the chart, the terms, the facts. Never the name, the status or the figure. */
export const panelParts = (cell: Area, wants: { readonly about: boolean; readonly sentence: boolean }): PanelParts => {
  const width = cell.width - PADDING.width
  const header = width >= 16 ? 'line' : 'stack'
  const figureRem = Math.max(2, Math.min(5, cell.height * 0.26, width * 0.3))
  const figureWidth = figureRem * 1.75
  const compare = width >= figureWidth + COMPARE_WIDTH ? 'beside' : 'below'
  const block = compare === 'beside' ? Math.max(figureRem, COMPARE_HEIGHT + LINE) : figureRem + COMPARE_HEIGHT
  let left = cell.height - PADDING.height - HEADER[header] - block

  const take = (height: number, wanted: boolean): boolean => {
    if (!wanted || left < height) return false
    left -= height
    return true
  }
  const facts = take(LINE, true)
  const about = take(LINE, wants.about)
  const chart = take(LEAST_CHART, true)
  const lines = wants.sentence ? Math.max(0, Math.min(3, Math.floor(left / SENTENCE_LINE))) : 0
  return { header, figureRem, compare, facts, about, chart, sentenceLines: lines }
}
