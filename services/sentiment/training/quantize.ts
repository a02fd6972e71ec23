import type { Table } from '../src/core/model.ts'

/** Weights above this share of all that are not zero are cut: a few large ones must not cost the others their precision. */
const CUT_SHARE = 0.0005

/** int8 steps of one size for the whole table; the largest weights are cut. */
export const quantize = (weights: Float32Array, columns: number, bias: readonly number[]): Table => {
  const sizes = weights
    .filter(weight => weight !== 0)
    .map(Math.abs)
    .sort()
  const limit = sizes[Math.floor(sizes.length * (1 - CUT_SHARE))] ?? 1
  const scale = limit / 127
  const cut = Int8Array.from(weights, weight => Math.max(-127, Math.min(127, Math.round(weight / scale))))
  return { columns, weights: cut, scale, bias }
}
