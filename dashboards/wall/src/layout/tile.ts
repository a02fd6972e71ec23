import type { Area } from './grid.ts'

const AROUND = 3.5
const DOUBT_LINE = 1.4
const ROOMY = 6.6

export interface TileParts {
  readonly figureRem: number
  /** Why the figure is in doubt: on a line of its own, or, while most sources still see, as a mark behind the status. */
  readonly doubt: 'line' | 'mark' | 'none'
}

/** The figure is as large as name and status leave it. One that is not of now is small: its age takes the room. */
export const tileParts = ({ width, height }: Area, doubt: 'no' | 'some' | 'much'): TileParts => {
  const most = Math.max(3, Math.min(5, width * 0.26))
  if (doubt === 'no') return { figureRem: clamp(height - AROUND, 1.5, most), doubt: 'none' }
  if (doubt === 'some' && height < ROOMY) return { figureRem: clamp(height - AROUND, 1.5, most), doubt: 'mark' }
  return { figureRem: clamp(height - AROUND - DOUBT_LINE, 1, doubt === 'much' ? 1.6 : most), doubt: 'line' }
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value))
