/** Answer of `GET /v1/signals/{id}/explain`, as far as the console shows it. */
export interface Explanation {
  readonly signal: {
    readonly kind: string
    readonly about: readonly { readonly term: string; readonly negative: number }[]
    readonly whileBlind: boolean
  }
  /** The arithmetic, a line each. */
  readonly lines: readonly string[]
  /** Absent while history is off or away. */
  readonly mentions?: readonly Mention[]
}

/** A public post as the gateway gives it. */
export interface Mention {
  readonly id: string
  readonly source: string
  /** RFC 3339. */
  readonly publishedAt: string
  /** Empty when it was deleted or erased. */
  readonly text: string
  readonly url: string
  readonly language: string
  readonly deleted: boolean
}

/** Posts with the same words, copied or passed on. */
export interface MentionGroup {
  readonly mention: Mention
  readonly copies: number
}

const sameWords = (text: string): string =>
  text
    .toLowerCase()
    .replace(/https?:\/\/\S+|[@#]\S+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Each text once, in the order of the list, with how often it was written. */
export const groupCopies = (mentions: readonly Mention[]): MentionGroup[] => {
  const groups = new Map<string, MentionGroup>()
  for (const mention of mentions) {
    const key = sameWords(mention.text) || mention.id
    const held = groups.get(key)
    groups.set(key, held ? { ...held, copies: held.copies + 1 } : { mention, copies: 1 })
  }
  return [...groups.values()]
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Those that contain the term, without regard to case and marks on letters. */
export const mentionsWith = (mentions: readonly Mention[], term: string): Mention[] =>
  mentions.filter(({ text }) => folded(text).includes(folded(term)))

/** The address of a post if it leads to a web page; posts come from anywhere, and an address may be anything. */
export const webAddress = (url: string): string | undefined => (/^https?:\/\//i.test(url) ? url : undefined)
