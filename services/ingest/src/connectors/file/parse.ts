import { type RawPost, type Rejected, rejected } from '../../core/post.ts'

const decoder = new TextDecoder('utf-8', { fatal: true })

/** A record as it was read. What a post itself says is not trusted here, so the two never share a shape. */
export type Parsed = { readonly post: RawPost } | { readonly problem: Rejected }

export const textOfBytes = (bytes: Uint8Array): string | Rejected => {
  try {
    return decoder.decode(bytes)
  } catch {
    return rejected('invalid-utf8', 'not UTF-8')
  }
}

/** One line of NDJSON; undefined for a blank one. */
export const parseJsonLine = (bytes: Uint8Array): Parsed | undefined => {
  const text = textOfBytes(bytes)
  if (typeof text !== 'string') return { problem: text }
  if (text.trim() === '') return undefined
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { post: value }
    return { problem: rejected('not-an-object', 'the line is no JSON object') }
  } catch (error) {
    return { problem: rejected('malformed-json', error instanceof Error ? error.message : 'no JSON') }
  }
}

/** A row of CSV as a post. Empty cells are absent; `brands` are separated by ";" or spaces; digits are epoch milliseconds. */
export const postOfRow = (cells: Readonly<Record<string, string>>): RawPost => {
  const post: Record<string, unknown> = {}
  for (const [field, cell] of Object.entries(cells)) {
    if (cell === '') continue
    if (field === 'brands') post[field] = cell.split(/[;\s]+/).filter(Boolean)
    else if (field === 'publishedAt' || field === 'observedAt')
      post[field] = /^\d{12,}$/.test(cell) ? Number(cell) : cell
    else post[field] = cell
  }
  return post
}
