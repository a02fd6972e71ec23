import { signal } from '@preact/signals'
import { type TypeSize, typeSizeFor } from '../layout/type-size.ts'
import type { Options } from '../options.ts'

export interface ScreenSize extends TypeSize {
  readonly widthPx: number
  readonly heightPx: number
}

/** Keeps the root's font size at the smallest readable one for this screen and seat. */
export const followScreen = (options: Options) => {
  const measure = (): ScreenSize => {
    const widthPx = innerWidth
    const heightPx = innerHeight
    const type = typeSizeFor({ ...options, widthPx, heightPx })
    document.documentElement.style.fontSize = `${type.remPx}px`
    return { widthPx, heightPx, ...type }
  }
  const size = signal(measure())
  addEventListener('resize', () => {
    size.value = measure()
  })
  return size
}
