import { BYTE_ZERO, type Table } from '../src/core/model.ts'

/** Weights above this share of all that are not zero are cut: a few large ones must not cost the others their precision. */
const CUT_SHARE = 0.0005

/** int8 steps of one size for the whole table; the largest weights are cut, rows padded to whole words. */
export const quantize = (weights: Float32Array, classes: number, bias: readonly number[]): Table => {
  const sizes = weights
    .filter(weight => weight !== 0)
    .map(Math.abs)
    .sort()
  const limit = sizes[Math.floor(sizes.length * (1 - CUT_SHARE))] ?? 1
  const scale = limit / (BYTE_ZERO - 1)
  const columns = Math.ceil(classes / 4) * 4
  const rowCount = weights.length / classes
  const bytes = new Uint8Array(rowCount * columns).fill(BYTE_ZERO)
  for (let row = 0; row < rowCount; row++) {
    for (let c = 0; c < classes; c++) {
      const step = Math.round(weights[row * classes + c]! / scale)
      bytes[row * columns + c] = Math.max(1 - BYTE_ZERO, Math.min(BYTE_ZERO - 1, step)) + BYTE_ZERO
    }
  }
  return { columns, words: new Int32Array(bytes.buffer), scale, bias }
}
