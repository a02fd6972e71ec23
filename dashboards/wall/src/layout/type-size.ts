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

/** A screen with less room than this cannot say what it must. */
const LEAST_SCREEN = { long: 15, short: 8 }

export interface TypeSize {
  /** px of 1 rem. */
  readonly remPx: number
  /** Set where the screen is too small for its seat: metres up to which its text is readable. */
  readonly readableM?: number
}

/** The smallest text, unless so few of its lines fit that there would be no picture; then as large as still gives one. */
export const typeSizeFor = (seat: Seat): TypeSize => {
  const { widthPx, heightPx, distanceM } = seat
  const wanted = smallestTextPx(seat)
  const most = Math.min(
    Math.max(widthPx, heightPx) / LEAST_SCREEN.long,
    Math.min(widthPx, heightPx) / LEAST_SCREEN.short,
  )
  return wanted <= most
    ? { remPx: wanted }
    : { remPx: most, readableM: Math.floor((10 * distanceM * most) / wanted) / 10 }
}
