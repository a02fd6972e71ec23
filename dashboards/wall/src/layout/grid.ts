/** All lengths here are in rem: 1 is the smallest readable text. */
export interface Area {
  readonly width: number
  readonly height: number
}

/** How much a brand says in its cell: `panel` all with a chart, `tile` figure and sparkline, `row` one line. */
export type Density = 'panel' | 'tile' | 'row'

export interface Grid {
  readonly density: Density
  readonly columns: number
  readonly rows: number
  readonly cell: Area
}

/** The least a density needs; below it text would be cut or too small to read. */
export const LEAST: Record<Density, Area> = {
  panel: { width: 11, height: 10 },
  tile: { width: 8, height: 4.9 },
  row: { width: 10.4, height: 1.6 },
}
/** Width over height that looks best. */
const SHAPE: Record<Density, number> = { panel: 1.6, tile: 1.5, row: 8 }
const DENSITIES: readonly Density[] = ['panel', 'tile', 'row']

/** Undefined where not even one row fits. With more brands than fit the grid is the one that holds the most. */
export const gridFor = (count: number, area: Area): Grid | undefined => {
  for (const density of DENSITIES) {
    const grid = balanced(count, area, density)
    if (grid) return grid
  }
  const columns = Math.floor(area.width / LEAST.row.width)
  const rows = Math.floor(area.height / LEAST.row.height)
  if (columns < 1 || rows < 1) return undefined
  return { density: 'row', columns, rows, cell: cellOf(area, columns, rows) }
}

const cellOf = (area: Area, columns: number, rows: number): Area => ({
  width: area.width / columns,
  height: area.height / rows,
})

/** Among the column counts that hold all brands: few empty cells, and cells near the density's shape. */
const balanced = (count: number, area: Area, density: Density): Grid | undefined => {
  const least = LEAST[density]
  const widest = Math.min(count, Math.floor(area.width / least.width))
  let best: { grid: Grid; cost: number } | undefined
  for (let columns = 1; columns <= widest; columns++) {
    const rows = Math.ceil(count / columns)
    const cell = cellOf(area, columns, rows)
    if (cell.height < least.height) continue
    const empty = (columns * rows - count) / count
    const cost = Math.abs(Math.log(cell.width / cell.height / SHAPE[density])) + empty
    if (!best || cost < best.cost) best = { grid: { density, columns, rows, cell }, cost }
  }
  return best?.grid
}
