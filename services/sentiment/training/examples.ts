import type { Examples } from './linear.ts'

/** Collects examples row by row into one growing array. */
export interface ExampleBuilder {
  add(rows: Int32Array, count: number, label: number, weight: number, mask: number): void
  build(): Examples
}

export const createExampleBuilder = (): ExampleBuilder => {
  let rows = new Int32Array(1 << 20)
  let used = 0
  const starts: number[] = [0]
  const labels: number[] = []
  const weights: number[] = []
  const masks: number[] = []
  return {
    add(from, count, label, weight, mask) {
      while (used + count > rows.length) {
        const larger = new Int32Array(rows.length * 2)
        larger.set(rows)
        rows = larger
      }
      rows.set(from.subarray(0, count), used)
      used += count
      starts.push(used)
      labels.push(label)
      weights.push(weight)
      masks.push(mask)
    },
    build: () => ({
      rows: rows.slice(0, used),
      starts: Int32Array.from(starts),
      labels: Int16Array.from(labels),
      weights: Float32Array.from(weights),
      masks: Int32Array.from(masks),
    }),
  }
}
