import { needsFocus, type Standing, worstFirst } from '../live/standing.ts'
import { type Area, type Grid, gridFor } from './grid.ts'
import { fitsPanel } from './panel.ts'

/** Where everything goes. Pure: the same standings, area and page give the same plan. */
export interface Plan {
  readonly focus?: Focus
  readonly grid?: GridPlan
  readonly pages: number
}

export interface Focus {
  /** One or two brands get panels; from three on it is a ranked list. */
  readonly shape: 'panels' | 'list'
  /** Worst first. */
  readonly brands: readonly Standing[]
  /** Brands that need focus and found no readable row. */
  readonly rest: readonly Standing[]
  readonly area: Area
  readonly columns: number
  readonly cell: Area
}

export interface GridPlan extends Grid {
  readonly area: Area
  /** In place order; `gap` marks the place of a brand that is in the focus. */
  readonly slots: readonly { readonly standing: Standing; readonly gap: boolean }[]
  /** Those without a readable row, behind "+ 7 calm". */
  readonly rest: readonly Standing[]
}

const FOCUS_WIDTH = 0.64
const FOCUS_HEIGHT = 0.62
/** Between the focus and the grid. */
export const GUTTER = 0.8
const LEAST_SIDE_WIDTH = 10.4
const LEAST_SIDE_HEIGHT = 1.6
const LIST_ROW = { least: 3.1, most: 7, more: 1.5 }

/** `page` counts up while the wall rotates and is undefined while it does not. */
export const planFor = (standings: readonly Standing[], area: Area, page?: number): Plan => {
  const inFocus = worstFirst(standings.filter(needsFocus))
  if (inFocus.length === 0) return page === undefined ? withGrid(standings, NOBODY, area) : paged(standings, area, page)

  const { focus, side } = split(area, standings.length > 1)
  return {
    focus: (inFocus.length <= 2 && panels(inFocus, focus)) || list(inFocus, focus),
    ...(side ? withGrid(standings, new Set(inFocus), side) : { pages: 1 }),
  }
}

const NOBODY: ReadonlySet<Standing> = new Set()

/** Places stay what they are; the page says which of them are on the screen. */
const paged = (standings: readonly Standing[], area: Area, page: number): Plan => {
  const grid = gridFor(standings.length, area)
  if (!grid) return { pages: 1 }
  const room = grid.columns * grid.rows
  const pages = Math.max(1, Math.ceil(standings.length / room))
  const first = (page % pages) * room
  const slots = standings.slice(first, first + room).map(standing => ({ standing, gap: false }))
  return { grid: { ...grid, area, slots, rest: [] }, pages }
}

/** A landscape screen is split left and right, a portrait one above and below; too little room left leaves all to the focus. */
const split = (area: Area, others: boolean): { readonly focus: Area; readonly side?: Area } => {
  if (!others) return { focus: area }
  if (area.width > area.height) {
    const side = Math.max(LEAST_SIDE_WIDTH, area.width * (1 - FOCUS_WIDTH) - GUTTER)
    const width = area.width - side - GUTTER
    return width < side ? { focus: area } : { focus: { ...area, width }, side: { ...area, width: side } }
  }
  const height = area.height * FOCUS_HEIGHT
  const side = { width: area.width, height: area.height - height - GUTTER }
  if (side.height < LEAST_SIDE_HEIGHT || side.width < LEAST_SIDE_WIDTH) return { focus: area }
  return { focus: { width: area.width, height }, side }
}

/** Undefined where panels would be too small: the list says as much on less room. */
const panels = (brands: readonly Standing[], area: Area): Focus | undefined => {
  const cells = (brands.length === 1 ? [1] : [1, 2]).map(columns => {
    const rows = brands.length / columns
    return {
      columns,
      cell: {
        width: (area.width - GUTTER * (columns - 1)) / columns,
        height: (area.height - GUTTER * (rows - 1)) / rows,
      },
    }
  })
  const fitting = cells.find(({ cell }) => fitsPanel(cell))
  return fitting && { shape: 'panels', brands, rest: [], area, ...fitting }
}

const list = (brands: readonly Standing[], area: Area): Focus => {
  const all = brands.length * LIST_ROW.least <= area.height
  const height = all ? area.height : area.height - LIST_ROW.more
  const shown = all ? brands.length : Math.max(1, Math.floor(height / LIST_ROW.least))
  return {
    shape: 'list',
    brands: brands.slice(0, shown),
    rest: brands.slice(shown),
    area,
    columns: 1,
    cell: { width: area.width, height: Math.min(LIST_ROW.most, height / shown) },
  }
}

/** Brands keep their order. Who has no room is chosen worst first: the least bad are the ones behind "+ 7 calm". */
const withGrid = (standings: readonly Standing[], focused: ReadonlySet<Standing>, area: Area): Plan => {
  const grid = gridFor(standings.length, area)
  return grid ? { grid: fill(grid, standings, focused, area), pages: 1 } : { pages: 1 }
}

const fill = (grid: Grid, standings: readonly Standing[], focused: ReadonlySet<Standing>, area: Area): GridPlan => {
  const room = grid.columns * grid.rows
  const places =
    standings.length <= room ? standings : worstFirst(standings.filter(one => !focused.has(one))).slice(0, room - 1)
  const kept = new Set(places)
  return {
    ...grid,
    area,
    slots: standings.filter(one => kept.has(one)).map(standing => ({ standing, gap: focused.has(standing) })),
    rest: standings.filter(one => !kept.has(one) && !focused.has(one)),
  }
}
