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
  panel: { width: 11, height: 11.5 },
  tile: { width: 8, height: 4.9 },
  row: { width: 10.4, height: 1.6 },
}
/** Width over height that looks best. */
const SHAPE: Record<Density, number> = { panel: 1.6, tile: 1.5, row: 8 }
/** Tiles and panels have their own padding. */
export const COLUMN_GAP: Record<Density, number> = { panel: 0, tile: 0, row: 1 }
/** More charts than this are no longer read, only looked at. */
const MOST_PANELS = 4
const DENSITIES: readonly Density[] = ['panel', 'tile', 'row']

/** Undefined where not even one row fits. With more brands than fit the grid is the one that holds the most. */
export const gridFor = (count: number, area: Area): Grid | undefined => {
  for (const density of DENSITIES) {
    if (density === 'panel' && count > MOST_PANELS) continue
    const grid = balanced(count, area, density)
    if (grid) return grid
  }
  const columns = columnsIn(area.width, 'row')
  const rows = Math.floor(area.height / LEAST.row.height)
  if (columns < 1 || rows < 1) return undefined
  return { density: 'row', columns, rows, cell: cellOf(area, columns, rows, 'row') }
}

const columnsIn = (width: number, density: Density): number =>
  Math.floor((width + COLUMN_GAP[density]) / (LEAST[density].width + COLUMN_GAP[density]))

const cellOf = (area: Area, columns: number, rows: number, density: Density): Area => ({
  width: (area.width - COLUMN_GAP[density] * (columns - 1)) / columns,
  height: area.height / rows,
})

/** Among the column counts that hold all brands: few empty cells, and cells near the density's shape. */
const balanced = (count: number, area: Area, density: Density): Grid | undefined => {
  const least = LEAST[density]
  const widest = Math.min(count, columnsIn(area.width, density))
  let best: { grid: Grid; cost: number } | undefined
  for (let columns = 1; columns <= widest; columns++) {
    const rows = Math.ceil(count / columns)
    const cell = cellOf(area, columns, rows, density)
    if (cell.height < least.height) continue
    const empty = (columns * rows - count) / count
    const cost = Math.abs(Math.log(cell.width / cell.height / SHAPE[density])) + empty
    if (!best || cost < best.cost) best = { grid: { density, columns, rows, cell }, cost }
  }
  return best?.grid
}
