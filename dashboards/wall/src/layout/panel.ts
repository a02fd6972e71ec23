import type { Area } from './grid.ts'

/** What a panel shows, by the room it has. Lengths in rem. */
export interface PanelParts {
  /** Name and status on one line, or one below the other. */
  readonly header: 'line' | 'stack'
  readonly figureRem: number
  /** The comparison beside the figure, or below it. */
  readonly compare: 'beside' | 'below'
  /** At the right of the figure: the volume as a second figure, or, where there is no room for a chart, the trend as a sparkline. */
  readonly aside: 'volume' | 'spark' | 'none'
  /** Lines below: facts and terms each on their own, or the best of both on one. */
  readonly lines: 'two' | 'mixed' | 'none'
  /** Lines of what it is about, below the facts. */
  readonly aboutLines: number
  readonly sentenceLines: number
  readonly chart: boolean
}

export interface PanelWants {
  /** Width of name, status and time on one line. */
  readonly headerRem: number
  /** Digits of the figure. */
  readonly digits: number
  /** Width of the widest line of the comparison. */
  readonly compareRem: number
  /** Width of the second figure with its words; 0 where there is none. */
  readonly volumeRem: number
  /** Lines that what it is about would fill; 0 where nothing is known of it. */
  readonly aboutLines: number
  /** A line that says who has it. */
  readonly decision: boolean
  /** `must`: the sentence says what no figure on the panel says. */
  readonly sentence: 'no' | 'may' | 'must'
}

const PADDING = { width: 1.9, height: 1 }
/** From this width on name, status and time stand on one line. */
const LINE_HEADER = 16
const HEADER = { line: 1.95, stack: 3.5 }
const FIGURE = { least: 2, most: 4.6, digitEm: 0.58, unitEm: 0.42 }
const COMPARE = { belowHeight: 2.7, besideHeight: 3.75 }
const GAP = 0.75
const LEAST_SPARK = 4
const LINE = 1.35
const CHART = { least: 3.4, fair: 4.2, good: 5.6 }
/** One that repeats what the panel says has fewer lines. */
const SENTENCE = { line: 1.25, least: 2, most: 4, mostRepeated: 2 }

/** Below this a panel has no room for its four: name and status, who has it, figure, comparison. */
export const LEAST_PANEL = { width: 11, height: 8.1, stackHeight: 11.2 }

export const fitsPanel = ({ width, height }: Area): boolean =>
  width >= LEAST_PANEL.width &&
  height >= (width - PADDING.width >= LINE_HEADER ? LEAST_PANEL.height : LEAST_PANEL.stackHeight)

/** Never without the name, the status, who has it and the figure; then, while there is room: what it is about, chart, more of what it is about, sentence. */
export const panelParts = (cell: Area, wants: PanelWants): PanelParts => {
  const width = cell.width - PADDING.width
  const header = headerFor(cell, width, wants)
  const decision = wants.decision ? LINE : 0
  const { figureRem, compare } = figureFor(cell, width, wants)
  const shares = compare === 'beside' ? Math.max(figureRem, COMPARE.besideHeight) : figureRem + COMPARE.belowHeight
  const besides = compare === 'beside' ? width - figureWidth(figureRem, wants) - wants.compareRem - 2 * GAP : 0
  let left = cell.height - PADDING.height - HEADER[header] - decision - shares

  const take = (height: number, wanted = true): boolean => {
    if (!wanted || left < height) return false
    left -= height
    return true
  }
  const linesIn = (room: number): number => {
    const most = wants.sentence === 'must' ? SENTENCE.most : SENTENCE.mostRepeated
    const lines = Math.min(most, Math.floor(room / SENTENCE.line))
    return lines < SENTENCE.least ? 0 : lines
  }
  const reserved = wants.sentence === 'must' ? Math.min(SENTENCE.least, linesIn(left)) : 0
  left -= reserved * SENTENCE.line
  const first = take(LINE)
  const second = take(LINE, first && wants.aboutLines > 0 && left >= LINE + CHART.least)
  const chart = take(CHART.least)
  const third = take(LINE, second && wants.aboutLines > 1 && chart && left >= LINE + CHART.fair - CHART.least)
  const spare = chart ? Math.max(0, left - (CHART.good - CHART.least)) : left
  return {
    header,
    figureRem,
    compare,
    chart,
    aside: asideFor(besides, chart, wants.volumeRem),
    lines: second || (first && wants.aboutLines === 0) ? 'two' : first ? 'mixed' : 'none',
    aboutLines: Number(second) + Number(third),
    sentenceLines: wants.sentence === 'no' ? 0 : linesIn(spare + reserved * SENTENCE.line),
  }
}

/** On one line, unless that would cut the name and there is height for a line more. */
const headerFor = ({ height }: Area, width: number, { headerRem }: PanelWants): PanelParts['header'] =>
  width >= LINE_HEADER && (headerRem <= width || height < LEAST_PANEL.stackHeight) ? 'line' : 'stack'

const figureWidth = (figureRem: number, { digits }: PanelWants): number =>
  figureRem * (FIGURE.digitEm * Math.max(2, digits) + FIGURE.unitEm)

/** Beside its comparison while that leaves the figure large; else above it, in what height there is. */
const figureFor = (cell: Area, width: number, wants: PanelWants): Pick<PanelParts, 'figureRem' | 'compare'> => {
  const free = clamp(Math.min(cell.height * 0.28, width * 0.3), FIGURE.least, FIGURE.most)
  const beside = Math.max(free, Math.min(COMPARE.besideHeight, width * 0.25))
  if (width >= figureWidth(beside, wants) + GAP + wants.compareRem) return { figureRem: beside, compare: 'beside' }
  const decision = wants.decision ? LINE : 0
  const room = cell.height - PADDING.height - HEADER.stack - decision - COMPARE.belowHeight
  return { figureRem: clamp(room, 1, free), compare: 'below' }
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value))

const asideFor = (room: number, chart: boolean, volumeRem: number): PanelParts['aside'] => {
  if (chart) return volumeRem > 0 && room >= volumeRem ? 'volume' : 'none'
  return room >= LEAST_SPARK ? 'spark' : 'none'
}
