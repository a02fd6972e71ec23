import type { Area } from './grid.ts'
import { STRIP_LINE } from './strip.ts'

/** Padding around the boards, in rem; the pixel shift lives in it. */
export const PADDING = 0.7
export const STRIP_PADDING = 0.35

/** What the strip leaves for the boards. */
export const boardArea = (screen: Area, stripLines: number): Area => ({
  width: screen.width - 2 * PADDING,
  height: screen.height - PADDING - stripLines * STRIP_LINE - 2 * STRIP_PADDING - PADDING * 0.5,
})

/** More lines would leave the brands less than the strip has. */
export const mostStripLines = ({ width, height }: Area): number => (height > 14 ? (width < height ? 4 : 2) : 1)
