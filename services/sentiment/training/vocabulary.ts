import { KEY_BITS } from '../src/core/features.ts'
import type { Examples } from './linear.ts'

/** Features seen less often teach a text, not the language. */
const MIN_COUNT = 2

/** The features that get a place in a table of 2^slotBits slots. */
export interface Vocabulary {
  readonly slotBits: number
  /** Key of each feature; its index is the feature's row in training. */
  readonly keys: Int32Array
  /** By slot: row + 1 of the feature that has it, 0 when nobody has. */
  readonly rowOfSlot: Int32Array
}

const slotOf = (key: number, slotBits: number): number => key >>> (KEY_BITS - slotBits)

/** Of the features that share a slot the one with the highest worth gets it; a worth of 0 or less gets none. */
const selectByWorth = (
  worth: { readonly length: number; readonly [key: number]: number },
  slotBits: number,
): Vocabulary => {
  const best = new Int32Array(2 ** slotBits).fill(-1)
  for (let key = 0; key < worth.length; key++) {
    if (worth[key]! <= 0) continue
    const slot = slotOf(key, slotBits)
    const holder = best[slot]!
    if (holder < 0 || worth[key]! > worth[holder]!) best[slot] = key
  }
  const keys = best.filter(key => key >= 0)
  const rowOfSlot = new Int32Array(2 ** slotBits)
  keys.forEach((key, row) => {
    rowOfSlot[slotOf(key, slotBits)] = row + 1
  })
  return { slotBits, keys, rowOfSlot }
}

/** The most frequent features. */
export const selectFrequent = (sets: readonly Examples[], slotBits: number): Vocabulary => {
  const counts = new Uint16Array(2 ** KEY_BITS)
  for (const { rows } of sets) for (const key of rows) if (counts[key]! < 0xffff) counts[key]!++
  for (let key = 0; key < counts.length; key++) if (counts[key]! < MIN_COUNT) counts[key] = 0
  return selectByWorth(counts, slotBits)
}

/** The features whose presence says most about the label (chi-square against its distribution over all examples). */
export const selectTelling = (set: Examples, classes: number, slotBits: number): Vocabulary => {
  const { rows, starts, labels } = set
  const base = new Float64Array(classes)
  for (const label of labels) base[label]!++
  const byKey = new Map<number, Uint16Array>()
  for (let example = 0; example < labels.length; example++) {
    for (let f = starts[example]!; f < starts[example + 1]!; f++) {
      const key = rows[f]!
      let counts = byKey.get(key)
      if (!counts) {
        counts = new Uint16Array(classes)
        byKey.set(key, counts)
      }
      counts[labels[example]!]!++
    }
  }
  const worth = new Float32Array(2 ** KEY_BITS)
  for (const [key, counts] of byKey) {
    const total = counts.reduce((sum, count) => sum + count, 0)
    if (total < MIN_COUNT) continue
    let chi = 0
    for (let c = 0; c < classes; c++) {
      const expected = (total * base[c]!) / labels.length
      if (expected > 0) chi += (counts[c]! - expected) ** 2 / expected
    }
    worth[key] = chi
  }
  return selectByWorth(worth, slotBits)
}

/** The same examples with rows of the vocabulary for keys; what is not in it is left out. */
export const toRows = (examples: Examples, { keys, rowOfSlot, slotBits }: Vocabulary): Examples => {
  const rows = new Int32Array(examples.rows.length)
  const starts = new Int32Array(examples.starts.length)
  let used = 0
  for (let example = 0; example + 1 < starts.length; example++) {
    for (let f = examples.starts[example]!; f < examples.starts[example + 1]!; f++) {
      const key = examples.rows[f]!
      const row = rowOfSlot[slotOf(key, slotBits)]! - 1
      if (row >= 0 && keys[row] === key) rows[used++] = row
    }
    starts[example + 1] = used
  }
  return { ...examples, rows: rows.slice(0, used), starts }
}
