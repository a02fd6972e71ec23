import { signal } from '@preact/signals'
import { smallestTextPx } from '../layout/type-size.ts'
import type { Options } from '../options.ts'

export interface ScreenSize {
  readonly widthPx: number
  readonly heightPx: number
  /** px of 1 rem: the smallest text. */
  readonly remPx: number
}

/** Keeps the root's font size at the smallest readable one for this screen and seat. */
export const followScreen = (options: Options) => {
  const measure = (): ScreenSize => {
    const widthPx = innerWidth
    const heightPx = innerHeight
    const remPx = smallestTextPx({ ...options, widthPx, heightPx })
    document.documentElement.style.fontSize = `${remPx}px`
    return { widthPx, heightPx, remPx }
  }
  const size = signal(measure())
  addEventListener('resize', () => {
    size.value = measure()
  })
  return size
}
