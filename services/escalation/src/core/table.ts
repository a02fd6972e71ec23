/** A map that is copied on write in parts, so that a change costs little however many entries there are. */
export interface Table<T> {
  readonly size: number
  readonly parts: readonly (ReadonlyMap<string, T> | undefined)[]
}

const PARTS = 128

const partOf = (key: string): number => {
  let hash = 0
  for (let i = 0; i < key.length; i++) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) | 0
  return (hash >>> 0) % PARTS
}

export const emptyTable = <T>(): Table<T> => ({ size: 0, parts: new Array<undefined>(PARTS).fill(undefined) })

export const get = <T>({ parts }: Table<T>, key: string): T | undefined => parts[partOf(key)]?.get(key)

export const put = <T>(table: Table<T>, key: string, value: T): Table<T> => {
  const index = partOf(key)
  const before = table.parts[index]
  const part = new Map(before)
  part.set(key, value)
  return { size: table.size + (before?.has(key) ? 0 : 1), parts: table.parts.with(index, part) }
}

/** In an order that depends on the keys only as far as their parts go, and within a part on the order of entry. */
export const valuesOf = <T>({ parts }: Table<T>): T[] => parts.flatMap(part => (part ? [...part.values()] : []))
