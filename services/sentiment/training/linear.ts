import type { Random } from './random.ts'

/** Texts as the rows they switch on: text i has rows[starts[i]] … rows[starts[i + 1] − 1]. */
export interface Examples {
  readonly rows: Int32Array
  readonly starts: Int32Array
  readonly labels: Int16Array
  /** How much an example counts. */
  readonly weights: Float32Array
  /** Bit c set = class c may be the label; others are left out of the softmax. */
  readonly masks: Int32Array
  /** Each group of examples has a bias of its own, which is thrown away: how common a label is in a source must not colour its words. Group 0 has none. */
  readonly groups: Int16Array
  readonly groupCount: number
}

export interface LinearOptions {
  readonly classes: number
  readonly rowCount: number
  readonly epochs: number
  readonly learningRate: number
  readonly l2: number
  /** Share of an example's features left out at each visit. */
  readonly dropout: number
  readonly labelSmoothing: number
  /** How fast each row learns, against the others; absent: all alike. */
  readonly pace?: Float32Array
}

export interface Linear {
  readonly weights: Float32Array
  readonly bias: Float64Array
}

/** Keeps the first steps of a rare feature small. */
const FIRST_SQUARE = 0.01

/** Group biases learn faster than the common one, so that it is left with what all groups share. */
const GROUP_RATE = 2

const shuffle = (order: Int32Array, random: Random): void => {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const kept = order[i]!
    order[i] = order[j]!
    order[j] = kept
  }
}

/**
 * A softmax over the sum of the rows' weights, each example's sum divided by the root of its number of rows. AdaGrad on shuffled examples
 * with a falling rate; one seed, same data: same weights.
 */
export const trainLinear = (examples: Examples, options: LinearOptions, random: Random): Linear => {
  const { rows, starts, labels, weights: exampleWeights, masks, groups, groupCount } = examples
  const { classes, rowCount, epochs, learningRate, l2, dropout, labelSmoothing, pace } = options
  const weights = new Float32Array(rowCount * classes)
  const squares = new Float32Array(rowCount * classes).fill(FIRST_SQUARE)
  const bias = new Float64Array(classes)
  const biasSquares = new Float64Array(classes).fill(1)
  const groupBias = new Float64Array(groupCount * classes)
  const groupSquares = new Float64Array(groupCount * classes).fill(1)
  const order = Int32Array.from(labels, (_, index) => index)
  const scores = new Float64Array(classes)
  const kept = new Int32Array(1 << 16)
  const total = order.length * epochs
  let visits = 0
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    for (const example of order) {
      if (exampleWeights[example] === 0) continue
      const rate = learningRate * (1 - (visits++ / total) * 0.95)
      let count = 0
      for (let f = starts[example]!; f < starts[example + 1]!; f++) {
        if (dropout === 0 || random() >= dropout) kept[count++] = rows[f]! * classes
      }
      if (count === 0) continue
      const value = 1 / Math.sqrt(count)
      scores.fill(0)
      for (let f = 0; f < count; f++) {
        const from = kept[f]!
        for (let c = 0; c < classes; c++) scores[c]! += weights[from + c]!
      }
      const mask = masks[example]!
      const group = groups[example]! * classes
      let top = Number.NEGATIVE_INFINITY
      for (let c = 0; c < classes; c++) {
        if (!((mask >>> c) & 1)) continue
        scores[c] = scores[c]! * value + bias[c]! + groupBias[group + c]!
        if (scores[c]! > top) top = scores[c]!
      }
      let sum = 0
      let open = 0
      for (let c = 0; c < classes; c++) {
        if (!((mask >>> c) & 1)) continue
        open++
        sum += scores[c] = Math.exp(scores[c]! - top)
      }
      const label = labels[example]!
      for (let c = 0; c < classes; c++) {
        if (!((mask >>> c) & 1)) {
          scores[c] = 0
          continue
        }
        const target = (c === label ? 1 - labelSmoothing : 0) + labelSmoothing / open
        scores[c] = (scores[c]! / sum - target) * exampleWeights[example]!
        biasSquares[c]! += scores[c]! * scores[c]!
        bias[c]! -= (rate * scores[c]!) / Math.sqrt(biasSquares[c]!)
        if (group === 0) continue
        groupSquares[group + c]! += scores[c]! * scores[c]!
        groupBias[group + c]! -= (GROUP_RATE * rate * scores[c]!) / Math.sqrt(groupSquares[group + c]!)
      }
      for (let f = 0; f < count; f++) {
        const from = kept[f]!
        const step = pace ? rate * pace[from / classes]! : rate
        for (let c = 0; c < classes; c++) {
          const at = from + c
          const gradient = scores[c]! * value + l2 * weights[at]!
          if (gradient === 0) continue
          squares[at]! += gradient * gradient
          weights[at]! -= (step * gradient) / Math.sqrt(squares[at]!)
        }
      }
    }
  }
  return { weights, bias }
}
