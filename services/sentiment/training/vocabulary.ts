import { FINGERPRINT_BITS, KEY_BITS, SLOT_BITS } from '../src/core/features.ts'
import type { Examples } from './linear.ts'

/** Features seen less often teach a text, not the language. */
const MIN_COUNT = 2

/** The features that get a place in the table. */
export interface Vocabulary {
  /** Key of each feature; its index is the feature's row in training. */
  readonly keys: Int32Array
  /** By slot: row + 1 of the feature that has it, 0 when nobody has. */
  readonly rowOfSlot: Int32Array
}

/** Of the features that share a slot the most frequent one gets it. */
export const selectFeatures = (sets: readonly Examples[]): Vocabulary => {
  const counts = new Uint16Array(2 ** KEY_BITS)
  for (const { rows } of sets) for (const key of rows) if (counts[key]! < 0xffff) counts[key]!++
  const best = new Int32Array(2 ** SLOT_BITS).fill(-1)
  for (let key = 0; key < counts.length; key++) {
    if (counts[key]! < MIN_COUNT) continue
    const holder = best[key >>> FINGERPRINT_BITS]!
    if (holder < 0 || counts[key]! > counts[holder]!) best[key >>> FINGERPRINT_BITS] = key
  }
  const keys = best.filter(key => key >= 0)
  const rowOfSlot = new Int32Array(2 ** SLOT_BITS)
  keys.forEach((key, row) => {
    rowOfSlot[key >>> FINGERPRINT_BITS] = row + 1
  })
  return { keys, rowOfSlot }
}

/** The same examples with rows of the vocabulary for keys; what is not in it is left out. */
export const toRows = (examples: Examples, { keys, rowOfSlot }: Vocabulary): Examples => {
  const rows = new Int32Array(examples.rows.length)
  const starts = new Int32Array(examples.starts.length)
  let used = 0
  for (let example = 0; example + 1 < starts.length; example++) {
    for (let f = examples.starts[example]!; f < examples.starts[example + 1]!; f++) {
      const key = examples.rows[f]!
      const row = rowOfSlot[key >>> FINGERPRINT_BITS]! - 1
      if (row >= 0 && keys[row] === key) rows[used++] = row
    }
    starts[example + 1] = used
  }
  return { ...examples, rows: rows.slice(0, used), starts }
}
