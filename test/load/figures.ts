import { loadavg } from 'node:os'

export type Part = 50 | 95 | 99

/** A bar that one part of the measured times must keep; without one the figure only informs. */
export interface Bar {
  readonly part: Part
  readonly withinMs: number
}

export interface Figure {
  readonly what: string
  readonly timesMs: readonly number[]
  readonly bar: Bar | undefined
}

/** The smallest measured value that at least `part` percent of the values do not exceed. */
export const percentile = (values: readonly number[], part: Part): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((sorted.length * part) / 100) - 1)] ?? Number.NaN
}

/** A figure without a value misses its bar. */
export const isMissed = ({ timesMs, bar }: Figure): boolean =>
  bar !== undefined && !(percentile(timesMs, bar.part) <= bar.withinMs)

export const machineLoad = (): string =>
  loadavg()
    .map(load => load.toFixed(1))
    .join(' ')

const HEAD = ['what', 'times', 'p50', 'p95', 'p99', 'worst', 'bar', '']

const cellsOf = (figure: Figure): string[] => {
  const { what, timesMs, bar } = figure
  const parts = ([50, 95, 99] as const).map(part => percentile(timesMs, part))
  const verdict = bar === undefined ? '' : isMissed(figure) ? 'MISSED' : 'kept'
  return [
    what,
    String(timesMs.length),
    ...[...parts, Math.max(...timesMs)].map(ms => `${ms.toFixed(1)} ms`),
    bar === undefined ? '' : `p${bar.part} ≤ ${bar.withinMs / 1_000} s`,
    verdict,
  ]
}

/** Lines of a table, one figure each. */
export const tableOf = (figures: readonly Figure[]): string[] => {
  const rows = [HEAD, ...figures.map(cellsOf)]
  const widths = HEAD.map((_, column) => Math.max(...rows.map(row => row[column]!.length)))
  return rows.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  )
}
