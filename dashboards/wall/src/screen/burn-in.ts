const EVERY_MS = 60_000
const STEP_PX = 2
/** A walk around a square: every pixel comes back to its place after eight minutes. */
const WALK = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
] as const

/** Where the picture stands in a given minute. */
export const shiftAt = (ms: number): string => {
  const [x, y] = WALK[Math.floor(ms / EVERY_MS) % WALK.length]!
  return `translate(${x * STEP_PX}px, ${y * STEP_PX}px)`
}

/** Moves the picture by a few pixels each minute, so that nothing burns in. */
export const shiftPixels = (element: HTMLElement): void => {
  const shift = () => {
    element.style.transform = shiftAt(performance.now())
  }
  shift()
  setInterval(shift, EVERY_MS)
}
