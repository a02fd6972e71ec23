export interface Seat {
  readonly distanceM: number
  readonly diagonalInches: number
  readonly widthPx: number
  readonly heightPx: number
}

const ARC_MINUTES = 16
const CAP_HEIGHT_EM = 0.7
const METRES_PER_INCH = 0.0254
/** Nearer than arm's length the angle asks for less than a desk screen can draw well. */
const LEAST_PX = 12

/**
 * Font size in CSS px whose capitals subtend `arcMinutes` at the farthest seat. It is the smallest text on the wall and the unit (rem) of
 * every other length, so that a 4K screen shows what a 1080p one shows.
 */
export const smallestTextPx = (seat: Seat, arcMinutes = ARC_MINUTES): number => {
  const angle = (arcMinutes / 60) * (Math.PI / 180)
  const capMetres = 2 * seat.distanceM * Math.tan(angle / 2)
  const pxPerMetre = Math.hypot(seat.widthPx, seat.heightPx) / (seat.diagonalInches * METRES_PER_INCH)
  return Math.max(LEAST_PX, (capMetres * pxPerMetre) / CAP_HEIGHT_EM)
}
