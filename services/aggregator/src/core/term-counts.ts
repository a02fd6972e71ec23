/** Counts of 32-bit terms in one open-addressed table that is used again and again. */
export interface TermCounts {
  clear(): void
  /** Counts a term once per document; documents are numbered from 1, each before the next. */
  add(term: number, document: number): void
  each(least: number, visit: (term: number, count: number) => void): void
}

const FIRST_CAPACITY = 1 << 12

export const createTermCounts = (): TermCounts => {
  let capacity = FIRST_CAPACITY
  let terms = new Uint32Array(capacity)
  let counts = new Uint16Array(capacity)
  let documents = new Uint16Array(capacity)
  let slots: number[] = []

  const find = (term: number): number => {
    const mask = capacity - 1
    let slot = (term >>> 1) & mask
    while (counts[slot] !== 0 && terms[slot] !== term) slot = (slot + 1) & mask
    return slot
  }

  const grow = (): void => {
    const [oldTerms, oldCounts, oldDocuments, oldSlots] = [terms, counts, documents, slots]
    capacity *= 2
    terms = new Uint32Array(capacity)
    counts = new Uint16Array(capacity)
    documents = new Uint16Array(capacity)
    slots = oldSlots.map(old => {
      const slot = find(oldTerms[old]!)
      terms[slot] = oldTerms[old]!
      counts[slot] = oldCounts[old]!
      documents[slot] = oldDocuments[old]!
      return slot
    })
  }

  return {
    clear() {
      for (const slot of slots) counts[slot] = 0
      slots.length = 0
    },
    add(term, document) {
      const slot = find(term)
      if (counts[slot] === 0) {
        terms[slot] = term
        slots.push(slot)
      } else if (documents[slot] === document) return
      documents[slot] = document
      counts[slot]!++
      if (slots.length > capacity / 2) grow()
    },
    each(least, visit) {
      for (const slot of slots) if (counts[slot]! >= least) visit(terms[slot]!, counts[slot]!)
    },
  }
}
