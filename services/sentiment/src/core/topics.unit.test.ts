import { CRISIS_TOPICS } from '@tocsin/shared/events/crisis-topics.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFeatures, type Features, KEY_BITS, TOPIC_SLOT_BITS } from './features.ts'
import { BYTE_ZERO, type Table, TOPICS } from './model.ts'
import { createTopicHead, TOPIC_COLUMNS, TOPIC_FINGERPRINT, topicFingerprint, topicSlot } from './topics.ts'

const SCALE = 0.02

/** A table that knows some keys, each with its weights by column (−128 … 127). */
const tableOf = (known: ReadonlyMap<number, readonly number[]>, bias: readonly number[]): Table => {
  const bytes = new Uint8Array(2 ** TOPIC_SLOT_BITS * TOPIC_COLUMNS)
  for (const [key, weights] of known) {
    const at = topicSlot(key) * TOPIC_COLUMNS
    weights.forEach((weight, column) => {
      bytes[at + column] = weight + BYTE_ZERO
    })
    bytes[at + TOPIC_FINGERPRINT] = topicFingerprint(key)
  }
  return { words: new Int32Array(bytes.buffer), columns: TOPIC_COLUMNS, scale: SCALE, bias: [...bias] }
}

const featuresOf = (keys: readonly number[]): Features => {
  const features = createFeatures()
  features.keys.set(keys)
  features.count = keys.length
  return features
}

/** The same by the definition, column by column. */
const byDefinition = (
  known: ReadonlyMap<number, readonly number[]>,
  bias: readonly number[],
  keys: readonly number[],
) => {
  const rows = keys.flatMap(key => {
    const weights = known.get(key)
    return weights ? [weights] : []
  })
  const scores = TOPICS.map((_, column) => {
    const sum = rows.reduce((total, weights) => total + weights[column]!, 0)
    return (rows.length === 0 ? 0 : (sum * SCALE) / Math.sqrt(rows.length)) + bias[column]!
  })
  const top = Math.max(...scores)
  const sum = scores.reduce((total, score) => total + Math.exp(score - top), 0)
  return scores.map(score => Math.exp(score - top) / sum)
}

// one key a slot, none with an empty place's fingerprint: what the table does not know is never taken for what it knows
const key = fc
  .tuple(fc.integer({ min: 0, max: 2 ** TOPIC_SLOT_BITS - 1 }), fc.integer({ min: 1, max: 255 }))
  .map(([slot, fingerprint]) => (slot << (KEY_BITS - TOPIC_SLOT_BITS)) | fingerprint)
const keys = fc.uniqueArray(key, { selector: topicSlot, maxLength: 40 })
const weights = fc.array(fc.integer({ min: -128, max: 127 }), { minLength: TOPICS.length, maxLength: TOPICS.length })
const bias = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), {
  minLength: TOPICS.length,
  maxLength: TOPICS.length,
})

describe('the head of topics', () => {
  it('says what its definition says, and tells the likeliest topics above a threshold', () => {
    const threshold = fc.double({ min: 0.05, max: 0.95, noNaN: true })
    fc.assert(
      fc.property(
        keys,
        fc.array(weights, { minLength: 40, maxLength: 40 }),
        bias,
        threshold,
        (all, rows, biases, least) => {
          // every third key is not known
          const known = new Map(all.flatMap((one, at) => (at % 3 === 2 ? [] : [[one, rows[at]!] as const])))
          const head = createTopicHead(tableOf(known, biases))
          const wanted = byDefinition(known, biases, all)
          const found = [...head.probabilities(featuresOf(all))]
          found.forEach((probability, column) => {
            expect(probability).toBeCloseTo(wanted[column]!, 9)
          })
          const told = CRISIS_TOPICS.map((topic, at) => ({ topic, probability: found[at + 1]! }))
            .filter(({ probability }) => probability >= least)
            .sort((a, b) => b.probability - a.probability)
          expect(head.tell(featuresOf(all), least)).toEqual(told.slice(0, 3).map(({ topic }) => topic))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('looks at the first 256 features that it knows: more of a long text does not overflow its sums', () => {
    const all = Array.from({ length: 600 }, (_, at) => (at << (KEY_BITS - TOPIC_SLOT_BITS)) | 7)
    const of = (column: number) => TOPICS.map((_, at) => (at === column ? 127 : -128))
    const known = new Map(all.map((one, at) => [one, of(at < 256 ? 2 : 3)]))
    const none = TOPICS.map(() => 0)
    const head = createTopicHead(tableOf(known, none))
    expect(head.tell(featuresOf(all), 0.5)).toEqual([CRISIS_TOPICS[1]])
    expect([...head.probabilities(featuresOf(all))]).toEqual(byDefinition(known, none, all.slice(0, 256)))
  })
})
