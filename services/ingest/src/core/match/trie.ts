import { foldTable } from './fold-table.ts'

/** A symbol that no term holds. */
export const NO_CLASS = 0
/** A code unit whose fold is longer than itself, or half of an astral code point. */
export const COMPLEX_CLASS = 0xffff

/**
 * All terms as one trie over folded code units, anchored at the beginning of a match. Symbols are renumbered to small classes, so that most
 * words of a text leave it at their first letter; steps are one open-addressed table.
 */
export interface Trie {
  /** Class per original (not folded) UTF-16 code unit. */
  readonly classOfUnit: Uint16Array
  /** Class of one folded code unit. */
  classOfFolded(unit: number): number
  /** The node after a class, or 0. Node 0 is the root, which nothing leads to. */
  step(node: number, symbolClass: number): number
  /** Terms that end at the node, by their index. */
  readonly endings: readonly (readonly number[] | undefined)[]
}

const hash = (key: number): number => Math.imul(key, 0x9e3779b1) >>> 0

interface Draft {
  readonly steps: Map<number, number>
  endings?: number[]
}

/** Builds the trie of folded terms. An empty one matches nothing. */
export const buildTrie = (foldedTerms: readonly string[]): Trie => {
  const { units, expansions, kinds } = foldTable()
  const classes = new Map<number, number>()
  const drafts: Draft[] = [{ steps: new Map() }]
  for (const [index, term] of foldedTerms.entries()) {
    if (term === '') continue
    let node = 0
    for (let i = 0; i < term.length; i++) {
      const unit = term.charCodeAt(i)
      const symbolClass = classes.get(unit) ?? classes.size + 1
      classes.set(unit, symbolClass)
      const steps = drafts[node]!.steps
      node = steps.get(symbolClass) ?? drafts.push({ steps: new Map() }) - 1
      steps.set(symbolClass, node)
    }
    const ending = drafts[node]!
    ending.endings = [...(ending.endings ?? []), index]
  }

  const width = classes.size + 1
  const mask = 2 ** Math.ceil(Math.log2(drafts.length * 2 + 2)) - 1
  const shift = 32 - Math.log2(mask + 1)
  const keys = new Int32Array(mask + 1)
  const targets = new Int32Array(mask + 1)
  for (const [node, { steps }] of drafts.entries()) {
    for (const [symbolClass, target] of steps) {
      const key = node * width + symbolClass
      let slot = hash(key) >>> shift
      while (keys[slot] !== 0) slot = (slot + 1) & mask
      keys[slot] = key
      targets[slot] = target
    }
  }

  const classOfUnit = new Uint16Array(units.length)
  for (let unit = 0; unit < units.length; unit++) {
    const isComplex = units[unit] === 0 && (expansions.has(unit) || kinds[unit] !== 0)
    classOfUnit[unit] = isComplex ? COMPLEX_CLASS : (classes.get(units[unit]!) ?? NO_CLASS)
  }
  return {
    classOfUnit,
    classOfFolded: unit => classes.get(unit) ?? NO_CLASS,
    step(node, symbolClass) {
      const key = node * width + symbolClass
      let slot = hash(key) >>> shift
      while (keys[slot] !== key) {
        if (keys[slot] === 0) return 0
        slot = (slot + 1) & mask
      }
      return targets[slot]!
    },
    endings: drafts.map(({ endings }) => endings),
  }
}
